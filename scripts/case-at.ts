// npm run case:at <status> [<insured> <residence>]: makes a case standing at that status by performing the commands that lead there, on
// the demo database. A region is named by its code, name or letters; without them the case is insured in the first and lives in the second.
import { randomInt } from 'node:crypto'
import { CALENDAR, PUBLIC } from '@/lib/access/schema'
import { DEMO_PASSWORD } from '@/lib/accounts/schema'
import type { Region } from '@/lib/agreements/schema'
import { demoOffset, regions, townshipsOf, workingCalendarOf } from '@/lib/agreements/store'
import { queryCodeOf } from '@/lib/cases/commands/query-code'
import { DESK_OF } from '@/lib/cases/rules/life'
import { CASE_STATUSES, CaseStatus, DESK_LABEL, STATUS_LABEL } from '@/lib/cases/schema'
import { caseById } from '@/lib/cases/store/case'
import { asActor, closeDoor } from '@/lib/db'
import { addDays, type PlainDate, shanghaiDay } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { portalMode } from '@/lib/mode'
import { recordInsurance } from '@/lib/people/commands'
import { inventNationalId } from '@/lib/people/rules/national-id'
import { EDITIONS } from '@/lib/standard/rules/edition'
import { sheetWithTotals } from '@/lib/standard/sheets.fixture'
import { type Cast, castFromDatabase, seedFamily } from '@/prisma/demo/staff'
import { AGO, beginningOf, SEVERE } from '@/prisma/demo/stories'
import { tellTo } from '@/prisma/demo/walk'

const STATUSES = CASE_STATUSES.map((status) => `${status}(${STATUS_LABEL[status]})`).join('、')

/** A sentence for whoever typed the command. */
class Unfit extends Error {}

function regionNamed(known: readonly Region[], text: string | undefined, otherwise: Region | undefined): Region {
  const found = text === undefined ? otherwise : known.find((one) => [one.code, one.name, one.shortName, one.letters].includes(text.trim()))
  if (!found) throw new Unfit(`没有地区“${text ?? ''}”,可选:${known.map((one) => `${one.shortName}(${one.code})`).join('、')}。`)
  return found
}

async function makeCase(cast: Cast, status: CaseStatus, insured: Region, residence: Region, today: PlainDate) {
  const calendar = await asActor(CALENDAR, workingCalendarOf)
  const from = beginningOf(calendar, today, AGO[status])
  const towns = await asActor(PUBLIC, (tx) => townshipsOf(tx, residence.code))
  const edition = EDITIONS[0]
  const town = towns[randomInt(towns.length)]
  if (!edition || !town) throw new Error('an edition is published and each region has its townships')
  const nationalId = inventNationalId('330499', addDays('1930-01-01', randomInt(9000)), randomInt(1000))
  const person = { name: '示例·案例', nationalId, phone: `1990009${String(randomInt(10_000)).padStart(4, '0')}` }
  const loginName = `case-${nationalId.slice(10, 17)}`
  const applicant = await seedFamily({ ...person, loginName }, new Date())
  const insurance = { nationalId, insuredRegion: insured.code, scheme: '310', insuredSince: '2023-01-01', status: 'insured' } as const
  must(await recordInsurance(CALENDAR, { ...insurance, source: '演示:参保系统', mark: '演示', asOf: addDays(from, -3) }))
  const { caseId } = await tellTo(cast, calendar, {
    ...{ name: nationalId, applicant, appliedAs: 'self', insured: insured.code, residence: residence.code, until: status, from },
    application: {
      ...{ ...person, townshipCode: town.code, address: '示例路 1 号', residenceSince: addDays(from, -200) },
      ...{ condition: '起居需人照料(示例)', representative: null },
    },
    answers: sheetWithTotals(edition, SEVERE),
    choosesCare: status === 'recognised',
  })
  const caseFile = await asActor(CALENDAR, (tx) => caseById(tx, caseId))
  if (!caseFile) throw new Error('the case was told a moment ago')
  return { caseFile, loginName }
}

/** Login names by job, as the demo's seed gives them. */
function signInsOf(region: Region): string {
  const letters = region.letters.toLowerCase()
  return `${letters}-clerk1(初审)、${letters}-reviewer1(复核)`
}

async function main(): Promise<void> {
  const [given, ...named] = process.argv.slice(2)
  if (portalMode() === 'live') throw new Unfit('正式环境不造案件:case:at 只用于演示数据库。')
  const status = CaseStatus.safeParse(given)
  if (!status.success) throw new Unfit(`${given ? `没有状态“${given}”` : '请写明状态'},可选:${STATUSES}。`)
  const cast = await castFromDatabase()
  if (!cast) throw new Unfit('数据库里没有完整的演示账号,请先运行 npm run db:reset。')
  const known = (await asActor(PUBLIC, regions)).filter((one) => one.code in cast.bureaus)
  const insured = regionNamed(known, named[0], known[0])
  const residence = regionNamed(
    known,
    named[1],
    known.find((one) => one.code !== insured.code),
  )
  if (insured.code === residence.code) throw new Unfit('参保地与居住地应是两个地区。')
  const today = addDays(shanghaiDay(new Date()), await asActor(PUBLIC, demoOffset))
  const { caseFile, loginName } = await makeCase(cast, status.data, insured, residence, today)
  const desk = DESK_OF[caseFile.status]
  const assessors = residence.letters.toLowerCase()
  const isDraft = caseFile.status === 'draft'
  console.log(
    [
      `${STATUS_LABEL[caseFile.status]}:${insured.shortName}参保、住${residence.shortName}${desk === 'none' ? '' : `,在${DESK_LABEL[desk]}的案桌上`}`,
      `  案号    ${isDraft ? '(草稿没有案号)' : caseFile.caseNo}`,
      `  编号    ${caseFile.id}`,
      `  查询码  ${isDraft ? '(提交后才有)' : queryCodeOf(caseFile.id)}`,
      `  家属    ${loginName}`,
      `  ${insured.shortName}    ${signInsOf(insured)}`,
      `  ${residence.shortName}    ${signInsOf(residence)}${DESK_OF[caseFile.status] === 'assessors' ? `、${assessors}-assessor1(评估员)、${assessors}-expert1(专家)` : ''}`,
      `  口令    ${DEMO_PASSWORD}`,
    ].join('\n'),
  )
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Unfit)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await closeDoor()
}
