import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { EDITIONS, editionInForce } from '../../standard/rules/edition'
import { sheetDigest } from '../rules/freeze'
import type { FrozenSheet } from '../schema'
import { agreedFindingOf, lockedSheetsOfCase, sheetsOf } from '../store/sheets'
import { assignmentsOf, createAssignments, expertsWantedAt, myVisits, releaseVisit, visitOf } from '../store/visits'
import { assessor, clerk, INSURED, type Member, RESIDENCE, sheetOf, visitWith, WHEN } from '../visit.fixture'
import { callThird, decideOpenItem, saveAgreed, signAgreed, takeBackThird } from './agreement'
import { lockSheet, saveSheet } from './sheet'
import { confirmFinding, declareRecusal, openVisit } from './visit'

const WHY = '一位认为能自己夹菜，一位认为要人帮（示例）'
const heavy = { adl: 25, cog: 4, sen: 3 }
const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })

beforeAll(() => owner.connect())
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

function pair(kinds: [Member['kind'], Member['kind']] = ['expert', 'expert']): [Member, Member] {
  return [
    { actor: assessor('钱评估'), kind: kinds[0], duty: 'onSite' },
    { actor: assessor('孙评估'), kind: kinds[1], duty: 'onSite' },
  ]
}

async function opened(team: Member[]) {
  const made = await visitWith(team)
  for (const { actor } of team) must(await declareRecusal(actor, { visitId: made.visitId, tied: false, reason: '' }, WHEN))
  must(await openVisit(team[0]?.actor ?? CALENDAR, openingOf(made.visitId), WHEN))
  return made
}

function openingOf(visitId: string) {
  return { visitId, visitedOn: '2026-06-01', present: [{ relation: 'guardian' as const, name: '示例·陈监护' }] }
}

async function filled(visitId: string, { actor }: Member, answers = sheetOf(heavy)) {
  must(await saveSheet(actor, { visitId, version: 0, answers }, WHEN))
}

/** Both own sheets locked: the second differs on 进食 by one option. */
async function bothLocked(team: Member[], differing = true) {
  const made = await opened(team)
  const [a, b] = team as [Member, Member]
  const other = sheetOf(heavy)
  const feeding = other.find((one) => one.linkId === 'adl.feeding')
  if (differing && feeding) feeding.weight = feeding.weight === 10 ? 5 : 10
  await filled(made.visitId, a)
  await filled(made.visitId, b, other)
  for (const { actor } of [a, b]) {
    const grades = [0, 1, 2, 3, 4, 5]
    let locked = false
    for (const shownGrade of grades) locked ||= (await lockSheet(actor, { visitId: made.visitId, shownGrade }, WHEN)).ok
    expect(locked).toBe(true)
  }
  return made
}

async function agreedOf(visitId: string, actor: Member['actor']) {
  return asActor(actor, async (tx) => {
    const agreed = (await sheetsOf(tx, actor, visitId)).find((sheet) => sheet.kind === 'agreed')
    if (!agreed) throw new Error('no agreed sheet')
    return agreed
  })
}

async function sign(visitId: string, { actor }: Member) {
  const { version } = await agreedOf(visitId, actor)
  for (const shownGrade of [0, 1, 2, 3, 4, 5]) {
    const outcome = await signAgreed(actor, { visitId, version, shownGrade }, WHEN)
    if (outcome.ok || outcome.problem.code !== 'gradeDiffers') return outcome
  }
  throw new Error('no grade fits')
}

