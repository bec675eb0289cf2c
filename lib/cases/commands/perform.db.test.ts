import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agree, type Bedside, confirmTogether, fillSheets } from '@/prisma/demo/bedside'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { careOf } from '../../people/store/care'
import { anApplication, caseStanding, FROM, family, mildAnswers, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { act, approve, caseFile, code, events, propose } from '../deeds.fixture'
import { chainFaults, replayed } from '../rules/chain'
import type { Command } from '../schema/command'
import { QueueFilter } from '../schema/desk'
import { start } from './apply'
import { type BureauActor, openDesk } from './desk'

let cast: Cast
let tx: Bureau
let nx: Bureau

beforeAll(async () => {
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(closeDoor)

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
