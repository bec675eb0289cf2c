import { describe, expect, it } from 'vitest'
import type { Assignment, OpenVisit, Visit } from '../schema'
import { mayOpen, stepOf, type VisitScene } from './visit'

const visit: Visit = {
  ...{ id: 'v', caseId: 'c', insuredRegion: '330483', residenceRegion: '330503', round: 1, occasion: 'initial', scheduledOn: '2026-06-01' },
  ...{
    window: '上午',
    points: '',
    editionId: 'e',
    editionDigest: 'd',
    state: 'assigned',
    sheetsOpenedAt: null,
    thirdWantedAt: null,
    thirdWhy: [],
    visitedOn: null,
    present: [],
  },
  releasedWhy: null,
}

function assigned(accountId: string, more: Partial<Assignment> = {}): Assignment {
  return {
    ...{
      id: accountId,
      visitId: 'v',
      caseId: 'c',
      personnelId: accountId,
      accountId,
      name: `示例·${accountId}`,
      kind: 'expert',
      duty: 'onSite',
    },
    ...{ recusal: 'clear', declaredAt: null, sheetLockedAt: null, active: true },
    ...more,
  }
}

const pair = [assigned('a'), assigned('b')]
const input: OpenVisit = { visitId: 'v', visitedOn: '2026-06-01', present: [{ relation: 'guardian', name: '' }] }

describe('opening a visit (医保发〔2023〕29号 §9 §21)', () => {
  it('needs every declaration clear and a guardian or agent there', () => {
    expect(mayOpen(visit, pair, input, '2026-06-01').ok).toBe(true)
    expect(mayOpen(visit, pair, { ...input, present: [{ relation: 'agent', name: '示例·李代理' }] }, '2026-06-01').ok).toBe(true)
  })

  it('a desk expert’s declaration may come later', () => {
    expect(mayOpen(visit, [...pair, assigned('d', { duty: 'desk', recusal: 'none' })], input, '2026-06-01').ok).toBe(true)
  })

  it.each([
    ['visitReleased', { ...visit, state: 'released' as const }, pair, input],
    ['recusalUndeclared', visit, [assigned('a'), assigned('b', { recusal: 'none' })], input],
    ['teamTied', visit, [assigned('a'), assigned('b', { recusal: 'tied' })], input],
    ['guardianAbsent', visit, pair, { ...input, present: [{ relation: 'neighbour' as const, name: '' }] }],
    ['visitInFuture', visit, pair, { ...input, visitedOn: '2026-06-02' }],
  ])('%s refuses', (code, one, team, given) => {
    expect(mayOpen(one, team, given, '2026-06-01')).toMatchObject({ ok: false, problem: { code } })
  })
})

describe('the next step of each person', () => {
  const open = { ...visit, state: 'open' as const, visitedOn: '2026-06-01' }
  const both = { ...open, sheetsOpenedAt: new Date(0) }
  const agreed = { isComplete: true, wanting: 0, open: 0, openItems: [], agreedBy: [] as string[], isLocked: false }
  const base: VisitScene = { visit, assignments: pair, agreed: null, confirmedBy: [], confirmationsMissing: 2 }

  it.each<[string, string, Partial<VisitScene>, string]>([
    ['declare', 'a', { assignments: [assigned('a', { recusal: 'none' }), assigned('b')] }, 'before a declaration'],
    ['waitDeclarations', 'b', { assignments: [assigned('a', { recusal: 'none' }), assigned('b')] }, 'while the other has not'],
    ['open', 'a', {}, 'when all have'],
    ['fill', 'a', { visit: open }, 'when open'],
    [
      'waitSheets',
      'a',
      { visit: open, assignments: [assigned('a', { sheetLockedAt: new Date(0) }), assigned('b')] },
      'after locking first',
    ],
    ['agree', 'a', { visit: both, agreed: { ...agreed, isComplete: false, wanting: 2 } }, 'with differences'],
    ['waitThird', 'a', { visit: both, agreed: { ...agreed, isComplete: false, open: 1 } }, 'with an open item'],
    [
      'decide',
      't',
      { visit: both, assignments: [...pair, assigned('t', { duty: 'third' })], agreed: { ...agreed, open: 1 } },
      'for the third',
    ],
    ['sign', 'a', { visit: both, agreed }, 'when settled'],
    ['waitSignatures', 'a', { visit: both, agreed: { ...agreed, agreedBy: ['a'] } }, 'after signing'],
    ['confirm', 'a', { visit: both, agreed: { ...agreed, isLocked: true } }, 'for an expert once locked'],
    [
      'waitConfirmations',
      'a',
      { visit: both, agreed: { ...agreed, isLocked: true }, confirmedBy: ['a'], confirmationsMissing: 1 },
      'after confirming',
    ],
    [
      'callDeskExpert',
      'a',
      {
        visit: both,
        assignments: [assigned('a'), assigned('b', { kind: 'assessor' })],
        agreed: { ...agreed, isLocked: true },
        confirmedBy: ['a'],
        confirmationsMissing: 1,
      },
      'with too few experts',
    ],
    ['submit', 'a', { visit: both, agreed: { ...agreed, isLocked: true }, confirmedBy: ['a', 'b'], confirmationsMissing: 0 }, 'with both'],
    ['none', 'x', {}, 'for a stranger'],
    ['released', 'a', { visit: { ...visit, state: 'released' } }, 'after release'],
  ])('%s for %s (%#)', (step, accountId, more) => {
    expect(stepOf({ ...base, ...more }, accountId)).toBe(step)
  })
})
