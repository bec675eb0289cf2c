import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, CALENDAR } from '../../access/schema'
import { messagesOf } from '../../cases/store/message'
import { asActor, closeDoor } from '../../db'
import { A, B, person, seedPair } from '../../institutions/commands/co-signed.fixture'
import { addDays, type PlainDate } from '../../kernel/dates'
import { runDueJobs } from './due'
import { warnOfExpiry } from './expiring'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const END = '2026-12-31'
const at = new Date('2026-11-24T01:00:00Z')
const people: Record<string, Actor> = {
  own: person('clerk', A, 'own'),
  ownReviewer: person('reviewer', A, 'ownReviewer'),
  partner: person('clerk', B, 'partner'),
  stranger: person('clerk', '998003', 'stranger'),
  house: { ...person('institution', A, 'house'), institutionId: 'expiring' },
  otherHouse: { ...person('institution', A, 'otherHouse'), institutionId: 'elsewhere' },
}

beforeAll(async () => {
  await owner.connect()
  await seedPair()
  for (const { accountId, role, regionCode, institutionId } of Object.values(people))
    await owner.query(
      `insert into "Account" ("id","loginName","displayName","role","personKey","passwordHash","regionCode","institutionId") values ($1,$1,'示例',$2,$1,'x',$3,$4)`,
      [accountId, role, regionCode, institutionId],
    )
}, 60_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})
beforeEach(() => owner.query('truncate "Message", "Institution", "InstitutionWord", "InstitutionFacet"'))

/** One institution of region A whose agreement ends on END. */
function house(amended: { servesRegions?: string[]; status?: string; licenceTo?: PlainDate } = {}) {
  const { servesRegions = [A, B], status = 'valid', licenceTo = null } = amended
  return owner.query(
    `insert into "Institution" ("id","code","name","nameKey","initials","kind","services","regionCode","townshipCode","address","phone","legalPerson","servesRegions","agreementNo","agreementFrom","agreementTo","status","licenceTo","updatedAt")
     values ('expiring','SL998001E001','示例·到期','示例 shi li','sl','care','{homeCare}',$1,'998001100','示例','','示例',$2,'1','2026-01-01',$3,$4,$5,now())`,
    [A, servesRegions, END, status, licenceTo],
  )
}

const on = (daysLeft: number): PlainDate => addDays(END, -daysLeft)
const warned = (daysLeft: number) => warnOfExpiry({ today: on(daysLeft), at })
const told = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(
        async ([name, actor]) => [name, (await asActor(actor, (tx) => messagesOf(tx, actor, {}, 1))).rows] as const,
      ),
    ),
  )
const counts = async () => Object.fromEntries(Object.entries(await told()).map(([name, rows]) => [name, rows.length]))
const EACH = (n: number) => ({ own: n, ownReviewer: n, partner: n, house: n, stranger: 0, otherHouse: 0 })

describe('协议和许可证到期前 60、30、7 天各提醒一次', () => {
  it('the institution, its own bureau and the partner are told, nobody else; each once a step however often it runs', async () => {
    await house()
    expect(await warned(61)).toBe(0)
    expect(await counts()).toEqual(EACH(0))
    expect(await warned(60)).toBe(1)
    for (const day of [60, 59, 31]) expect(await warned(day)).toBe(0)
    expect(await counts()).toEqual(EACH(1))
    await Promise.all([warned(30), warned(30)])
    expect(await counts()).toEqual(EACH(2))
    await warned(7)
    await warned(0)
    expect(await warned(-1)).toBe(0)
    expect(await counts()).toEqual(EACH(3))
    const { house: mine, partner } = await told()
    expect(mine?.[0]).toMatchObject({
      weight: 'act',
      title: '服务协议还有 7 天（2026年12月31日）',
      about: 'expiry',
      caseNo: 'SL998001E001',
    })
    expect(partner?.[0]).toMatchObject({ weight: 'know', title: '示例·到期：服务协议还有 7 天（2026年12月31日）' })
  })

  it('a run that was missed tells of the step of today and of none before', async () => {
    await house()
    expect(await warned(12)).toBe(1)
    expect(await counts()).toEqual(EACH(1))
  })

  it('the licence is told of by itself; a renewed agreement counts anew', async () => {
    await house({ licenceTo: on(20) })
    expect(await warned(50)).toBe(2)
    await owner.query(`update "Institution" set "agreementTo" = '2027-12-31'`)
    expect(await warned(20)).toBe(1)
    expect(await warnOfExpiry({ today: addDays('2027-12-31', -60), at })).toBe(1)
  })

  it('a bureau it serves nobody of is not troubled, and one that has left warns nobody', async () => {
    await house({ servesRegions: [A] })
    await warned(30)
    expect(await counts()).toEqual({ ...EACH(1), partner: 0 })
    await owner.query('truncate "Message", "Institution"')
    await house({ status: 'withdrawn' })
    expect(await warned(30)).toBe(0)
  })

  it('the demo calendar’s move does it too', async () => {
    await house()
    await runDueJobs(on(7), at)
    expect(await counts()).toEqual(EACH(1))
  })

  it('is read by the index of either day', async () => {
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await app.connect()
    await app.query(`select set_config('portal.role', 'calendar', false)`)
    await app.query('set enable_seqscan = off')
    const { rows } = await app.query(
      `explain select * from "Institution" where "status" <> 'withdrawn' and ("agreementTo" <= '2026-12-31' or "licenceTo" <= '2026-12-31')`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/Institution_agreementTo_idx/)
    expect(plan).toMatch(/Institution_licenceTo_idx/)
    await app.end()
  })

  it('only its own people read it', async () => {
    await house()
    await warned(7)
    expect(await asActor(CALENDAR, (tx) => tx.message.count())).toBe(4)
  })
})
