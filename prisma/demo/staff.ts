import type { Actor, Role } from '@/lib/access/schema'
import { enterDemoApplicant } from '@/lib/accounts/commands/sign-up'
import { createFirstAdministrator, createStaff } from '@/lib/accounts/commands/staff'
import { enterPersonnel } from '@/lib/assessments/commands/personnel'
import { asActor } from '@/lib/db'
import { assessmentInstitutionsOf } from '@/lib/institutions/store'
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
  /** Two a house: an assessor and an expert, in register order. */
  assessors: Array<{ actor: Actor; kind: 'assessor' | 'expert'; personnelId: string }>
}

type Entry = { loginName: string; displayName: string; role: Role; regionCode: string | null; sequence: number }

const AREA: Record<string, string> = { [TONGXIANG.code]: '330499', [NANXUN.code]: '330599' }

function idOf(entry: Pick<Entry, 'regionCode' | 'sequence'>): string {
  return inventNationalId(AREA[entry.regionCode ?? ''] ?? '330499', '1980-01-01', entry.sequence)
}

function actorOf(entry: Entry, accountId: string): Actor {
  const { role, regionCode, displayName } = entry
  return { role, accountId, regionCode, institutionId: null, personKey: nationalIdKeyOf(idOf(entry)), name: displayName }
}

async function enter(administrator: Actor, entry: Entry, at: Date): Promise<Actor> {
  const { loginName, displayName, role, regionCode } = entry
  const staff = { loginName, displayName, role: role as 'clerk', regionCode, institutionId: null, nationalId: idOf(entry) }
  return actorOf(entry, must(await createStaff(administrator, staff, at, { demo: true })).accountId)
}

/** The administrator of all regions, before there is a region. */
export async function seedAdministrator(at: Date): Promise<Actor> {
  const entry: Entry = { loginName: 'admin', displayName: '演示·总管理员', role: 'administrator', regionCode: null, sequence: 1 }
  const made = must(
    await createFirstAdministrator(
      { loginName: entry.loginName, displayName: entry.displayName, nationalId: idOf(entry), password: '' },
      at,
      { demo: true },
    ),
  )
  return actorOf(entry, made.accountId)
}

const NAMES: Record<
  string,
  { letters: string; clerks: [string, string]; reviewers: [string, string]; administrator: string; assessors: string[] }
> = {
  [TONGXIANG.code]: {
    letters: 'tx',
    clerks: ['演示·周经办', '演示·吴经办'],
    reviewers: ['演示·赵主任', '演示·郑主任'],
    administrator: '演示·桐乡管理员',
    assessors: ['演示·沈评估', '演示·朱专家', '演示·钱评估', '演示·姚专家', '演示·陆评估', '演示·俞专家'],
  },
  [NANXUN.code]: {
    letters: 'nx',
    clerks: ['演示·徐经办', '演示·潘经办'],
    reviewers: ['演示·董主任', '演示·费主任'],
    administrator: '演示·南浔管理员',
    assessors: ['演示·章评估', '演示·顾专家', '演示·严评估', '演示·丁专家', '演示·褚评估', '演示·闵专家'],
  },
}

async function seedBureau(administrator: Actor, code: string, at: Date): Promise<Omit<Bureau, 'assessors'>> {
  const names = NAMES[code]
  if (!names) throw new Error(`no demo people for ${code}`)
  const { letters } = names
  const one = (loginName: string, displayName: string, role: Role, sequence: number) =>
    enter(administrator, { loginName: `${letters}-${loginName}`, displayName, role, regionCode: code, sequence }, at)
  return {
    code,
    administrator: await one('admin', names.administrator, 'administrator', 11),
    clerks: [await one('clerk1', names.clerks[0], 'clerk', 12), await one('clerk2', names.clerks[1], 'clerk', 13)],
    reviewers: [await one('reviewer1', names.reviewers[0], 'reviewer', 14), await one('reviewer2', names.reviewers[1], 'reviewer', 15)],
  }
}

/** Bureau staff, and those who watch over all pairs. */
export async function seedOffices(administrator: Actor, at: Date): Promise<Record<string, Omit<Bureau, 'assessors'>>> {
  const watch: Array<[string, string, Role]> = [
    ['security', '演示·安全员', 'securityOfficer'],
    ['auditor', '演示·审计员', 'auditor'],
    ['workgroup', '演示·工作组', 'supervisor'],
  ]
  for (const [i, [loginName, displayName, role]] of watch.entries())
    await enter(administrator, { loginName, displayName, role, regionCode: null, sequence: 2 + i }, at)
  return {
    [TONGXIANG.code]: await seedBureau(administrator, TONGXIANG.code, at),
    [NANXUN.code]: await seedBureau(administrator, NANXUN.code, at),
  }
}

/** Assessors' accounts, then the bureau's register: three assessment institutions, an assessor and an expert from each. */
export async function seedAssessors(
  administrator: Actor,
  offices: Record<string, Omit<Bureau, 'assessors'>>,
  today: PlainDate,
  at: Date,
): Promise<Record<string, Bureau>> {
  const bureaus: Record<string, Bureau> = {}
  for (const [code, office] of Object.entries(offices)) {
    const names = NAMES[code]
    const houses = await asActor(office.clerks[0], (tx) => assessmentInstitutionsOf(tx, code, today))
    const assessors: Bureau['assessors'] = []
    for (const [i, displayName] of (names?.assessors ?? []).entries()) {
      const kind = i % 2 === 0 ? 'assessor' : 'expert'
      const loginName = `${names?.letters}-${kind}${Math.floor(i / 2) + 1}`
      const actor = await enter(administrator, { loginName, displayName, role: 'assessor', regionCode: code, sequence: 21 + i }, at)
      const house = houses[Math.floor(i / 2)]
      if (!house || !actor.accountId) throw new Error(`no assessment institution for ${displayName}`)
      const certificate = {
        accountId: actor.accountId,
        kind,
        institutionId: house.id,
        certificateNo: `演示${code}-${i + 1}`,
        validFrom: '2025-05-01',
        validTo: addDays(today, 700),
      } as const
      const { personnelId } = must(await enterPersonnel(office.clerks[0], certificate, { today, at }))
      assessors.push({ actor, kind, personnelId })
    }
    bureaus[code] = { ...office, assessors }
  }
  return bureaus
}

/** A family account of the demo: who applies for oneself or for another. Its identity is declared until a bureau has seen papers. */
export async function seedFamily(person: { loginName: string; name: string; nationalId: string; phone: string }, at: Date): Promise<Actor> {
  const { accountId } = must(await enterDemoApplicant({ ...person, verified: false }, at))
  return { role: 'applicant', accountId, regionCode: null, institutionId: null, personKey: null, name: person.name }
}
