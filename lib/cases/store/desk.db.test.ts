import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor, countingQueries } from '../../db'
import { must } from '../../kernel/outcome'
import { enterMandate } from '../../people/store/mandate'
import { BULK_TODAY } from '../bulk.fixture'
import { officer, pairOf, writeCases, writeRegion } from '../bulk-pair.fixture'
import { allCases, type Desk, FOUND_MOST, findCases, openDesk } from '../commands/desk'
import { chainFaults, replayed } from '../rules/chain'
import { QueueFilter } from '../schema/desk'
import type { CaseEvent } from '../schema/event'
import { eventsOf, fromRow } from './case'
import { QUEUE_PAGE } from './desk'

const SMALL: [string, string] = ['996001', '996002']
const LARGE: [string, string] = ['996003', '996004']
const filter = (more: Partial<Record<keyof QueueFilter, string>> = {}) => QueueFilter.parse(more)

beforeAll(async () => {
  const [small, large] = [await pairOf(SMALL, ['SA', 'SB']), await pairOf(LARGE, ['LA', 'LB'])]
  await writeCases([
    [small, 100],
    [large, 10_000],
  ])
}, 600_000)
afterAll(closeDoor)

/** Every condition at once. */
const NARROW = {
  ...{ from: LARGE[0], status: 'submitted', occasion: 'initial', age: '7', due: 'overdue', town: `${LARGE[1]}100`, grade: '4' },
  ...{ since: '2026-01-01', until: '2026-12-31', sort: 'since' },
}

/** Everything a bureau opens as a list, one after the other. */
async function openAll(regionCode: string, [one, other]: [string, string]): Promise<void> {
  const actor = officer('reviewer', regionCode)
  await openDesk(actor, filter(), BULK_TODAY)
  await openDesk(actor, filter({ list: 'late' }), BULK_TODAY)
  await openDesk(actor, filter({ list: 'soon' }), BULK_TODAY)
  await allCases(actor, filter(), BULK_TODAY)
  await allCases(actor, filter({ status: 'recognised' }), BULK_TODAY)
  await openDesk(actor, filter(NARROW), BULK_TODAY)
  await openDesk(actor, filter({ list: 'soon', due: 'paused', sort: 'number', after: `number_${randomUUID()}` }), BULK_TODAY)
  await allCases(actor, filter({ ...NARROW, sort: 'number' }), BULK_TODAY)
  await allCases(actor, filter({ sort: 'due', after: `none_${randomUUID()}` }), BULK_TODAY)
  must(await findCases(actor, { text: `${one}-${other}-2026-0000` }, BULK_TODAY))
  must(await findCases(actor, { text: '李英' }, BULK_TODAY))
  must(await findCases(actor, { text: `${other}镇` }, BULK_TODAY))
}

/** Statements of each transaction; each begins by saying who asks. */
function perTransaction(queries: readonly string[]): number[] {
  const counts: number[] = []
  for (const query of queries) {
    if (query.includes('set_config')) counts.push(0)
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
  }
  return counts
}

