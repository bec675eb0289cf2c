import { describe, expect, it } from 'vitest'
import { NANXUN, TONGXIANG } from '@/prisma/demo/reference'
import { caseAt, FINDING, INSURED, sampleOf, TODAY } from '../case.fixture'
import { CASE_STATUSES, END_REASONS } from '../schema'
import type { CaseFile, NewEvent } from '../schema/event'
import { decide } from './decide'
import { bodyOf, clerk } from './decide.fixture'
import { evolve } from './evolve'
import { mayFollowOn } from './previous'
import { storyOf } from './story'

const RECOGNITION = { validFrom: '2026-05-20', validTo: '2028-05-19', benefitFrom: '2026-07-01', basis: [] }
const reported = (facts: Partial<CaseFile['facts']> = {}, grade = 4) =>
  caseAt('reported', { previousId: 'case-0' }, { finding: { ...FINDING, grade }, foundOn: '2026-05-20', ...facts })
const folded = (caseFile: CaseFile, event: NewEvent) =>
  evolve(caseFile, {
    ...{ caseId: caseFile.id, seq: caseFile.version + 1, accountId: null, personKey: null, regionCode: INSURED, digest: 'next' },
    ...{ at: new Date(`${TODAY}T03:00:00Z`), today: TODAY, ...event },
  })

describe('期满评估、重新评估: what happened to the person since the recognition before', () => {
  const pending = { endReported: { why: 'death' as const, on: '2026-05-30' } }

  it.each([
    ['an end reported and not yet carried out', caseAt('recognised', {}, pending), 'previousEnds', '请先办理上一件的终止'],
    ['the same while an objection is looked into', caseAt('disputed', {}, pending), 'previousEnds', '请先办理上一件的终止'],
    ['reported, then run out', caseAt('expired', {}, pending), 'previousEnds', '不属实的请先重开上一件'],
    ['ended for death', caseAt('ended', {}, { endReason: 'death' }), 'previousEnded', '请办结本案'],
  ])('%s: neither accepted nor recognised', (_says, previous, code, says) => {
    for (const [at, act] of [
      [caseAt('submitted'), 'accept'],
      [reported(), 'recognise'],
    ] as const)
      expect(decide(at, sampleOf(act), clerk({ previous }))).toMatchObject({ problem: { code, message: expect.stringContaining(says) } })
  })

  it('who died or moved away is not recognised anew; another end, expiry or a recognition in force does not stand in the way', () => {
    const ended = END_REASONS.filter((endReason) => !mayFollowOn(caseAt('ended', {}, { endReason })).ok)
    expect(ended).toEqual(['death', 'insuredElsewhere', 'movedBack', 'movedElsewhere'])
    for (const status of CASE_STATUSES) expect(mayFollowOn(caseAt(status)).ok, status).toBe(true)
    expect(mayFollowOn(null).ok).toBe(true)
  })

  it('a stay in hospital that runs comes over, into the event and so into the replay', () => {
    const body = (previous: CaseFile) => bodyOf(decide(reported(), sampleOf('recognise'), clerk({ previous })))
    const stay = { inHospitalSince: '2026-05-25' }
    const { kind: _kind, ...carried } = body(caseAt('recognised', {}, stay))
    expect(carried).toMatchObject(stay)
    expect(folded(reported(), { kind: 'recognised', body: carried }).facts).toMatchObject(stay)
    expect(body(caseAt('recognised'))).not.toHaveProperty('inHospitalSince')
    // Superseded long ago, by this very case: its stay is no longer news.
    expect(body(caseAt('superseded', {}, stay))).not.toHaveProperty('inHospitalSince')
    // A 复评 of a recognised case keeps its own.
    expect(folded(reported(stay), { kind: 'recognised', body: { to: 'recognised', recognition: RECOGNITION } }).facts).toMatchObject(stay)
  })
})

describe('who cares, when the recognition it stood on changes', () => {
  const chosen = { institutionId: 'i1' }

  it('goes on at benefit level and is over below it', () => {
    const recognised = (benefitFrom: string | null) =>
      folded(reported(chosen), { kind: 'recognised', body: { to: 'recognised', recognition: { ...RECOGNITION, benefitFrom } } })
    expect(recognised('2026-07-01').facts.institutionId).toBe('i1')
    expect(recognised(null).facts.institutionId).toBeNull()
  })

  it('is chosen again after a reopening, since the care ended with the case', () => {
    const reopened = folded(caseAt('ended', { statusBefore: 'recognised', grade: 4 }, chosen), {
      ...{ kind: 'reopened', body: { to: 'recognised' } },
    })
    expect([reopened.status, reopened.facts.institutionId]).toEqual(['recognised', null])
    const names = { insured: TONGXIANG, residence: NANXUN }
    const event = { kind: 'reopened' as const, seq: 9, today: TODAY, regionCode: INSURED }
    expect(storyOf([{ ...event, body: { to: 'recognised' } }], names)[0]?.note).toBe('护理机构须重新选择')
    expect(storyOf([{ ...event, body: { to: 'found' } }], names)[0]?.note).toBeNull()
  })
})
