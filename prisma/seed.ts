import fs from 'node:fs'
import path from 'node:path'
import { type Actor, CALENDAR } from '@/lib/access/schema'
import { DEMO_PASSWORD } from '@/lib/accounts/schema'
import { attestEdition, saveTerms } from '@/lib/agreements/commands'
import { townshipsOf, workingCalendarOf } from '@/lib/agreements/store'
import { deliverQueued } from '@/lib/cases/commands/delivery'
import { readMessages } from '@/lib/cases/commands/inbox'
import type { Application } from '@/lib/cases/schema/command'
import { asActor, closeDoor } from '@/lib/db'
import type { WorkingCalendar } from '@/lib/kernel/calendar'
import { addDays, type PlainDate, shanghaiDay } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { recordInsurance } from '@/lib/people/commands'
import { inventNationalId } from '@/lib/people/rules/national-id'
import { EDITIONS } from '@/lib/standard/rules/edition'
import { sheetWithTotals } from '@/lib/standard/sheets.fixture'
import { seedInstitutions } from './demo/institutions'
import { seedItems } from './demo/items'
import { NANXUN, seedReference, TONGXIANG } from './demo/reference'
import { seedRegisterChanges } from './demo/register'
import { type Cast, seedAdministrator, seedAssessors, seedCarers, seedFamily, seedOffices } from './demo/staff'
import { beginningOf, type StoryRow, storyRows, townsAre } from './demo/stories'
import { seedSupervision } from './demo/supervision'
import { tellTo } from './demo/walk'

// Everything here happens by commands, as the people whose job it is; anchored on the day it runs, otherwise the same each time.
const at = new Date()
const today = shanghaiDay(at)

async function seedCast(): Promise<{ cast: Cast; carers: Actor[] }> {
  const administrator = await seedAdministrator(at)
  const agreement = await seedReference(administrator)
  // A dated term, so that a validity that has ended can be shown: findings recognised in its two months held for one year.
  const short = {
    key: 'validityMonths',
    value: 12,
    validFrom: '2025-05-01',
    validTo: '2025-06-30',
    source: '演示条款',
    verified: false,
    note: '演示：试行两个月',
  } as const
  // Another, so that somebody's 期满评估 has opened: recognised some eleven months ago, for one year.
  const yearly = { ...short, validFrom: addDays(today, -350), validTo: addDays(today, -305), note: '演示：试行一个半月' }
  must(await saveTerms(administrator, agreement.id, [short, yearly]))
  const offices = await seedOffices(administrator, at)
  const [tx, nx] = [offices[TONGXIANG.code], offices[NANXUN.code]]
  if (!tx || !nx) throw new Error('two bureaus are seeded')
  const listers = {
    [TONGXIANG.name]: { clerk: tx.clerks[0], reviewer: tx.reviewers[0] },
    [NANXUN.name]: { clerk: nx.clerks[0], reviewer: nx.reviewers[0] },
  }
  await seedInstitutions(listers, '2025-05-01')
  await seedRegisterChanges(tx, nx, today)
  for (const bureau of [tx, nx]) {
    for (const one of EDITIONS) must(await attestEdition(bureau.reviewers[0], one, { editionId: one.id, digest: one.digest, mark: '演示' }))
  }
  await seedItems([tx, nx], today)
  const carers = await seedCarers(administrator, [TONGXIANG.code, NANXUN.code], today, at)
  return { cast: { administrator, bureaus: await seedAssessors(administrator, offices, today, at) }, carers }
}

type Family = { actor: Actor; loginName: string; row: StoryRow }

/** One person's papers: an id in an unassigned area, a telephone number of nobody. */
function applicationOf(row: StoryRow, i: number, from: PlainDate): Application {
  const area = row.insured === TONGXIANG.code ? '330499' : '330599'
  const nationalId = inventNationalId(area, row.birthDate, 100 + i * 2 + (row.sex === 'male' ? 1 : 0))
  const phone = `1990000${String(i).padStart(4, '0')}`
  const representative =
    row.appliedAs === 'agent' || row.appliedAs === 'guardian'
      ? {
          kind: row.appliedAs,
          name: `示例·${row.name.slice(3, 4)}家属`,
          nationalId: inventNationalId(area, '1970-03-01', 100 + i),
          phone: `1990001${String(i).padStart(4, '0')}`,
          relationship: '子女',
          validTo: addDays(from, 900),
        }
      : null
  return {
    name: row.name,
    nationalId,
    phone,
    townshipCode: row.townshipCode,
    address: `示例路 ${i + 1} 号 ${1 + (i % 6)} 单元`,
    residenceSince: addDays(from, -200),
    condition: '起居需人照料（示例）',
    representative,
  }
}

