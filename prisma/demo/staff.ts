import { type Actor, DOOR, type Role } from '@/lib/access/schema'
import { enterDemoApplicant } from '@/lib/accounts/commands/sign-up'
import { createFirstAdministrator, createStaff } from '@/lib/accounts/commands/staff'
import { findForSignIn } from '@/lib/accounts/store'
import { enterPersonnel } from '@/lib/assessments/commands/personnel'
import { personnelOf } from '@/lib/assessments/store/personnel'
import { asActor } from '@/lib/db'
import { assessmentInstitutionsOf, careInstitutionsFor } from '@/lib/institutions/store'
import { addDays, type PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { inventNationalId } from '@/lib/people/rules/national-id'
import { nationalIdKeyOf } from '@/lib/people/store'
import { NANXUN, TONGXIANG } from './reference'

/** Everyone who acts in the demo, by job. Invented, each with an id in an area nobody is registered in. */
export type Cast = { administrator: Actor; bureaus: Record<string, Bureau> }
export type Bureau = {
  code: string
  administrator: Actor
  clerks: [Actor, Actor]
  reviewers: [Actor, Actor]
  /** An assessor and an expert by turns, two a house and four of the last, in register order. */
  assessors: Array<{ actor: Actor; kind: 'assessor' | 'expert'; personnelId: string }>
}

/** Who holds a bureau's posts, by name; their ids are invented in `area`, from `sequence` on. */
export type Posts = {
  letters: string
  area: string
  sequence: number
  clerks: [string, string]
  reviewers: [string, string]
  administrator: string
  /** An assessor and an expert by turns: two a house. */
  assessors: string[]
  /** Someone of a care institution. */
  carer?: string
}

type Entry = {
  loginName: string
  displayName: string
  role: Role
  regionCode: string | null
  institutionId?: string
  area: string
  sequence: number
}

/** The area of those who belong to no region. */
const AREA = '330499'

function idOf(entry: Pick<Entry, 'area' | 'sequence'>): string {
  return inventNationalId(entry.area, '1980-01-01', entry.sequence)
}

function actorOf(entry: Entry, accountId: string): Actor {
  const { role, regionCode, displayName, institutionId = null } = entry
  return { role, accountId, regionCode, institutionId, personKey: nationalIdKeyOf(idOf(entry)), name: displayName }
}

async function enter(administrator: Actor, entry: Entry, at: Date): Promise<Actor> {
  const { loginName, displayName, role, regionCode, institutionId = null } = entry
  const staff = { loginName, displayName, role: role as 'clerk', regionCode, institutionId, nationalId: idOf(entry) }
  return actorOf(entry, must(await createStaff(administrator, staff, at, { demo: true })).accountId)
}

const FIRST: Entry = {
  ...{ loginName: 'admin', displayName: '演示·总管理员', role: 'administrator', regionCode: null },
  ...{ area: AREA, sequence: 1 },
}

/** The administrator of all regions, before there is a region. */
export async function seedAdministrator(at: Date): Promise<Actor> {
  const made = must(
    await createFirstAdministrator(
      { loginName: FIRST.loginName, displayName: FIRST.displayName, nationalId: idOf(FIRST), password: '' },
      at,
      { demo: true },
    ),
  )
  return actorOf(FIRST, made.accountId)
}

const POSTS: Record<string, Posts> = {
  [TONGXIANG.code]: {
    ...{ letters: 'tx', area: '330499', sequence: 11 },
    clerks: ['演示·周经办', '演示·吴经办'],
    reviewers: ['演示·赵主任', '演示·郑主任'],
    administrator: '演示·桐乡管理员',
    carer: '演示·桐乡护理员',
    assessors: ['演示·沈评估', '演示·朱专家', '演示·钱评估', '演示·姚专家', '演示·陆评估', '演示·俞专家', '演示·范评估', '演示·柳专家'],
  },
  [NANXUN.code]: {
    ...{ letters: 'nx', area: '330599', sequence: 11 },
    clerks: ['演示·徐经办', '演示·潘经办'],
    reviewers: ['演示·董主任', '演示·费主任'],
    administrator: '演示·南浔管理员',
    carer: '演示·南浔护理员',
    assessors: ['演示·章评估', '演示·顾专家', '演示·严评估', '演示·丁专家', '演示·褚评估', '演示·闵专家', '演示·屠评估', '演示·施专家'],
  },
}

export type Office = Omit<Bureau, 'assessors'>
/** Finds or makes the account of one post. */
type Fill = (loginName: string, displayName: string, role: Role, sequence: number) => Promise<Actor>

function fillOf(posts: Posts, regionCode: string, one: (entry: Entry) => Promise<Actor>): Fill {
  const { letters, area } = posts
  return (loginName, displayName, role, sequence) =>
    one({ loginName: `${letters}-${loginName}`, displayName, role, regionCode, area, sequence: posts.sequence + sequence })
}

async function officeOf(posts: Posts, code: string, fill: Fill): Promise<Office> {
  return {
    code,
    administrator: await fill('admin', posts.administrator, 'administrator', 0),
    clerks: [await fill('clerk1', posts.clerks[0], 'clerk', 1), await fill('clerk2', posts.clerks[1], 'clerk', 2)],
    reviewers: [await fill('reviewer1', posts.reviewers[0], 'reviewer', 3), await fill('reviewer2', posts.reviewers[1], 'reviewer', 4)],
  }
}

/** One assessor's or expert's account, and which of the region's houses it is of. */
async function assessorsOf(posts: Posts, fill: Fill): Promise<Array<{ actor: Actor; kind: 'assessor' | 'expert'; house: number }>> {
  const assessors = []
  for (const [i, displayName] of posts.assessors.entries()) {
    const kind = i % 2 === 0 ? ('assessor' as const) : ('expert' as const)
    const house = Math.floor(i / 2)
    assessors.push({ actor: await fill(`${kind}${house + 1}`, displayName, 'assessor', 10 + i), kind, house })
  }
  return assessors
}

/** The staff of one bureau. */
export function seedBureau(administrator: Actor, code: string, posts: Posts, at: Date): Promise<Office> {
  return officeOf(
    posts,
    code,
    fillOf(posts, code, (entry) => enter(administrator, entry, at)),
  )
}

/** Bureau staff, and those who watch over all pairs. */
export async function seedOffices(administrator: Actor, at: Date): Promise<Record<string, Office>> {
  const watch: Array<[string, string, Role]> = [
    ['security', '演示·安全员', 'securityOfficer'],
    ['auditor', '演示·审计员', 'auditor'],
    ['workgroup', '演示·工作组', 'supervisor'],
  ]
  for (const [i, [loginName, displayName, role]] of watch.entries())
    await enter(administrator, { loginName, displayName, role, regionCode: null, area: AREA, sequence: 2 + i }, at)
  const offices: Record<string, Office> = {}
  for (const [code, posts] of Object.entries(POSTS)) offices[code] = await seedBureau(administrator, code, posts, at)
  return offices
}

/** Assessors' accounts, then the bureau's register: an assessor and an expert from each of its assessment institutions. */
export async function seedAssessorsOf(administrator: Actor, office: Office, posts: Posts, today: PlainDate, at: Date): Promise<Bureau> {
  const { code } = office
  const houses = await asActor(office.clerks[0], (tx) => assessmentInstitutionsOf(tx, code, today))
  const fill = fillOf(posts, code, (entry) => enter(administrator, entry, at))
  const assessors: Bureau['assessors'] = []
  for (const [i, { actor, kind, house }] of (await assessorsOf(posts, fill)).entries()) {
    // The last house has the rest: two of its experts, so that a 复评 finds other people of another house.
    const institution = houses[Math.min(house, houses.length - 1)]
    if (!institution || !actor.accountId) throw new Error(`no assessment institution for ${actor.name}`)
    const certificate = {
      accountId: actor.accountId,
      kind,
      institutionId: institution.id,
      certificateNo: `演示${code}-${i + 1}`,
      validFrom: '2025-05-01',
      validTo: addDays(today, 700),
    } as const
    const { personnelId } = must(await enterPersonnel(office.clerks[0], certificate, { today, at }))
    assessors.push({ actor, kind, personnelId })
  }
  return { ...office, assessors }
}

/** Someone of a care institution in each region: of the one that the demo's families choose. */
export async function seedCarers(
  administrator: Actor,
  regionCodes: readonly [string, string],
  today: PlainDate,
  at: Date,
): Promise<Actor[]> {
  const offered = await asActor(administrator, (tx) => careInstitutionsFor(tx, today, regionCodes))
  const carers: Actor[] = []
  for (const code of regionCodes) {
    const { letters, area, carer = '' } = POSTS[code] as Posts
    const institution = offered.find((one) => one.regionCode === code)
    if (!institution) throw new Error(`no care institution in ${code}`)
    const entry = { loginName: `${letters}-care`, displayName: carer, role: 'institution' as const }
    carers.push(await enter(administrator, { ...entry, regionCode: code, institutionId: institution.id, area, sequence: 41 }, at))
  }
  return carers
}

export async function seedAssessors(
  administrator: Actor,
  offices: Record<string, Office>,
  today: PlainDate,
  at: Date,
): Promise<Record<string, Bureau>> {
  const bureaus: Record<string, Bureau> = {}
  for (const [code, posts] of Object.entries(POSTS)) {
    const office = offices[code]
    if (office) bureaus[code] = await seedAssessorsOf(administrator, office, posts, today, at)
  }
  return bureaus
}

/** The cast of a demo that was seeded earlier; null where one of its accounts is missing. */
export async function castFromDatabase(): Promise<Cast | null> {
  class Missing extends Error {}
  async function kept(entry: Entry): Promise<Actor> {
    const account = await asActor(DOOR, (tx) => findForSignIn(tx, { loginName: entry.loginName }))
    if (!account?.demo || account.status !== 'active') throw new Missing(entry.loginName)
    return actorOf(entry, account.id)
  }
  try {
    const bureaus: Record<string, Bureau> = {}
    for (const [code, posts] of Object.entries(POSTS)) {
      const fill = fillOf(posts, code, kept)
      const office = await officeOf(posts, code, fill)
      const register = await asActor(office.clerks[0], (tx) => personnelOf(tx, code))
      const assessors = (await assessorsOf(posts, fill)).map(({ actor, kind }) => {
        const entered = register.find((one) => one.accountId === actor.accountId)
        if (!entered) throw new Missing(actor.name)
        return { actor, kind, personnelId: entered.id }
      })
      bureaus[code] = { ...office, assessors }
    }
    return { administrator: await kept(FIRST), bureaus }
  } catch (error) {
    if (error instanceof Missing) return null
    throw error
  }
}

/** A family account of the demo: who applies for oneself or for another. Its identity is declared until a bureau has seen papers. */
export async function seedFamily(person: { loginName: string; name: string; nationalId: string; phone: string }, at: Date): Promise<Actor> {
  const { accountId } = must(await enterDemoApplicant({ ...person, verified: false }, at))
  return { role: 'applicant', accountId, regionCode: null, institutionId: null, personKey: null, name: person.name }
}