describe('回避声明', () => {
  it('a declared tie takes the person off the visit, which the case must then release', async () => {
    const team = pair()
    const { visitId, caseId } = await visitWith(team)
    expect(await declareRecusal(team[0].actor, { visitId, tied: true, reason: '' }, WHEN)).toMatchObject({
      problem: { code: 'reasonMissing' },
    })
    const reason = '参保人是本人舅母'
    expect(await declareRecusal(team[0].actor, { visitId, tied: true, reason }, WHEN)).toEqual({
      ok: true,
      value: { caseId, needsRelease: true, needsExpert: false },
    })
    expect(await asActor(team[0].actor, (tx) => myVisits(tx, team[0].actor))).toEqual([])
    expect(await openVisit(team[0].actor, openingOf(visitId), WHEN)).toMatchObject({ problem: { code: 'visitNotFound' } })
    const stored = await owner.query('select "recusalCipher" from "Assignment" where "visitId" = $1 and "recusal" = $2', [visitId, 'tied'])
    expect(stored.rows).toHaveLength(1)
    expect(stored.rows[0].recusalCipher).not.toContain(reason)
  })

  it('every declaration on site is wanted before the visit opens; none can be changed', async () => {
    const team = pair()
    const { visitId } = await visitWith(team)
    must(await declareRecusal(team[0].actor, { visitId, tied: false, reason: '' }, WHEN))
    must(await declareRecusal(team[0].actor, { visitId, tied: false, reason: '' }, WHEN))
    expect(await declareRecusal(team[0].actor, { visitId, tied: true, reason: '亲属' }, WHEN)).toMatchObject({
      problem: { code: 'alreadyDeclared' },
    })
    expect(await openVisit(team[0].actor, openingOf(visitId), WHEN)).toMatchObject({ problem: { code: 'recusalUndeclared' } })
    must(await declareRecusal(team[1].actor, { visitId, tied: false, reason: '' }, WHEN))
    must(await openVisit(team[1].actor, openingOf(visitId), WHEN))
    must(await openVisit(team[0].actor, openingOf(visitId), WHEN))
    const visit = await asActor(team[0].actor, (tx) => visitOf(tx, visitId))
    expect(visit).toMatchObject({ state: 'open', visitedOn: '2026-06-01', present: [{ relation: 'guardian', name: '示例·陈监护' }] })
    const raw = await owner.query('select "present"::text as present, "pointsCipher" as points from "Visit" where "id" = $1', [visitId])
    expect(raw.rows[0].present).not.toContain('陈监护')
    expect(raw.rows[0].points).not.toContain('夜间')
  })
})