async function seedStories(cast: Cast, calendar: WorkingCalendar): Promise<Family[]> {
  const families: Family[] = []
  const rows = storyRows(today)
  for (const [i, row] of rows.entries()) {
    // People at work have read the older half of their messages.
    if (i === Math.floor(rows.length / 2)) await readByStaff(cast)
    const from = beginningOf(calendar, today, row.ago)
    const application = applicationOf(row, i, from)
    const signsIn = application.representative ?? application
    const loginName = row.login ?? `family${i + 1}`
    const isCounter = row.appliedAs === 'counter'
    const applicant = isCounter
      ? CALENDAR
      : await seedFamily({ loginName, name: signsIn.name, nationalId: signsIn.nationalId, phone: signsIn.phone }, at)
    const insurance = {
      nationalId: application.nationalId,
      insuredRegion: row.insured,
      scheme: i % 2 ? '310' : '390',
      insuredSince: '2023-01-01',
      status: 'insured',
      source: '演示：参保系统',
      mark: '演示',
    } as const
    // A story of long ago had its record then; a new one is fresh. Every ninth person has none: a clerk confirms with evidence.
    if (i % 9 !== 8) must(await recordInsurance(CALENDAR, { ...insurance, asOf: addDays(from, -3) }))
    const story = {
      name: `${row.name}/${i}`,
      applicant,
      application,
      appliedAs: row.appliedAs,
      insured: row.insured,
      residence: row.residence,
      answers: sheetWithTotals(edition(), row.totals),
      reassessed: row.reassessed && sheetWithTotals(edition(), row.reassessed),
      differsOn: i % 3 === 0 ? { linkId: 'cog.memory', weight: 1 } : undefined,
      from,
      choosesCare: row.choosesCare,
      reports: row.reports,
      until: row.until,
    }
    await tellTo(cast, calendar, story)
    if (!isCounter) families.push({ actor: applicant, loginName, row })
  }
  return families
}

async function readByStaff({ bureaus }: Cast): Promise<void> {
  for (const { clerks, reviewers, assessors } of Object.values(bureaus))
    for (const actor of [...clerks, ...reviewers, ...assessors.map((one) => one.actor)]) must(await readMessages(actor, null, at))
}

function edition() {
  const [first] = EDITIONS
  if (!first) throw new Error('an edition is published')
  return first
}

/** The table `up` prints: by job and region. */
function signInTable(families: readonly Family[]): string {
  const lines = [`演示账号(口令都是 ${DEMO_PASSWORD}):`, '']
  for (const [letters, region] of [
    ['tx', '桐乡'],
    ['nx', '南浔'],
  ] as const) {
    lines.push(
      `  ${region}  经办初审 ${letters}-clerk1、${letters}-clerk2 · 复核 ${letters}-reviewer1、${letters}-reviewer2 · 评估员 ${letters}-assessor1 至 3 · 评估专家 ${letters}-expert1 至 3 · 护理机构 ${letters}-care · 管理员 ${letters}-admin`,
    )
  }
  lines.push('  两地  总管理员 admin · 安全员 security · 审计员 auditor · 联合工作组 workgroup')
  const first = families.filter(({ row }) => !row.login && (row.name.includes('奶奶') || row.until === 'returned' || row.until === 'draft'))
  for (const { loginName, actor, row } of [...first.slice(0, 6), ...families.filter((one) => one.row.login)])
    lines.push(
      `  家属  ${loginName}(${actor.name}，为${row.name};${row.insured === TONGXIANG.code ? '桐乡参保、住南浔' : '南浔参保、住桐乡'})`,
    )
  return `${lines.join('\n')}\n`
}

async function main() {
  const { cast, carers } = await seedCast()
  const calendar = await asActor(CALENDAR, workingCalendarOf)
  const towns = await asActor(CALENDAR, async (tx) => ({
    [TONGXIANG.code]: (await townshipsOf(tx, TONGXIANG.code)).map((one) => one.code),
    [NANXUN.code]: (await townshipsOf(tx, NANXUN.code)).map((one) => one.code),
  }))
  townsAre(towns)
  const families = await seedStories(cast, calendar)
  const [here, there] = [cast.bureaus[TONGXIANG.code], cast.bureaus[NANXUN.code]]
  if (!here || !there) throw new Error('two bureaus are seeded')
  await seedSupervision({ bureaus: [here, there], carers, families: families.map(({ actor }) => actor), today })
  // What these stories sent, they sent on their own days: nothing of it is too old.
  while ((await deliverQueued('2025-01-01', at, 500)).sent > 0);
  const folder = process.env.PORTAL_DATA_DIR ?? '.data'
  fs.mkdirSync(folder, { recursive: true })
  const table = signInTable(families)
  fs.writeFileSync(path.join(folder, 'sign-ins.txt'), table)
  await closeDoor()
}

await main()
