import { describe, expect, test } from 'vitest'
import type { Side } from '../../access/schema'
import { BY_SIDE, caseAt, knownBy, sampleOf } from '../case.fixture'
import { type CaseStatus, OPEN_STATUSES } from '../schema'
import type { Command } from '../schema/command'
import { decide, gate } from './decide'
import { LETTERS_OF } from './letters'
import { isClosed, LIFE, type Move } from './life'
import { panelOf } from './panel'
import { reopensTo } from './reopening'

type Way = { by: Side; command: Command }

/** What may befall a person or their assessor in mid-case, and the act that leads out. Where nobody is visiting, no assessor can fall ill. */
const BEFALLS: Record<string, (status: CaseStatus) => Way | null> = {
  去世: () => ({ by: 'competentBureau', command: sampleOf('end', { why: 'death' }) }),
  迁回参保地: () => ({ by: 'competentBureau', command: sampleOf('end', { why: 'movedBack' }) }),
  迁往两地以外: () => ({ by: 'competentBureau', command: sampleOf('end', { why: 'movedElsewhere' }) }),
  参保终止: () => ({ by: 'competentBureau', command: sampleOf('end', { why: 'insuranceEnded' }) }),
  撤回: (status) => (status === 'recognised' ? null : { by: 'applicant', command: sampleOf('withdraw') }),
  评估人员不能到场: (status) =>
    status === 'assessing' ? { by: 'residenceBureau', command: sampleOf('releaseVisit', { why: 'ill' }) } : null,
}
const STANDING = [...OPEN_STATUSES, 'recognised'] as const

describe('no dead end', () => {
  const cells = STANDING.flatMap((status) =>
    Object.entries(BEFALLS).flatMap(([what, wayOf]) => {
      const way = wayOf(status)
      return way ? [{ status, what, way }] : []
    }),
  )

  test.each(cells)('$status: $what has its way out', ({ status, way: { by, command } }) => {
    const caseFile = caseAt(status, status === 'recognised' ? { validTo: '2028-05-31' } : {})
    expect(gate(caseFile, command.kind, BY_SIDE[by], [by])).toMatchObject({ ok: true })
    const decided = decide(caseFile, command, knownBy(BY_SIDE[by], by))
    expect(decided).toMatchObject({ ok: true })
    const event = decided.ok ? decided.value.at(-1) : undefined
    const to = event?.body.to
    expect(command.kind === 'releaseVisit' ? to === 'arranging' : to !== undefined && isClosed(to)).toBe(true)
    // Every way out has its letter, to the family at least.
    const letters = event && to ? LETTERS_OF[event.kind]({ before: caseFile, after: { ...caseFile, status: to }, body: event.body }) : []
    expect(letters.map((one) => one.to)).toContain('family')
  })

  test.each(STANDING)('%s: the way out has its button where its bureau looks', (status) => {
    const { competentBureau, residenceBureau } = BY_SIDE
    const scene = { today: '2026-06-01', isKin: false, mayForward: true }
    const shown = [
      ...panelOf(caseAt(status), competentBureau, ['competentBureau'], scene),
      ...panelOf(caseAt(status), residenceBureau, ['residenceBureau'], scene),
    ].filter((one) => one.blocked === null)
    const ways = Object.values(BEFALLS).flatMap((wayOf) => wayOf(status) ?? [])
    for (const { by, command } of ways) if (by !== 'applicant') expect(shown.map((one) => one.act)).toContain(command.kind)
  })

  test('every status a case may be closed in is left again only by reopening, to a desk that has something to do', () => {
    for (const [status, acts] of Object.entries(LIFE) as Array<[CaseStatus, Record<string, Move>]>) {
      if (!isClosed(status)) continue
      expect(Object.keys(acts).filter((act) => act !== 'acknowledge')).toEqual(['reopen'])
    }
    for (const before of STANDING) {
      const to = reopensTo({ statusBefore: before })
      expect(to && Object.keys(LIFE[to]).length).toBeGreaterThan(0)
      expect(['assessing', 'onNotice']).not.toContain(to)
    }
  })

  test('a commission that was forwarded is not left lying: the competent bureau ends it or commissions again', () => {
    const forwarded = decide(caseAt('commissioned'), sampleOf('forward'), knownBy(BY_SIDE.residenceBureau, 'residenceBureau'))
    expect(forwarded).toMatchObject({ ok: true, value: [{ body: { to: 'accepted' } }] })
    for (const act of ['end', 'commission'] as const)
      expect(gate(caseAt('accepted'), act, BY_SIDE.competentBureau, ['competentBureau'])).toMatchObject({ ok: true })
  })
})
