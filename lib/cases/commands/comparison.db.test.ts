import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agree, type Bedside, confirmTogether, fillSheets } from '@/prisma/demo/bedside'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { addDays } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { viewersOf } from '../../people/rules/visibility'
import { EDITIONS } from '../../standard/rules/edition'
import { sheetWithTotals } from '../../standard/sheets.fixture'
import { caseStanding, family, NX, pressOn, seedCast, TX } from '../cast.fixture'
import type { Command } from '../schema/command'
import { caseById } from '../store/case'
import { noticeOfCase } from '../store/notice'
import { sheetsCompared } from './comparison'
import { familyView } from './family'
import { perform } from './perform'
import { readCase } from './read'

let cast: Cast
let nx: Bureau
let told: Awaited<ReturnType<typeof caseStanding>>
let today: string

beforeAll(async () => {
  cast = await seedCast()
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(() => closeDoor())

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const act = (actor: Actor, command: Command) => perform(actor, { step: 'do', command }, pressOn(today))

async function twice(bureau: Bureau, command: Command) {
  const proposed = must(await perform(bureau.clerks[0], { step: 'propose', command }, pressOn(today)))
  must(
    await perform(
      bureau.reviewers[0],
      { step: 'approve', caseId: command.caseId, act: command.kind, seq: proposed.version, note: '' },
      pressOn(today),
    ),
  )
}

/** The comparison as one reader finds it on the case. */
function comparisonFor(actor: Actor) {
  return readCase(actor, told.caseId, today, (tx, { caseFile, events, sides }) =>
    sheetsCompared(tx, caseFile, events, viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: true })),
  )
}

describe('异议 → 复评 → another grade', () => {
  test('by other people of another institution, where the register has one', async () => {
    told = await caseStanding(cast, 'disputed')
    today = told.today
    const { caseId } = told
    await twice(nx, { kind: 'admitObjection', caseId, number: null, ground: 'factsDoubtful', reason: '示例' })
    const scheduledOn = addDays(today, 1)
    const send = (team: readonly number[]) => {
      const personnelIds = team.map((at) => nx.assessors[at]?.personnelId ?? '')
      return act(nx.clerks[0], { kind: 'assign', caseId, personnelIds, scheduledOn, window: '上午' })
    }
    expect(code(await send([0, 1]))).toBe('inEarlierRound')
    // The second house had the expert at the desk.
    expect(code(await send([2, 5]))).toBe('sameInstitution')
    must(await send([4, 5]))
  })

  test('the finding goes to the competent bureau without a second notice, and no objection follows it', async () => {
    const { caseId, applicant } = told
    today = addDays(today, 1)
    const visitId = (await asActor(CALENDAR, (tx) => caseById(tx, caseId)))?.facts.visitId ?? ''
    const [first, second, desk] = [4, 5, 7].map((at) => nx.assessors[at]?.actor as Actor) as [Actor, Actor, Actor]
    const answers = sheetWithTotals(EDITIONS[0]!, { adl: 30, cog: 4, sen: 7 })
    const bedside: Bedside = {
      visitId,
      visitedOn: today,
      first,
      second,
      answers,
      when: () => ({ today, at: new Date(`${today}T03:00:00Z`) }),
    }
    await fillSheets(bedside)
    await agree(bedside)
    must(await act(nx.clerks[0], { kind: 'callExpert', caseId, personnelId: nx.assessors[7]?.personnelId ?? '', duty: 'desk' }))
    must(await act(second, { kind: 'submitFinding', caseId, sheetDigest: await confirmTogether(bedside, desk) }))
    // Not told yet: the family sees no second sheet before the bureau has reviewed it.
    // The first one goes on being shown, as the one being reviewed.
    const before = await familyView(applicant, caseId, today)
    expect(before?.compared).toBeNull()
    expect(before?.result).toMatchObject({ grade: 4, isReviewed: true, frozen: { finding: { grade: 4 } } })
    await twice(nx, { kind: 'report', caseId })
    expect((await familyView(applicant, caseId, today))?.result).toMatchObject({ grade: 3, isReviewed: false })
    expect(await asActor(CALENDAR, (tx) => caseById(tx, caseId))).toMatchObject({
      status: 'reported',
      occasion: 'dispute',
      grade: 3,
      noticeTo: null,
    })
    expect(await asActor(CALENDAR, (tx) => noticeOfCase(tx, caseId))).toBeNull()
    expect(code(await act(applicant, { kind: 'object', caseId, reason: '再提（示例）' }))).toBe('disputeIsFinal')
    expect((await familyView(applicant, caseId, today))?.objection).toMatchObject({
      why: expect.stringContaining('复评结论是最终结论'),
      own: [{ number: 1, decided: { outcome: 'admitted', reason: '示例' } }],
    })
  })

  test('both sheets and what moved the grade: the family concerned and both bureaus, nobody else', async () => {
    const seen = [
      await comparisonFor(told.applicant),
      await comparisonFor(nx.clerks[0]),
      await comparisonFor((cast.bureaus[TX] as Bureau).clerks[0]),
    ]
    for (const compared of seen) {
      expect(compared?.first).toMatchObject({ occasion: 'initial', frozen: { finding: { grade: 4 } } })
      expect(compared?.second).toMatchObject({ occasion: 'dispute', frozen: { finding: { grade: 3 } } })
      expect(compared?.movement).toMatchObject({ firstGrade: 4, secondGrade: 3 })
      expect(compared?.movement?.moved.length).toBeGreaterThan(0)
      expect(compared?.movement?.says).toContain('由重度失能Ⅱ级变为重度失能Ⅰ级')
    }
    expect((await familyView(told.applicant, told.caseId, today))?.compared).toEqual(seen[0])
    for (const actor of [
      family(),
      nx.assessors[4]!.actor,
      nx.assessors[0]!.actor,
      cast.administrator,
      PUBLIC,
      { ...PUBLIC, role: 'institution' as const },
    ])
      expect(await comparisonFor(actor)).toBeNull()
  })
})
