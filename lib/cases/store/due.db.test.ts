import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor, countingQueries, type Door } from '../../db'
import { BULK_TODAY } from '../bulk.fixture'
import { pairOf, writeCases } from '../bulk-pair.fixture'
import type { CaseFile } from '../schema/event'
import { answersPressing, conclusionsPressing, type DuePlace, FROM_THE_FIRST, limitOver, pressing, renewalNear, validityOver } from './due'

const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
/** By then notices and limits of the first weeks are over, and the validity of sixty days ends now and soon. */
const TODAY = '2026-07-14'

beforeAll(async () => {
  await app.connect()
  await writeCases([[await pairOf(['995001', '995002'], ['DA', 'DB']), 2_000]], 60)
}, 120_000)
afterAll(async () => {
  await app.end()
  await closeDoor()
})

const read = <T>(work: (tx: Door) => Promise<T>) => asActor(CALENDAR, work)
type Row = { id: string; day: string }
type Reading = (tx: Door, after: DuePlace, take: number) => Promise<Row[]>

const asRows = (reading: Promise<CaseFile[]>, dayOf = (one: CaseFile): string | null => one.dueOn) =>
  reading.then((cases) => cases.map((one) => ({ id: one.id, day: dayOf(one) ?? '' })))
const READINGS: Record<string, Reading> = {
  limitOver: (tx, after, take) => limitOver(tx, 'onNotice', TODAY, after, take),
  validityOver: (tx, after, take) => validityOver(tx, TODAY, after, take),
  renewalNear: (tx, after, take) => renewalNear(tx, TODAY, '2026-09-12', after, take),
  pressing: (tx, after, take) => asRows(pressing(tx, 'submitted', TODAY, '2026-07-16', after, take)),
  answersPressing: (tx, after, take) => asRows(answersPressing(tx, TODAY, '2026-07-16', after, take), (one) => one.answerDueOn),
  conclusionsPressing: (tx, after, take) =>
    asRows(conclusionsPressing(tx, TODAY, '2026-07-16', after, take), (one) => one.facts.conclusionDueOn),
}

describe('what falls due', () => {
  test.each(Object.keys(READINGS))('%s is read by an index, never the whole table', async (name) => {
    const reading = READINGS[name] as Reading
    const { queries } = await countingQueries(() => read((tx) => reading(tx, FROM_THE_FIRST, 200)))
    const ofCases = queries.filter((query) => query.includes('from "Case"'))
    expect(ofCases).toHaveLength(1)
    await app.query(`select set_config('portal.role', 'calendar', false)`)
    const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${ofCases[0]}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan, plan).not.toMatch(/Seq Scan on "Case"/)
    expect(plan, plan).toMatch(/Index/)
  })

  test.each(Object.keys(READINGS))('%s pages through everything once, the longest due first', async (name) => {
    const reading = READINGS[name] as Reading
    const all = await read((tx) => reading(tx, FROM_THE_FIRST, 10_000))
    expect(all.length).toBeGreaterThan(20)
    const paged: Row[] = []
    for (let after = FROM_THE_FIRST; ; ) {
      const page = await read((tx) => reading(tx, after, 7))
      paged.push(...page)
      const last = page.at(-1)
      if (!last) break
      after = { day: last.day, id: last.id }
    }
    expect(paged.map((row) => row.id)).toEqual(all.map((row) => row.id))
    expect(paged.map((row) => row.day)).toEqual(paged.map((row) => row.day).toSorted())
  })

  test('a day early nothing is due: the last day belongs to whoever has it', async () => {
    const [first] = await read((tx) => limitOver(tx, 'onNotice', TODAY, FROM_THE_FIRST, 1))
    expect(await read((tx) => limitOver(tx, 'onNotice', first?.day ?? '', FROM_THE_FIRST, 1))).toEqual([])
    const [expired] = await read((tx) => validityOver(tx, TODAY, FROM_THE_FIRST, 1))
    expect(await read((tx) => validityOver(tx, expired?.day ?? '', FROM_THE_FIRST, 1))).toEqual([])
    expect(await read((tx) => renewalNear(tx, BULK_TODAY, '2026-06-16', FROM_THE_FIRST, 1))).toEqual([])
  })
})