describe('the desk', () => {
  let asked: string[] = []

  it('opens every list with the same number of round trips at 100 and at 10,000 cases', async () => {
    const few = await countingQueries(() => openAll(SMALL[0], ['SA', 'SB']))
    const many = await countingQueries(() => openAll(LARGE[0], ['LA', 'LB']))
    asked = many.queries
    const counts = perTransaction(many.queries)
    expect(counts).toEqual(perTransaction(few.queries))
    expect(counts).toHaveLength(12)
    expect(Math.max(...counts)).toBeLessThan(25)
  }, 60_000)

  it('reads cases by an index, never the whole table', async () => {
    const ofCases = [...new Set(asked)].filter((query) => /FROM (?:"public"\.)?"Case"/i.test(query))
    expect(ofCases.length).toBeGreaterThan(5)
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await app.connect()
    try {
      await app.query(`select set_config('portal.role', 'reviewer', false), set_config('portal.region', '${LARGE[0]}', false),
        set_config('portal.account', 'reviewer-9', false)`)
      for (const query of ofCases) {
        const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${query}`)
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        expect(plan, `${query}\n${plan}`).not.toMatch(/Seq Scan on "Case"/)
        expect(plan, query).toMatch(/Index/)
      }
    } finally {
      await app.end()
    }
  }, 60_000)

  it('holds cases that replay from their events', async () => {
    const where = { insuredRegion: { in: [...SMALL, ...LARGE] } }
    let replays = 0
    await asActor(CALENDAR, async (tx) => {
      for (let after = ''; ; ) {
        const rows = await tx.case.findMany({ where: { ...where, id: { gt: after } }, orderBy: { id: 'asc' }, take: 1000 })
        if (rows.length === 0) break
        after = rows.at(-1)?.id ?? ''
        const events = await tx.caseEvent.findMany({
          where: { caseId: { in: rows.map((row) => row.id) } },
          orderBy: [{ caseId: 'asc' }, { seq: 'asc' }],
          omit: { id: true, insuredRegion: true, residenceRegion: true },
        })
        const byCase = new Map<string, CaseEvent[]>()
        for (const event of events as CaseEvent[]) byCase.set(event.caseId, [...(byCase.get(event.caseId) ?? []), event])
        for (const row of rows) expect(replayed(byCase.get(row.id) ?? [])).toEqual(fromRow(row))
        replays += rows.length
      }
    })
    expect(replays).toBe(10_100)
    const [sample] = await asActor(CALENDAR, (tx) => tx.case.findMany({ where: { ...where, status: 'recognised' }, take: 1 }))
    expect(chainFaults(await asActor(CALENDAR, (tx) => eventsOf(tx, sample?.id ?? '')), sample?.chainHead)).toEqual([])
  }, 120_000)

  it('counts what is mine by whose turn it is: own proposals wait for another reviewer', async () => {
    const clerk = await openDesk(officer('clerk', SMALL[0]), filter(), BULK_TODAY)
    const reviewer = await openDesk(officer('reviewer', SMALL[0]), filter(), BULK_TODAY)
    // The fixture's proposals are clerk 1's.
    const proposer = await openDesk(officer('reviewer', SMALL[0], 1), filter(), BULK_TODAY)
    const standing = clerk.counts.underReview
    expect(standing).toBeGreaterThan(0)
    expect(clerk.counts.mineBy.review).toBe(0)
    expect(reviewer.counts).toMatchObject({ mineBy: { review: standing }, underReview: 0, mine: clerk.counts.mine + standing })
    expect(proposer.counts.mineBy.review).toBe(standing)
    const reviewed = await openDesk(officer('reviewer', SMALL[0]), filter({ why: 'review' }), BULK_TODAY)
    expect(reviewed.rows.map((row) => [row.ask.turn, row.why])).toEqual(Array.from({ length: standing }, () => ['review', 'review']))
    expect(reviewer.colleagues).toEqual([])
    expect(clerk.colleagues.map((row) => row.ask.turn)).toEqual(Array.from({ length: standing }, () => 'colleague'))
    const isProposers = { ...officer('reviewer', SMALL[0]), personKey: `person-clerk-${SMALL[0]}-1` }
    const own = await openDesk(isProposers, filter(), BULK_TODAY)
    expect(own.counts).toMatchObject({ mineBy: { review: 0 }, underReview: standing })
    expect(own.colleagues).toHaveLength(standing)
  })

  it('pages through the whole queue once, by due day', async () => {
    const clerk = officer('clerk', LARGE[0])
    const first = await openDesk(clerk, filter(), BULK_TODAY)
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null && seen.length < 5000) {
      const page: Awaited<ReturnType<typeof openDesk>> = await openDesk(clerk, filter(after ? { after } : {}), BULK_TODAY)
      seen.push(...page.rows.map((row) => `${row.dueOn} ${row.caseId}`))
      after = page.next
    }
    expect(first.rows).toHaveLength(QUEUE_PAGE)
    expect(seen).toEqual([...new Set(seen)].toSorted())
    expect(seen.length).toBe(first.counts.mine)
    // More than a page of them rest while a question is open; they come last and none is lost.
    expect(seen.filter((one) => one.startsWith('null')).length).toBeGreaterThan(QUEUE_PAGE)
  }, 120_000)

  it('counts no case that rests as soon or late, on any desk', async () => {
    for (const region of LARGE) {
      for (const list of ['soon', 'late']) {
        const page = await openDesk(officer('clerk', region), filter({ list }), BULK_TODAY)
        expect(page.rows.length).toBeGreaterThan(0)
        expect(page.rows.filter((row) => row.time.tone === 'rest' || row.dueOn === null)).toEqual([])
      }
    }
    const { counts } = await openDesk(officer('clerk', LARGE[0]), filter(), BULK_TODAY)
    const overdue = await asActor(officer('clerk', LARGE[0]), (tx) =>
      tx.case.findMany({ where: { deskRegion: LARGE[0], dueOn: { lt: BULK_TODAY } } }),
    )
    const soon = await Promise.all(
      (['competentAsk', 'residenceAsk'] as const).map((ask) =>
        asActor(officer('clerk', LARGE[0]), (tx) =>
          tx.case.count({
            where: {
              [ask === 'competentAsk' ? 'insuredRegion' : 'residenceRegion']: LARGE[0],
              [ask]: 'answer',
              answerDueOn: { lt: BULK_TODAY },
            },
          }),
        ),
      ),
    )
    const answers = soon.reduce((sum, one) => sum + one, 0)
    expect(answers).toBeGreaterThan(0)
    expect(counts.overdue).toBe(overdue.filter((row) => !fromRow(row).facts.clarifying).length + answers)
  })
  it('counts under each condition what the list then shows, and pages through it in any order', async () => {
    const actor = officer('reviewer', SMALL[0])
    const everyOf = async (list: 'mine' | 'late' | 'soon' | 'all', codes: Partial<Record<keyof QueueFilter, string>>) => {
      const shown: string[] = []
      let after: string | undefined
      do {
        const asked = filter({ ...codes, ...(list === 'all' ? {} : { list }), ...(after ? { after } : {}) })
        const page: Pick<Desk, 'rows' | 'next'> =
          list === 'all' ? await allCases(actor, asked, BULK_TODAY) : await openDesk(actor, asked, BULK_TODAY)
        shown.push(...page.rows.map((row) => row.caseNo))
        after = page.next ?? undefined
      } while (after)
      return shown
    }
    for (const list of ['mine', 'late', 'soon', 'all'] as const) {
      const asked = filter(list === 'all' ? {} : { list })
      const { facets } = list === 'all' ? await allCases(actor, asked, BULK_TODAY) : await openDesk(actor, asked, BULK_TODAY)
      const whole = await everyOf(list, {})
      expect(new Set(whole).size, list).toBe(whole.length)
      expect(facets.total, list).toBe(whole.length)
      for (const sort of ['due', 'since', 'number'])
        expect((await everyOf(list, { sort })).toSorted(), `${list} ${sort}`).toEqual(whole.toSorted())
      let looked = 0
      for (const [facet, codes] of Object.entries(facets.of))
        for (const [code, count] of Object.entries(codes)) {
          expect((await everyOf(list, { [facet]: code })).length, `${list} ${facet}=${code}`).toBe(count)
          looked += 1
        }
      expect(looked, list).toBeGreaterThan(4)
    }
    const { counts } = await openDesk(actor, filter(), BULK_TODAY)
    for (const list of ['mine', 'late', 'soon'] as const) expect((await everyOf(list, {})).length, list).toBe(counts[list])
    const byNumber = await everyOf('all', { sort: 'number' })
    expect(byNumber).toEqual(byNumber.toSorted().toReversed())
  }, 120_000)

  it('shows a bureau its own cases only, from either side', async () => {
    const stranger = officer('clerk', '996099')
    await writeRegion('996099', 'ZZ')
    const desk = await openDesk(stranger, filter(), BULK_TODAY)
    expect(desk.counts).toMatchObject({ mine: 0, late: 0, soon: 0 })
    expect((await allCases(stranger, filter(), BULK_TODAY)).rows).toEqual([])
    expect(must(await findCases(stranger, { text: '李英' }, BULK_TODAY)).rows).toEqual([])
    expect(must(await findCases(stranger, { text: 'SA-SB' }, BULK_TODAY)).rows).toEqual([])
    const here = await allCases(officer('clerk', SMALL[0]), filter(), BULK_TODAY)
    expect(new Set(here.rows.map((row) => row.insured))).toEqual(new Set(['SA', 'SB']))
  })

  it('says why each was found, and honestly when there are more than it lists', async () => {
    const clerk = officer('clerk', LARGE[0])
    const named = must(await findCases(clerk, { text: '李英' }, BULK_TODAY))
    expect(named).toMatchObject({ more: true, rows: { length: FOUND_MOST } })
    expect(named.rows.every((row) => row.match?.by === 'name' && row.person.name.includes(row.match.part))).toBe(true)
    const [one] = must(await findCases(clerk, { text: 'la-lb-2026-000042' }, BULK_TODAY)).rows
    expect(one?.match).toEqual({ by: 'caseNo', part: 'LA-LB-2026-000042' })
    const few = must(await findCases(officer('clerk', SMALL[0]), { text: '李英' }, BULK_TODAY))
    expect(few.more).toBe(false)
    expect(new Set(few.rows.map((row) => row.caseId)).size).toBe(few.rows.length)
  })

  it('finds whom somebody of this name represents', async () => {
    const clerk = officer('clerk', SMALL[0])
    const [person] = (await allCases(clerk, filter({ status: 'accepted' }), BULK_TODAY)).rows
    await asActor(CALENDAR, async (tx) => {
      const row = await tx.case.findUniqueOrThrow({ where: { id: person?.caseId ?? '' } })
      const { personId, personKey, insuredRegion, residenceRegion } = row
      await enterMandate(tx, {
        ...{ personId, personKey, insuredRegion, residenceRegion, accountId: null, kind: 'agent', relationship: '女儿' },
        ...{ representativeName: '示例·代理王', representativeNationalId: '33049919700301100X', representativePhone: '19900000009' },
        ...{ covers: ['apply'], validFrom: '2026-01-01', validTo: '2027-01-01' },
      })
    })
    const { rows } = must(await findCases(clerk, { text: '示例·代理王' }, BULK_TODAY))
    expect(rows.map((row) => [row.caseNo, row.match?.by])).toEqual([[person?.caseNo, 'representative']])
    expect(must(await findCases(clerk, { text: '示例·代理' }, BULK_TODAY)).rows).toEqual([])
    expect(must(await findCases(officer('clerk', LARGE[0]), { text: '示例·代理王' }, BULK_TODAY)).rows).toEqual([])
  })

  it('finds by number, name part and township, and refuses what is no id', async () => {
    const clerk = officer('clerk', SMALL[0])
    const byNumber = must(await findCases(clerk, { text: 'sa-sb-2026-00000' }, BULK_TODAY))
    expect(byNumber.rows.map((row) => row.caseNo)).toContain('SA-SB-2026-000000')
    const byName = must(await findCases(clerk, { text: '李英' }, BULK_TODAY))
    expect(byName.rows.length).toBeGreaterThan(0)
    expect(byName.rows.every((row) => row.person.name.includes('李英'))).toBe(true)
    expect(must(await findCases(clerk, { text: 'SB镇' }, BULK_TODAY)).rows.every((row) => row.town === 'SB镇')).toBe(true)
    const within = (codes: Partial<Record<keyof QueueFilter, string>>) => ({ text: 'SB镇', within: filter(codes) })
    const accepted = must(await findCases(clerk, within({ status: 'accepted' }), BULK_TODAY))
    expect(accepted.rows.length).toBeGreaterThan(0)
    expect(accepted.rows.every((row) => row.status === 'accepted')).toBe(true)
    expect(must(await findCases(clerk, within({ status: 'accepted', due: 'soon', grade: '5' }), BULK_TODAY)).rows).toEqual([])
    const wrong = await findCases(clerk, { text: '330499194001011230' }, BULK_TODAY)
    expect(wrong.ok ? '' : wrong.problem.code).toBe('findId')
    expect(must(await findCases(clerk, { text: randomUUID() }, BULK_TODAY)).rows).toEqual([])
  })
})
