import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, type Cast, seedFamily } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { anApplication, caseStanding, family, NX, SL, seedCast, seedThirdRegion, TX } from '../../cases/cast.fixture'
import { messagesOf } from '../../cases/store/message'
import { asActor, closeDoor } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { careOf } from '../../people/store/care'
import type { RatingScore } from '../schema/complaint'
import { countRatings, insertRating, lockRatings, publicRating, writePublicRating } from '../store/rating'
import { carerOf } from '../supervision.fixture'
import { answer, complain, rate } from './complaint'
import { complaintPage, supervisionDesk } from './desk'
import { careToSpeakOf, feedbackOf } from './feedback'
import { recordFinding } from './finding'
import { supervisionOverview } from './overview'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const SECRET = '护工三天没有来，打电话也不接（示例）'
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const supervisor: Actor = { ...family(), role: 'supervisor', name: '示例·工作组' }

let cast: Cast
let [tx, nx, sl] = [{} as Bureau, {} as Bureau, {} as Bureau]
let house: Institution
let spoken: { careId: string; applicant: Actor; now: { today: PlainDate; at: Date }; caseId: string }
let own: Bureau
let other: Bureau

beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  ;[tx, nx, sl] = [TX, NX, SL].map((region) => cast.bureaus[region] as Bureau) as [Bureau, Bureau, Bureau]
  // An account of its own: who is told something must have an inbox.
  const { application } = await anApplication()
  const { name, nationalId } = application
  const person = { loginName: 'family-speaks', name, nationalId, phone: '19900008001' }
  const applicant = await seedFamily(person, new Date('2026-03-01T01:00:00Z'))
  const { caseId, today } = await caseStanding(cast, 'recognised', { choosesCare: true, applicant, application })
  const [care] = await asActor(CALENDAR, (door) => careOf(door, { caseId }))
  if (!care) throw new Error('nobody cares')
  house = (await asActor(CALENDAR, (door) => institution(door, care.institutionId))) as Institution
  ;[own, other] = house.regionCode === TX ? [tx, nx] : [nx, tx]
  spoken = { careId: care.id, applicant, now: { today, at: new Date(`${today}T03:00:00Z`) }, caseId }
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const said = (more: object = {}) => ({
  ...{ requestId: randomUUID(), careId: spoken.careId, category: 'absence' as const, text: SECRET, wantsAnswer: 'yes' as const },
  ...more,
})

describe('投诉', () => {
  test('of a family about its own institution: a number, a limit, both bureaus; the bureau there answers, the inbox tells', async () => {
    const entry = said()
    const filed = must(await complain(spoken.applicant, entry, spoken.now))
    expect(filed.number).toMatch(/^TS-2026-\d{6}$/)
    expect(must(await complain(spoken.applicant, entry, spoken.now))).toEqual(filed)
    const desks = await Promise.all(
      [own.clerks[0], other.reviewers[0], sl.clerks[0]].map((actor) => supervisionDesk(actor, spoken.now.today)),
    )
    expect(desks.map((desk) => desk.complaints.length)).toEqual([1, 1, 0])
    const complaintId = desks[0]?.complaints[0]?.id ?? ''
    expect((await complaintPage(other.clerks[0], complaintId))?.complaint.text).toBe(SECRET)
    const press = { complaintId, outcome: 'upheld' as const, text: '已约谈机构，补足服务时间（示例）' }
    expect(code(await answer(other.clerks[0], press, spoken.now))).toBe('notOurs')
    expect(code(await answer(sl.clerks[0], press, spoken.now))).toBe('complaintUnknown')
    const both = await Promise.all([own.clerks[0], own.clerks[1]].map((actor) => answer(actor, press, spoken.now)))
    expect(both.map(code).sort()).toEqual(['answeredAlready', 'ok'])
    const { complaints } = await feedbackOf(spoken.applicant)
    expect(complaints).toMatchObject([{ number: filed.number, state: 'answered', outcome: 'upheld', answer: press.text }])
    const { rows } = await asActor(spoken.applicant, (door) => messagesOf(door, spoken.applicant, {}, 1))
    expect(rows.find((one) => one.about === 'complaint')).toMatchObject({
      caseNo: filed.number,
      text: expect.stringContaining('补足服务时间'),
    })
  })

  test('it becomes a finding once; the institution reads the finding and nothing of who complained', async () => {
    must(await complain(spoken.applicant, said(), spoken.now))
    const [complaint] = (await supervisionDesk(own.clerks[0], spoken.now.today)).complaints
    const complaintId = complaint?.id ?? ''
    const entry = {
      institutionId: house.id,
      complaintId,
      kind: 'service' as const,
      severity: 'serious' as const,
      text: '服务时间不足（示例）',
    }
    const both = await Promise.all(
      [own.clerks[0], other.clerks[0]].map((actor) => recordFinding(actor, { ...entry, requestId: randomUUID() }, spoken.now)),
    )
    expect(both.map(code).sort()).toEqual(['findingStands', 'ok'])
    const seen = await asActor(carerOf(house), async (door) => [
      await door.finding.findMany({}),
      await door.complaint.findMany({}),
      await door.findingStep.count(),
    ])
    expect(seen[1]).toEqual([])
    expect(seen[2]).toBe(1)
    expect(JSON.stringify(seen[0])).not.toContain(complaintId)
    expect(JSON.stringify(seen[0])).not.toContain(spoken.caseId)
  })

  test('walls: of nobody else’s care, by nobody else, and read by nobody else', async () => {
    for (const actor of [family(), carerOf(house), own.clerks[0], PUBLIC, cast.administrator]) {
      expect(code(await complain(actor, said(), spoken.now))).toBe('careUnknown')
      expect(code(await rate(actor, { careId: spoken.careId, score: 1, text: '' }, spoken.now))).toBe('careUnknown')
    }
    expect(await careToSpeakOf(family(), spoken.careId)).toBeNull()
    for (const actor of [carerOf(house), family(), PUBLIC, cast.administrator, supervisor])
      expect(await asActor(actor, async (door) => [await door.complaint.count(), await door.rating.count()])).toEqual([0, 0])
    // Past the rules: a row about an institution that never cared for the person is not written.
    const row = {
      ...{ id: randomUUID(), number: 'TS-X', requestId: randomUUID(), institutionId: randomUUID(), regionCode: TX, concernedRegions: [TX] },
      ...{ caseId: spoken.caseId, accountId: spoken.applicant.accountId ?? '', category: 'other', wantsAnswer: false, textCipher: 'x' },
      ...{ receivedOn: spoken.now.today, dueOn: spoken.now.today },
    }
    await expect(asActor(spoken.applicant, (door) => door.complaint.createMany({ data: [row] }))).rejects.toThrow(/row-level security/)
  })

  test('what a family wrote stands nowhere in clear', async () => {
    const { rows } = await owner.query(
      'select c::text as t from "Complaint" c union all select m::text from "Message" m union all select a::text from "AuditEntry" a',
    )
    expect(rows.map((row) => row.t).join('\n')).not.toMatch(/三天没有来|补足服务时间/)
  })
})