describe('own sheets (Z-08: the second assessor cannot read the first’s sheet before both are locked)', () => {
  it('Z-08 each sees only the own one until both are locked, then both see both', async () => {
    const team = pair()
    const [a, b] = team
    const { visitId, caseId } = await opened(team)
    await filled(visitId, a, sheetOf(heavy, '由儿子喂饭'))
    must(await lockSheet(a.actor, { visitId, shownGrade: 4 }, WHEN))
    const seenBy = (member: Member) => asActor(member.actor, (tx) => sheetsOf(tx, member.actor, visitId))
    expect(await seenBy(b)).toEqual([])
    expect((await seenBy(a)).map((sheet) => sheet.accountId)).toEqual([a.actor.accountId])
    const assignments = await asActor(b.actor, (tx) => assignmentsOf(tx, visitId))
    expect(assignments.filter((one) => one.sheetLockedAt)).toHaveLength(1)

    await filled(visitId, b)
    const locked = must(await lockSheet(b.actor, { visitId, shownGrade: 4 }, WHEN))
    expect(locked.allLocked).toBe(true)
    for (const member of team) {
      const sheets = await seenBy(member)
      expect(sheets.map((sheet) => sheet.kind)).toEqual(['own', 'own', 'agreed'])
      expect(sheets.find((sheet) => sheet.accountId === a.actor.accountId)?.answers[0]?.note).toBe('由儿子喂饭')
    }
    // Another assessor of the same institution is on no side of this case.
    const stranger = assessor('李评估')
    expect(await asActor(stranger, (tx) => sheetsOf(tx, stranger, visitId))).toEqual([])
    expect(await saveSheet(stranger, { visitId, version: 0, answers: [] }, WHEN)).toMatchObject({ problem: { code: 'visitNotFound' } })
    expect(await saveSheet(stranger, { visitId: 'missing', version: 0, answers: [] }, WHEN)).toMatchObject({
      problem: { code: 'visitNotFound' },
    })
    // Both bureaus keep the locked sheets; another region's bureau sees none.
    for (const region of [INSURED, RESIDENCE]) {
      const bureau = clerk(region)
      expect(await asActor(bureau, (tx) => lockedSheetsOfCase(tx, bureau, caseId))).toHaveLength(2)
    }
    const elsewhere = clerk('998009')
    expect(await asActor(elsewhere, (tx) => lockedSheetsOfCase(tx, elsewhere, caseId))).toEqual([])
  })

  it('a save beside a newer one is told, and a note never lies open in the table', async () => {
    const team = pair()
    const [a] = team
    const { visitId } = await opened(team)
    const answers = sheetOf(heavy, '卧床三年')
    expect(must(await saveSheet(a.actor, { visitId, version: 0, answers }, WHEN))).toEqual({ version: 1 })
    // The same answers again are no conflict: the first answer may have been lost on the way.
    expect(must(await saveSheet(a.actor, { visitId, version: 0, answers }, WHEN))).toEqual({ version: 1 })
    expect(await saveSheet(a.actor, { visitId, version: 0, answers: answers.slice(1) }, WHEN)).toMatchObject({ problem: { code: 'stale' } })
    expect(must(await saveSheet(a.actor, { visitId, version: 1, answers: answers.slice(2) }, WHEN))).toEqual({ version: 2 })
    const raw = await owner.query('select "answers"::text as answers from "AnswerSheet" where "visitId" = $1', [visitId])
    expect(raw.rows[0].answers).not.toContain('卧床')
  })

  it('an unfinished sheet, an item that cannot be assessed and another grade are refused', async () => {
    const team = pair()
    const [a] = team
    const { visitId } = await opened(team)
    expect(await lockSheet(a.actor, { visitId, shownGrade: 3 }, WHEN)).toMatchObject({ problem: { code: 'sheetEmpty' } })
    const answers = sheetOf(heavy)
    must(await saveSheet(a.actor, { visitId, version: 0, answers: answers.slice(1) }, WHEN))
    expect(await lockSheet(a.actor, { visitId, shownGrade: 3 }, WHEN)).toMatchObject({ problem: { code: 'itemsMissing' } })
    const unable = [{ linkId: 'adl.feeding', weight: null, unable: 'refused' as const, note: '' }, ...answers.slice(1)]
    must(await saveSheet(a.actor, { visitId, version: 1, answers: unable }, WHEN))
    expect(await lockSheet(a.actor, { visitId, shownGrade: 3 }, WHEN)).toMatchObject({ problem: { code: 'itemsUnable' } })
    must(await saveSheet(a.actor, { visitId, version: 2, answers }, WHEN))
    expect(await lockSheet(a.actor, { visitId, shownGrade: 0 }, WHEN)).toMatchObject({ problem: { code: 'gradeDiffers' } })
  })

  it('two locking at once still open the sheets', async () => {
    const team = pair()
    const { visitId } = await opened(team)
    for (const member of team) await filled(visitId, member)
    const outcomes = await Promise.all(team.map(({ actor }) => lockSheet(actor, { visitId, shownGrade: 4 }, WHEN)))
    expect(outcomes.map((one) => must(one).allLocked).sort()).toEqual([false, true])
    expect((await agreedOf(visitId, team[0].actor)).answers).toHaveLength(17)
  })
})

describe('D-06 a draft keeps its edition', () => {
  it('the sheet is graded by the edition it was begun under, and by no other text of the same id', async () => {
    const team = pair()
    const [a] = team
    const { visitId } = await opened(team)
    await filled(visitId, a)
    // The visit moves to another edition behind the draft's back.
    await owner.query(`update "Visit" set "editionId" = 'another', "editionDigest" = 'another' where "id" = $1`, [visitId])
    must(await lockSheet(a.actor, { visitId, shownGrade: 4 }, WHEN))
    const [sheet] = await asActor(a.actor, (tx) => sheetsOf(tx, a.actor, visitId))
    expect(sheet?.frozen?.finding).toMatchObject({ edition: 'db33t-2476-2022', digest: editionInForce(EDITIONS, '2026-06-01').digest })

    const other = await opened(pair())
    await owner.query(`update "Visit" set "editionDigest" = $2 where "id" = $1`, [other.visitId, '0'.repeat(64)])
    const actor = { ...a.actor, accountId: other.personnel[0]?.accountId ?? '' }
    expect(await saveSheet(actor, { visitId: other.visitId, version: 0, answers: [] }, WHEN)).toMatchObject({
      problem: { code: 'editionChanged' },
    })
  })
})

