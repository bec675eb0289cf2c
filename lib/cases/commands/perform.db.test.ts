import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agree, type Bedside, confirmTogether, fillSheets } from '@/prisma/demo/bedside'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must, type Outcome } from '../../kernel/outcome'
import { inventNationalId } from '../../people/rules/national-id'
import { careOf } from '../../people/store/care'
import { anApplication, caseStanding, FROM, family, mildAnswers, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { chainFaults, replayed } from '../rules/chain'
import type { Command, CommandKind } from '../schema/command'
import { QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { enterAtCounter, start } from './apply'
import { type BureauActor, openDesk } from './desk'
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

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const act = (actor: Actor, command: Command, today = FROM) => perform(actor, { step: 'do', command }, pressOn(today))
const propose = (actor: Actor, command: Command, today = FROM) => perform(actor, { step: 'propose', command }, pressOn(today))
const approve = (actor: Actor, caseId: string, kind: CommandKind, seq: number, today = FROM) =>
  perform(actor, { step: 'approve', caseId, act: kind, seq, note: '' }, pressOn(today))
const sendBack = (actor: Actor, caseId: string, kind: CommandKind, seq: number, note: string, today = FROM) =>
  perform(actor, { step: 'return', caseId, act: kind, seq, note }, pressOn(today))

async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  return found
}
const events = (caseId: string) => asActor(CALENDAR, (door) => eventsOf(door, caseId))

async function trail(caseId: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select "act", "role", "outcome", "detail"->>'code' as code from "AuditEntry" where "caseId" = $1 order by "id"`,
    [caseId],
  )
  return rows.map((row) => [row.act, row.role, row.outcome, row.code].filter((part) => part !== null).join(' '))
}

/** A case submitted a moment ago by its own person. */
async function submitted(more: Partial<Parameters<typeof caseStanding>[2]> = {}) {
  return caseStanding(cast, 'submitted', more)
}
const accept = (caseId: string): Command => ({ kind: 'accept', caseId, insuranceEvidence: '' })

describe('the straight story, by commands on a real database', () => {
  test.each([
    [TX, NX, 'TX-NX-2026-'],
    [NX, TX, 'NX-TX-2026-'],
  ])('insured in %s, living in %s: recognised, acknowledged by both, care begun', async (insured, residence, letters) => {
    const told = await caseStanding(cast, 'recognised', { insured, residence, choosesCare: true })
    const after = await caseFile(told.caseId)
    expect(after).toMatchObject({
      status: 'recognised',
      grade: 4,
      assessorIds: expect.arrayContaining([expect.any(String)]),
      proposal: null,
    })
    expect(after.caseNo.startsWith(letters)).toBe(true)
    expect(after.facts.recognition).toMatchObject({ validFrom: after.facts.foundOn, benefitFrom: expect.stringMatching(/-01$/) })
    expect(Object.keys(after.facts.acknowledged).sort()).toEqual([TX, NX].sort())
    expect(after.facts.finding?.provisional).toBe(false)

    const all = await events(told.caseId)
    expect(replayed(all)).toEqual(after)
    expect(chainFaults(all, after.chainHead)).toEqual([])
    expect(all.map((one) => one.kind)).toEqual([
      ...['started', 'submitted', 'proposed', 'accepted', 'commissioned', 'commissionAccepted', 'assigned', 'expertCalled', 'found'],
      ...['proposed', 'noticed', 'noticeEnded', 'proposed', 'recognised', 'acknowledged', 'acknowledged', 'institutionChosen'],
    ])
    // Both bureaus see the care that began.
    for (const clerk of [tx.clerks[1], nx.clerks[1]]) {
      const care = await asActor(clerk, (door) => careOf(door, { personId: after.personId }))
      expect(care).toMatchObject([{ caseId: told.caseId, to: null }])
    }
  })

  test('below benefit level it is reported without a notice, and no institution may be chosen', async () => {
    const told = await caseStanding(cast, 'recognised', { answers: mildAnswers() })
    expect((await events(told.caseId)).map((one) => one.kind)).not.toContain('noticed')
    const choice = await act(told.applicant, { kind: 'chooseInstitution', caseId: told.caseId, institutionId: 'x' }, told.today)
    expect(code(choice)).toBe('belowBenefit')
  })

  test('returned, mended and submitted again keeps its number', async () => {
    const told = await caseStanding(cast, 'returned')
    const before = await caseFile(told.caseId)
    must(await act(told.applicant, { kind: 'submit', caseId: told.caseId }, told.today))
    expect(await caseFile(told.caseId)).toMatchObject({ status: 'submitted', caseNo: before.caseNo })
  })

  test('a decision lies on both desks until each bureau has acknowledged it', async () => {
    const { caseId, today } = await caseStanding(cast, 'declined')
    const [here, there] = [tx.clerks[0], nx.clerks[0]] as [BureauActor, BureauActor]
    const lies = async (actor: BureauActor, more = {}) =>
      (await openDesk(actor, QueueFilter.parse(more), today)).rows.some((row) => row.caseId === caseId && row.why === 'acknowledge')
    expect([await lies(here), await lies(there)]).toEqual([true, true])
    expect([await lies(here, { from: NX }), await lies(here, { list: 'soon' })]).toEqual([false, false])
    must(await act(here, { kind: 'acknowledge', caseId }, today))
    expect([await lies(here), await lies(there)]).toEqual([false, true])
  })

  test('a finding sent back is made again by the same people on a visit of its own', async () => {
    const told = await caseStanding(cast, 'found')
    const { caseId } = told
    const first = await caseFile(caseId)
    must(await act(nx.clerks[0], { kind: 'sendBack', caseId, reason: '进食一项请再核对（示例）' }, told.today))
    const again = await caseFile(caseId)
    expect(again).toMatchObject({ status: 'assessing', grade: null, round: 1, assessorIds: first.assessorIds })
    expect(again.facts).toMatchObject({ finding: null, foundOn: null, scheduledOn: told.today })
    expect(again.facts.visitId).not.toBe(first.facts.visitId)

    const [one, other, , desk] = nx.assessors as Bureau['assessors']
    if (!one || !other || !desk || !again.facts.visitId) throw new Error('the same people and their new visit')
    const bedside: Bedside = {
      ...{ visitId: again.facts.visitId, visitedOn: told.today, first: one.actor, second: other.actor },
      ...{ answers: mildAnswers(), when: () => ({ today: told.today, at: new Date(`${told.today}T03:00:00Z`) }) },
    }
    await fillSheets(bedside)
    await agree(bedside)
    must(await act(nx.clerks[0], { kind: 'callExpert', caseId, personnelId: desk.personnelId, duty: 'desk' }, told.today))
    const sheetDigest = await confirmTogether(bedside, desk.actor)
    must(await act(other.actor, { kind: 'submitFinding', caseId, sheetDigest }, told.today))
    const found = await caseFile(caseId)
    expect(found.status).toBe('found')
    expect(found.grade).not.toBe(first.grade)
    expect(replayed(await events(caseId))).toEqual(found)
  })

  test('重新评估 takes the place of what it follows; what was ended meanwhile for no lasting reason stays as it is', async () => {
    const first = await caseStanding(cast, 'recognised')
    const { application } = first.start
    const following = (previousId: string) => ({ previousId, occasion: 'change' as const })
    const again = { applicant: first.applicant, application, follows: following(first.caseId), from: '2026-10-12' as const }
    const renewal = await caseStanding(cast, 'reported', again)
    const ends: Command = { kind: 'end', caseId: first.caseId, why: 'unreachable', happenedOn: renewal.today }
    const proposed = must(await propose(tx.clerks[0], ends, renewal.today))
    must(await approve(tx.reviewers[0], first.caseId, 'end', proposed.version, renewal.today))
    const { version } = must(await propose(tx.clerks[0], { kind: 'recognise', caseId: renewal.caseId }, renewal.today))
    must(await approve(tx.reviewers[0], renewal.caseId, 'recognise', version, renewal.today))
    expect([(await caseFile(first.caseId)).status, (await caseFile(renewal.caseId)).status]).toEqual(['ended', 'recognised'])

    const next = await caseStanding(cast, 'recognised', { ...again, follows: following(renewal.caseId), from: '2027-05-17' })
    expect([(await caseFile(renewal.caseId)).status, (await caseFile(next.caseId)).status]).toEqual(['superseded', 'recognised'])
  })

  test('a renewal follows one’s own recognition only', async () => {
    const strangers = await caseStanding(cast, 'recognised')
    expect(code(await start(family(), await anApplication(), pressOn(FROM), { previousId: strangers.caseId, occasion: 'renewal' }))).toBe(
      'previousUnknown',
    )
  })
})

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
    expect((await trail(first.caseId)).at(-1)).toBe('case.reopen reviewer refused caseOpen')
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

describe('Z-09 four eyes', () => {
  test('the act waits for another natural person of the same bureau', async () => {
    const { caseId } = await submitted()
    expect(code(await act(tx.clerks[0], accept(caseId)))).toBe('twoWanted')
    const { version } = must(await propose(tx.reviewers[0], accept(caseId)))
    expect(await caseFile(caseId)).toMatchObject({ status: 'submitted', proposal: { command: 'accept', seq: version } })

    const secondAccount = { ...tx.reviewers[1], personKey: tx.reviewers[0].personKey }
    const tries: Array<[Actor, string]> = [
      [tx.reviewers[0], 'samePerson'],
      [secondAccount, 'samePerson'],
      [tx.clerks[1], 'notReviewer'],
      [nx.reviewers[0], 'wrongSide'],
    ]
    for (const [actor, refusal] of tries) expect(code(await approve(actor, caseId, 'accept', version))).toBe(refusal)
    expect((await caseFile(caseId)).version).toBe(version)
    must(await approve(tx.reviewers[1], caseId, 'accept', version))
    expect((await events(caseId)).at(-1)).toMatchObject({
      ...{ kind: 'accepted', accountId: tx.reviewers[1].accountId },
      body: { proposedBy: { accountId: tx.reviewers[0].accountId, seq: version } },
    })
  })

  test('approved as it was read: another proposal since, or none, is told', async () => {
    const { caseId } = await submitted()
    const first = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await propose(tx.clerks[1], { kind: 'refuse', caseId, ground: 'other', reason: '示例' }))).toBe('proposalStands')
    expect(code(await sendBack(tx.reviewers[0], caseId, 'accept', first.version, '  '))).toBe('reasonWanted')
    must(await sendBack(tx.reviewers[0], caseId, 'accept', first.version, '参保地址待核（示例）'))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', first.version))).toBe('noProposal')
    const second = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', first.version))).toBe('stale')
    must(await approve(tx.reviewers[0], caseId, 'accept', second.version))
  })

  test('a proposal lapses when the case moves, and cannot be approved afterwards', async () => {
    const { caseId, applicant } = await submitted()
    const { version } = must(await propose(tx.clerks[0], accept(caseId)))
    must(await act(applicant, { kind: 'withdraw', caseId, reason: '' }))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', version))).toBe('wrongStatus')
    expect((await caseFile(caseId)).proposal).toBeNull()
  })

  test('whoever entered it at the counter neither accepts nor approves it', async () => {
    const given = { ...(await anApplication()), appliedAs: 'counter' as const }
    const { caseId } = must(await enterAtCounter(tx.reviewers[0], given, pressOn(FROM)))
    expect(code(await propose(tx.reviewers[0], accept(caseId)))).toBe('enteredBySame')
    const { version } = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', version))).toBe('enteredBySame')
    must(await approve(tx.reviewers[1], caseId, 'accept', version))
  })

  test('nobody acts on their own case, nor on their kin’s, with either hand', async () => {
    const own = await submitted()
    const { personKey } = await caseFile(own.caseId)
    expect(code(await propose({ ...tx.clerks[0], personKey }, accept(own.caseId)))).toBe('ownCase')
    const { version } = must(await propose(tx.clerks[0], accept(own.caseId)))
    expect(code(await approve({ ...tx.reviewers[0], personKey }, own.caseId, 'accept', version))).toBe('ownCase')

    const given = await anApplication()
    const agent = {
      kind: 'agent' as const,
      name: '示例·亲属',
      nationalId: inventNationalId('330599', '1970-03-01', 2),
      phone: '19900030001',
      relationship: '子女',
    }
    const application = { ...given.application, representative: { ...agent, validTo: '2028-01-01' } }
    const kins = await caseStanding(cast, 'submitted', { application, appliedAs: 'agent' })
    const { rows } = await owner.query(`select "representativeKey" from "Mandate" where "personId" = $1`, [
      (await caseFile(kins.caseId)).personId,
    ])
    const kinKey = rows[0].representativeKey as string
    expect(code(await propose({ ...tx.clerks[0], personKey: kinKey }, accept(kins.caseId)))).toBe('ownKin')
    const proposed = must(await propose(tx.clerks[0], accept(kins.caseId)))
    expect(code(await approve({ ...tx.reviewers[0], personKey: kinKey }, kins.caseId, 'accept', proposed.version))).toBe('ownKin')
  })

  test('an assessor of the case is no clerk of it afterwards', async () => {
    const told = await caseStanding(cast, 'found')
    const assessor = nx.assessors[0]?.actor as Actor
    const nowClerk: Actor = { ...nx.clerks[0], accountId: 'moved-desk', personKey: assessor.personKey }
    expect(code(await propose(nowClerk, { kind: 'report', caseId: told.caseId }, told.today))).toBe('assessedIt')
  })
})

describe('A-03 the trail', () => {
  test('what was refused is an entry too, with its code and nothing of what was written', async () => {
    const { caseId, applicant } = await submitted()
    await act(applicant, accept(caseId))
    await act(nx.clerks[0], { kind: 'refuse', caseId, ground: 'other', reason: '不该出现的理由' })
    await act(applicant, { kind: 'discard', caseId })
    await act(family(), { kind: 'withdraw', caseId, reason: '' })
    expect((await trail(caseId)).slice(-4)).toEqual([
      'case.accept applicant refused wrongSide',
      'case.refuse clerk refused wrongSide',
      'case.discard applicant refused wrongStatus',
      'case.withdraw applicant refused notFound',
    ])
    const { rows } = await owner.query(`select string_agg("detail"::text || "subject", '') as all from "AuditEntry" where "caseId" = $1`, [
      caseId,
    ])
    expect(rows[0].all).not.toContain('不该出现的理由')
  })

  test('an application refused before there is a case leaves its entry', async () => {
    const clerk = tx.clerks[1]
    const before = await owner.query(`select count(*)::int as n from "AuditEntry" where "act" = 'case.start' and "outcome" = 'refused'`)
    expect(code(await start(clerk, await anApplication(), pressOn(FROM)))).toBe('wrongDoor')
    const given = await anApplication()
    const nameless = { ...given, appliedAs: 'counter' as const, application: { ...given.application, nationalId: '1' } }
    expect(code(await enterAtCounter(clerk, nameless, pressOn(FROM)))).toBe('applicationFields')
    const after = await owner.query(`select count(*)::int as n from "AuditEntry" where "act" = 'case.start' and "outcome" = 'refused'`)
    expect(after.rows[0].n - before.rows[0].n).toBe(2)
  })

  test('what the counter could not submit leaves no draft behind', async () => {
    const first = await submitted()
    const again = { ...first.start, appliedAs: 'counter' as const }
    expect(code(await enterAtCounter(tx.clerks[0], again, pressOn(FROM)))).toBe('caseOpen')
    const { rows } = await owner.query(`select count(*)::int as n from "Case" where "personKey" = $1`, [
      (await caseFile(first.caseId)).personKey,
    ])
    expect(rows[0].n).toBe(1)
  })
})

describe('A-04 no entry, no act', () => {
  test('when the trail cannot be written, nothing is', async () => {
    const { caseId } = await submitted()
    const before = await caseFile(caseId)
    const given = await anApplication()
    await owner.query(
      'create function no_entry() returns trigger language plpgsql as $$ begin raise exception $m$the trail is full$m$; end $$',
    )
    await owner.query('create trigger no_entry before insert on "AuditEntry" for each row execute function no_entry()')
    try {
      await expect(propose(tx.clerks[0], accept(caseId))).rejects.toThrow('the trail is full')
      await expect(act(tx.clerks[0], { kind: 'remind', level: null, of: 'desk', caseId })).rejects.toThrow('the trail is full')
      await expect(start(family(), given, pressOn(FROM))).rejects.toThrow('the trail is full')
    } finally {
      await owner.query('drop trigger no_entry on "AuditEntry"')
      await owner.query('drop function no_entry')
    }
    expect(await caseFile(caseId)).toEqual(before)
    expect(await events(caseId)).toHaveLength(before.version)
    const { rows } = await owner.query(`select count(*)::int as n from "CaseContent" where "caseId" = $1`, [caseId])
    expect(rows[0].n).toBe(1)
    must(await propose(tx.clerks[0], accept(caseId)))
  })
})

describe('A-01 what was written stands', () => {
  test('the app’s role can neither change nor delete an event or an entry', async () => {
    const { caseId } = await submitted()
    for (const statement of [
      `update "CaseEvent" set "kind" = 'accepted' where "caseId" = '${caseId}'`,
      `delete from "CaseEvent" where "caseId" = '${caseId}'`,
      `update "AuditEntry" set "outcome" = 'done' where "caseId" = '${caseId}'`,
      `delete from "AuditEntry" where "caseId" = '${caseId}'`,
      'truncate "CaseEvent"',
      'truncate "AuditEntry"',
    ])
      await expect(asActor(CALENDAR, (door) => door.$executeRawUnsafe(statement))).rejects.toThrow('permission denied')
    expect(await events(caseId)).toHaveLength(2)
  })

  test('what the owner of the database changes behind our backs, the chain tells', async () => {
    const told = await caseStanding(cast, 'accepted')
    await owner.query(
      `update "CaseEvent" set "body" = jsonb_set("body", '{conclusionDueOn}', '"2030-01-01"') where "caseId" = $1 and "kind" = 'accepted'`,
      [told.caseId],
    )
    const { chainHead } = await caseFile(told.caseId)
    expect(chainFaults(await events(told.caseId), chainHead)).toEqual([{ at: 3, seq: 4, fault: 'altered' }])
  })

  test('P-07 with every text removed the chain is verified and the case replays the same', async () => {
    const told = await caseStanding(cast, 'recognised', { choosesCare: true })
    const before = await caseFile(told.caseId)
    const removed = await asActor(CALENDAR, (door) => door.caseContent.deleteMany({ where: { caseId: told.caseId } }))
    expect(removed.count).toBeGreaterThan(4)
    const all = await events(told.caseId)
    expect(chainFaults(all, before.chainHead)).toEqual([])
    expect(replayed(all)).toEqual(before)
    // And no word of it was in the events.
    const { name, nationalId, phone, address } = told.start.application
    for (const word of [name, nationalId, phone, address, '夜间照护']) expect(JSON.stringify(all)).not.toContain(word)
  })
})

describe('P-01 nothing personal stands plain in the case’s tables', () => {
  test('neither id, phone, address nor what was written', async () => {
    const told = await caseStanding(cast, 'onNotice')
    const { nationalId, phone, address, condition } = told.start.application
    for (const table of [
      'Case',
      'CaseEvent',
      'CaseContent',
      'AuditEntry',
      'Visit',
      'AnswerSheet',
      'InsuredPerson',
      'CrossRegionFiling',
      'Mandate',
    ]) {
      const { rows } = await owner.query(`select coalesce(string_agg(t::text, ' '), '') as all from "${table}" t`)
      for (const word of [nationalId, phone, address, condition]) expect(rows[0].all.includes(word), `${table}: ${word}`).toBe(false)
    }
  })
})