describe('好差评', () => {
  test('one of a case and an institution; of two presses at once one counts', async () => {
    const press = { careId: spoken.careId, score: 4 as RatingScore, text: '护理员很耐心（示例）' }
    const both = await Promise.all([1, 2].map(() => rate(spoken.applicant, press, spoken.now)))
    expect(both.map(code).sort()).toEqual(['ok', 'ratedAlready'])
    expect((await careToSpeakOf(spoken.applicant, spoken.careId))?.rating).toMatchObject({ score: 4, text: press.text })
    expect(await asActor(PUBLIC, (door) => publicRating(door, house.id))).toBeNull()
    const { rows } = await owner.query('select r::text as t from "Rating" r')
    expect(rows[0].t).not.toContain('很耐心')
  })

  test('P-09 the public has no figure of nine, one of ten, and the same one of nineteen', async () => {
    const { rows } = await owner.query('select "concernedRegions" from "Rating" limit 1')
    const figures: Array<number | null> = []
    for (let i = 2; i <= 20; i += 1) {
      // By the owner: nineteen families would be nineteen whole stories.
      await owner.query(
        `insert into "Rating" ("id","number","institutionId","concernedRegions","caseId","accountId","score","ratedOn") values ($1,$2,$3,$4,$5,$6,$7,$8)`,
        [randomUUID(), `PJ-T-${i}`, house.id, rows[0].concernedRegions, randomUUID(), randomUUID(), 1 + (i % 5), spoken.now.today],
      )
      await asActor(CALENDAR, async (door) => {
        await lockRatings(door, house.id)
        const { count, sum } = await countRatings(door, house.id)
        expect(count).toBe(i)
        if (count % 10 === 0) await writePublicRating(door, house.id, { count, sum, asOf: spoken.now.today })
      })
      figures.push((await asActor(PUBLIC, (door) => publicRating(door, house.id)))?.count ?? null)
    }
    expect(figures).toEqual([...Array(8).fill(null), ...Array(10).fill(10), 20])
    // The table itself keeps no figure of fewer, whoever writes it; and nobody but the portal's hand does.
    await expect(
      asActor(CALENDAR, (door) => writePublicRating(door, randomUUID(), { count: 9, sum: 30, asOf: spoken.now.today })),
    ).rejects.toThrow(/PublicRating_tens/)
    await expect(
      asActor(own.clerks[0], (door) => writePublicRating(door, randomUUID(), { count: 10, sum: 30, asOf: spoken.now.today })),
    ).rejects.toThrow(/row-level security/)
    await expect(
      asActor(carerOf(house), (door) =>
        insertRating(door, {
          ...{ id: randomUUID(), number: 'PJ-OWN', institutionId: house.id, concernedRegions: [TX], caseId: spoken.caseId, accountId: 'x' },
          ...{ score: 5, text: null, ratedOn: spoken.now.today },
        }),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('P-09 the working group reads no small cell and no total that gives one away', async () => {
    const overview = await supervisionOverview(supervisor, spoken.now.today)
    for (const { rows, rowTotals, columnTotals, total } of [overview.complaints.table, overview.ratings.table])
      for (const cell of [...rows.flat(), ...rowTotals, ...columnTotals, total]) expect(cell === null || cell >= 10).toBe(true)
    expect(overview.complaints.table.total).toBeNull()
    expect(overview.figures.length).toBeGreaterThan(1)
  })
})