describe('合议 and two experts', () => {
  it('they settle what differs, both sign the same sheet, two experts confirm: then there is a finding', async () => {
    const team = pair()
    const [a, b] = team
    const { visitId } = await bothLocked(team)
    const before = await agreedOf(visitId, a.actor)
    expect(before.answers).toHaveLength(16)
    expect(await sign(visitId, a)).toMatchObject({ problem: { code: 'itemsUnsettled' } })

    const settle = (weight: number, note: string, version: number, linkId = 'adl.feeding') =>
      saveAgreed(a.actor, { visitId, version, answers: [{ linkId, weight, note }] }, WHEN)
    expect(await settle(5, '', 0)).toMatchObject({ problem: { code: 'reasonMissing' } })
    expect(await settle(5, '理由', 0, 'adl.walking')).toMatchObject({ problem: { code: 'notInDispute' } })
    must(await settle(5, '需人夹菜', 0))
    expect(must(await sign(visitId, a))).toMatchObject({ isLocked: false, waitingFor: [b.actor.name] })
    expect((await agreedOf(visitId, b.actor)).agreedBy).toEqual([a.actor.accountId])
    // A change after a signature makes it fall away.
    must(await saveAgreed(b.actor, { visitId, version: 1, answers: [{ linkId: 'adl.feeding', weight: 5, note: '需人夹菜、盛饭' }] }, WHEN))
    expect((await agreedOf(visitId, b.actor)).agreedBy).toEqual([])
    expect(await signAgreed(a.actor, { visitId, version: 1, shownGrade: 4 }, WHEN)).toMatchObject({ problem: { code: 'stale' } })
    must(await sign(visitId, b))
    expect(must(await sign(visitId, a))).toMatchObject({ isLocked: true })

    const agreed = await asActor(a.actor, (tx) => agreedFindingOf(tx, visitId))
    expect(agreed).toMatchObject({ confirmedBy: [], confirmationsMissing: 2, visitedOn: '2026-06-01' })
    expect(agreed?.frozen.answers.find((one) => one.linkId === 'adl.feeding')).toMatchObject({
      weight: 5,
      road: 'agreed',
      noteDigest: expect.any(String),
    })
    expect(agreed?.frozen.signedBy.map((one) => one.name)).toEqual([a.actor.name, b.actor.name])
    expect(sheetDigest(agreed?.frozen as FrozenSheet)).toBe(agreed?.sheetDigest)

    const digest = agreed?.sheetDigest ?? ''
    expect(await confirmFinding(a.actor, { visitId, sheetDigest: '0'.repeat(64) }, WHEN)).toMatchObject({
      problem: { code: 'sheetChanged' },
    })
    expect(must(await confirmFinding(a.actor, { visitId, sheetDigest: digest }, WHEN))).toEqual({ confirmationsMissing: 1 })
    expect(must(await confirmFinding(a.actor, { visitId, sheetDigest: digest }, WHEN))).toEqual({ confirmationsMissing: 1 })
    expect(must(await confirmFinding(b.actor, { visitId, sheetDigest: digest }, WHEN))).toEqual({ confirmationsMissing: 0 })
  })

  it('with one expert on site another confirms at the desk, who sees no finding before it is signed', async () => {
    const desk: Member = { actor: assessor('周专家'), kind: 'expert', duty: 'desk' }
    const [a, b] = pair(['expert', 'assessor'])
    const { visitId } = await bothLocked([a, b, desk], false)
    for (const member of [a, b]) must(await sign(visitId, member))
    const digest = (await agreedOf(visitId, desk.actor)).digest ?? ''
    expect(await confirmFinding(b.actor, { visitId, sheetDigest: digest }, WHEN)).toMatchObject({ problem: { code: 'notExpert' } })
    must(await confirmFinding(a.actor, { visitId, sheetDigest: digest }, WHEN))
    expect(must(await confirmFinding(desk.actor, { visitId, sheetDigest: digest }, WHEN))).toEqual({ confirmationsMissing: 0 })
    const places = await owner.query('select "place" from "ExpertConfirmation" where "visitId" = $1 order by "place"', [visitId])
    expect(places.rows.map((row) => row.place)).toEqual(['desk', 'onSite'])
  })

  it('takes back what was handed to a third expert until one is called, and the bureau is no longer asked', async () => {
    const team = pair()
    const [a, b] = team
    const { visitId } = await bothLocked(team)
    const call = { visitId, version: 0, linkIds: ['adl.feeding'], reason: WHY }
    must(await callThird(a.actor, call, WHEN))
    expect(await takeBackThird(b.actor, { visitId, version: 1, linkId: 'adl.walking' }, WHEN)).toMatchObject({
      problem: { code: 'notOpen' },
    })
    expect(must(await takeBackThird(b.actor, { visitId, version: 1, linkId: 'adl.feeding' }, WHEN))).toEqual({ version: 2 })
    expect(await asActor(CALENDAR, (tx) => visitOf(tx, visitId))).toMatchObject({ thirdWantedAt: null, thirdWhy: [] })
    expect(await asActor(CALENDAR, (tx) => expertsWantedAt(tx, [visitId]))).toEqual([])
    const settle = { visitId, version: 2, answers: [{ linkId: 'adl.feeding', weight: 5, note: '再看了一次（示例）' }] }
    must(await saveAgreed(a.actor, settle, WHEN))
  })

  it('no agreement: a third expert decides the open item with a reason, and one on site cannot hold it up', async () => {
    const team = pair()
    const [a, b] = team
    const { visitId, caseId } = await bothLocked(team)
    expect(must(await callThird(a.actor, { visitId, version: 0, linkIds: ['adl.feeding'], reason: WHY }, WHEN))).toEqual({
      version: 1,
      needsExpert: true,
    })
    expect(must(await callThird(b.actor, { visitId, version: 0, linkIds: ['adl.feeding'], reason: WHY }, WHEN))).toEqual({
      version: 1,
      needsExpert: true,
    })
    // The bureau learns that one is wanted and why; the words lie sealed.
    expect(await asActor(CALENDAR, (tx) => visitOf(tx, visitId))).toMatchObject({
      ...{ thirdWantedAt: WHEN.at, thirdWhy: [{ linkId: 'adl.feeding', why: WHY }] },
    })
    const { rows } = await owner.query(`select "thirdWhy"::text as "kept" from "Visit" where "id" = $1`, [visitId])
    expect(rows[0].kept).toContain('adl.feeding')
    expect(rows[0].kept).not.toContain(WHY)
    expect(await asActor(CALENDAR, (tx) => expertsWantedAt(tx, [visitId]))).toEqual([{ caseId, wants: 'third' }])
    const settle = { visitId, version: 1, answers: [{ linkId: 'adl.feeding', weight: 5, note: '理由' }] }
    expect(await saveAgreed(a.actor, settle, WHEN)).toMatchObject({ problem: { code: 'withThird' } })

    const third = assessor('吴专家')
    const { personnel } = await visitWith([{ actor: third, kind: 'expert', duty: 'desk' }])
    await asActor(CALENDAR, async (tx) => {
      await tx.case.update({ where: { id: caseId }, data: { assessorIds: { push: third.accountId ?? '' } } })
      await createAssignments(
        tx,
        { id: visitId, caseId, insuredRegion: INSURED, residenceRegion: RESIDENCE },
        personnel.map((one) => ({ personnel: one, duty: 'third' as const })),
      )
    })
    const decision = { visitId, version: 1, linkId: 'adl.feeding', weight: 5, reason: '现场记录显示需人夹菜' }
    expect(await decideOpenItem(a.actor, decision, WHEN)).toMatchObject({ problem: { code: 'notThird' } })
    expect(await decideOpenItem(third, decision, WHEN)).toMatchObject({ problem: { code: 'recusalUndeclared' } })
    must(await declareRecusal(third, { visitId, tied: false, reason: '' }, WHEN))
    expect(await takeBackThird(a.actor, { visitId, version: 1, linkId: 'adl.feeding' }, WHEN)).toMatchObject({
      problem: { code: 'thirdCalled' },
    })
    expect(await asActor(CALENDAR, (tx) => expertsWantedAt(tx, [visitId]))).toEqual([])
    expect(await decideOpenItem(third, { ...decision, linkId: 'adl.walking' }, WHEN)).toMatchObject({ problem: { code: 'notOpen' } })
    must(await decideOpenItem(third, decision, WHEN))
    expect(must(await sign(visitId, b)).isLocked).toBe(false)
    expect(must(await sign(visitId, { actor: third, kind: 'expert', duty: 'third' })).isLocked).toBe(true)
    const agreed = await asActor(third, (tx) => agreedFindingOf(tx, visitId))
    expect(agreed?.frozen.answers.find((one) => one.linkId === 'adl.feeding')).toMatchObject({ weight: 5, road: 'third' })
  })

  it('a locked sheet stands: neither a command nor the app’s own role changes it', async () => {
    const team = pair()
    const { visitId } = await bothLocked(team, false)
    for (const member of team) must(await sign(visitId, member))
    expect(await saveAgreed(team[0].actor, { visitId, version: 0, answers: [] }, WHEN)).toMatchObject({ problem: { code: 'sheetLocked' } })
    expect(await saveSheet(team[0].actor, { visitId, version: 1, answers: [] }, WHEN)).toMatchObject({ problem: { code: 'sheetLocked' } })
    await expect(
      asActor(team[0].actor, (tx) => tx.answerSheet.updateMany({ where: { visitId }, data: { digest: '0'.repeat(64) } })),
    ).rejects.toThrow(/locked sheet does not change/)
    // Removing the notes' ciphers at the end of their keeping is still possible, and leaves the digests as they are.
    await asActor(team[0].actor, (tx) => tx.answerSheet.updateMany({ where: { visitId }, data: { answers: {} } }))
    const sheets = await asActor(team[0].actor, (tx) => sheetsOf(tx, team[0].actor, visitId))
    for (const sheet of sheets) expect(sheetDigest(sheet.frozen as FrozenSheet)).toBe(sheet.digest)
  })

  it('a released visit takes no more writing and leaves its people’s list, but its sheets stay', async () => {
    const team = pair()
    const { visitId, caseId } = await bothLocked(team)
    await asActor(CALENDAR, (tx) => releaseVisit(tx, visitId, 'ill'))
    expect(await saveAgreed(team[0].actor, { visitId, version: 0, answers: [] }, WHEN)).toMatchObject({
      problem: { code: 'visitNotFound' },
    })
    expect(await asActor(team[0].actor, (tx) => myVisits(tx, team[0].actor))).toEqual([])
    const bureau = clerk(RESIDENCE)
    expect(await asActor(bureau, (tx) => lockedSheetsOfCase(tx, bureau, caseId))).toHaveLength(2)
  })

  it('A-03 what was done and what was refused are entries', async () => {
    const team = pair()
    const { visitId } = await visitWith(team)
    await openVisit(team[0].actor, openingOf(visitId), WHEN)
    await declareRecusal(team[0].actor, { visitId, tied: false, reason: '' }, WHEN)
    const entries = await owner.query('select "act", "outcome" from "AuditEntry" where "subject" = $1 order by "id"', [`visit:${visitId}`])
    expect(entries.rows).toEqual([
      { act: 'visit.open', outcome: 'refused' },
      { act: 'visit.declareRecusal', outcome: 'done' },
    ])
  })
})
