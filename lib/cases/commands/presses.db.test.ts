import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import type { Actor } from '../../access/schema'
import { closeDoor } from '../../db'
import { must, type Outcome } from '../../kernel/outcome'
import { anApplication, caseStanding, FROM, family, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { accept, act, approve, caseFile, code, events, propose, trail } from '../deeds.fixture'
import type { Command } from '../schema/command'
import { enterAtCounter, start } from './apply'
import { perform } from './perform'
import { queryCodeOf } from './query-code'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let tx: Bureau
let nx: Bureau

beforeAll(async () => {
  await owner.connect()
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

/** A case submitted a moment ago by its own person. */
const submitted = () => caseStanding(cast, 'submitted')

describe('requestId: one intention, one effect', () => {
  test('pressed again it answers as the first time, and nothing is done twice', async () => {
    const { caseId } = await submitted()
    const press = pressOn(FROM)
    const deed = { step: 'propose', command: accept(caseId) } as const
    const first = must(await perform(tx.clerks[0], deed, press))
    const second = must(await perform(tx.clerks[0], deed, press))
    expect(second).toEqual({ ...first, repeated: true })
    // Also when the case has moved on meanwhile.
    must(await approve(tx.reviewers[0], caseId, 'accept', first.version))
    expect(must(await perform(tx.clerks[0], deed, press))).toMatchObject({ version: first.version, repeated: true })
    expect((await events(caseId)).filter((one) => one.kind === 'proposed')).toHaveLength(1)
  })

  test('five at once: one effect, five same answers', async () => {
    const { caseId } = await submitted()
    const press = pressOn(FROM)
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => perform(tx.clerks[0], { step: 'propose', command: accept(caseId) }, press)),
    )
    expect(outcomes.map(code)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    expect(outcomes.map((one) => must(one).version)).toEqual([3, 3, 3, 3, 3])
    expect(outcomes.filter((one) => !must(one).repeated)).toHaveLength(1)
    expect(await events(caseId)).toHaveLength(3)
  })

  test('a draft begun twice at once is one draft; the counter’s entry likewise', async () => {
    const [mine, theirs, press, atCounter] = [await anApplication(), await anApplication(), pressOn(FROM), pressOn(FROM)]
    const applicant = family()
    const drafts = await Promise.all([1, 2, 3].map(() => start(applicant, mine, press)))
    expect(new Set(drafts.map((one) => must(one).caseId)).size).toBe(1)
    const entered = { ...theirs, appliedAs: 'counter' as const }
    const entries = await Promise.all([1, 2, 3].map(() => enterAtCounter(tx.clerks[0], entered, atCounter)))
    expect(new Set(entries.map((one) => must(one).caseNo)).size).toBe(1)
    const [first] = entries.map(must)
    expect(first?.queryCode).toBe(queryCodeOf(first?.caseId ?? ''))
  })

  test('another account’s requestId is refused, also by one who may not see that case', async () => {
    const [one, other] = [await submitted(), await submitted()]
    const press = pressOn(FROM)
    must(await perform(tx.clerks[0], { step: 'propose', command: accept(one.caseId) }, press))
    const taken = await perform(tx.clerks[1], { step: 'propose', command: accept(other.caseId) }, press)
    const stranger = await perform(other.applicant, { step: 'do', command: { kind: 'withdraw', caseId: other.caseId, reason: '' } }, press)
    const begun = await start(family(), await anApplication(), press)
    expect([taken, stranger, begun].map(code)).toEqual(['requestTaken', 'requestTaken', 'requestTaken'])
    expect(await caseFile(other.caseId)).toMatchObject({ status: 'submitted', version: 2, proposal: null })
  })

  test('an assessor who left by a press learns by the second press that it was done', async () => {
    const told = await caseStanding(cast, 'assessing')
    const [assessor] = nx.assessors
    if (!assessor) throw new Error('no assessor')
    const press = pressOn(told.today)
    const deed = { step: 'do', command: { kind: 'releaseVisit', caseId: told.caseId, why: 'ill', note: '' } } as const
    const first = must(await perform(assessor.actor, deed, press))
    expect(first).toMatchObject({ status: 'arranging', repeated: false })
    expect(must(await perform(assessor.actor, deed, press))).toEqual({ ...first, repeated: true })
  })
})

describe('two at once', () => {
  test('two clerks: one wins, the other is told, and only one thing happened', async () => {
    for (const round of [1, 2, 3]) {
      const { caseId } = await submitted()
      const returns: Command = { kind: 'returnForCorrection', caseId, corrections: [{ item: 'residence', reason: `示例${round}` }] }
      const outcomes = await Promise.all([
        perform(tx.clerks[0], { step: 'do', command: returns }, pressOn(FROM, { seen: 2 })),
        perform(tx.clerks[1], { step: 'propose', command: accept(caseId) }, pressOn(FROM, { seen: 2 })),
      ])
      expect(outcomes.map(code).sort()).toEqual(['ok', 'stale'])
      expect(await events(caseId)).toHaveLength(3)
      const loser = outcomes.find((one) => !one.ok)
      expect(loser?.ok === false && loser.problem.message).toContain('先一步')
    }
  })

  test('who looked at an earlier version is told before anything is tried', async () => {
    const { caseId, applicant } = await submitted()
    must(await propose(tx.clerks[0], accept(caseId)))
    const withdraw = { step: 'do', command: { kind: 'withdraw', caseId, reason: '' } } as const
    expect(code(await perform(applicant, withdraw, pressOn(FROM, { seen: 2 })))).toBe('stale')
    expect(code(await perform(applicant, withdraw, pressOn(FROM, { seen: 3 })))).toBe('ok')
  })

  test('a reminder meanwhile changes nothing they decide by; anything else does', async () => {
    const { caseId, today } = await caseStanding(cast, 'commissioned')
    const { version: seen } = (await caseFile(caseId)) as { version: number }
    must(await act(tx.clerks[0], { kind: 'remind', caseId, level: null, of: 'desk' }, today))
    const accepts = { step: 'do', command: { kind: 'acceptCommission', caseId } } as const
    expect(code(await perform(nx.clerks[0], accepts, pressOn(today, { seen: seen + 2 })))).toBe('stale')
    expect(code(await perform(nx.clerks[0], accepts, pressOn(today, { seen })))).toBe('ok')
    const reminds = { step: 'do', command: { kind: 'remind', caseId, level: null, of: 'desk' } } as const
    expect(code(await perform(tx.clerks[0], reminds, pressOn(today, { seen })))).toBe('stale')
  })

  test('two submissions of one person at once: exactly one open case, the other told why', async () => {
    const given = await anApplication()
    const applicants = [family(), family()]
    const drafts = await Promise.all(applicants.map((one) => start(one, given, pressOn(FROM))))
    const outcomes = await Promise.all(
      drafts.map((draft, i) => act(applicants[i] as Actor, { kind: 'submit', caseId: must(draft).caseId })),
    )
    expect(outcomes.map(code).sort()).toEqual(['caseOpen', 'ok'])
    const { rows } = await owner.query(
      `select "status", count(*)::int as n from "Case" where "personKey" = (select "personKey" from "Case" where "id" = $1) group by 1 order by 1`,
      [must(drafts[0] as Outcome<{ caseId: string }>).caseId],
    )
    expect(rows).toEqual([
      { status: 'draft', n: 1 },
      { status: 'submitted', n: 1 },
    ])
  })

  test('a closed case is not reopened beside the person’s other open case', async () => {
    const first = await caseStanding(cast, 'withdrawn')
    const { application } = first.start
    await caseStanding(cast, 'submitted', { applicant: first.applicant, application, from: '2026-03-09' })
    const { version } = must(await propose(tx.clerks[0], { kind: 'reopen', caseId: first.caseId, reason: '示例' }, first.today))
    expect(code(await approve(tx.reviewers[0], first.caseId, 'reopen', version, first.today))).toBe('caseOpen')
    expect(await caseFile(first.caseId)).toMatchObject({ status: 'withdrawn' })
    expect((await trail(owner, first.caseId)).at(-1)).toBe('case.reopen reviewer refused caseOpen')
  })

  test('numbers of a direction follow one another without gaps, whoever was refused between', async () => {
    const numberOf = async (caseId: string) => Number((await caseFile(caseId)).caseNo.slice(-6))
    const first = await submitted()
    const refusedDraft = must(await start(first.applicant, first.start, pressOn(FROM)))
    expect(code(await act(first.applicant, { kind: 'submit', caseId: refusedDraft.caseId }))).toBe('caseOpen')
    // One draft submitted by two presses at once: the slower draws nothing.
    const twice = must(await start(family(), await anApplication(), pressOn(FROM)))
    const { applicantAccountId } = await caseFile(twice.caseId)
    const self = family({ accountId: applicantAccountId })
    const both = await Promise.all([1, 2].map(() => act(self, { kind: 'submit', caseId: twice.caseId })))
    expect(both.map(code).sort()).toEqual(['ok', expect.stringMatching(/stale|wrongStatus/)])
    const second = await submitted()
    expect((await numberOf(second.caseId)) - (await numberOf(first.caseId))).toBe(2)
  })
})
