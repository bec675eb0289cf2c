import { describe, expect, test } from 'vitest'
import { sidesOf } from '../../access/rules'
import { type Actor, ROLES, type Role, SIDES, type Side } from '../../access/schema'
import { BY_SIDE, caseAt, INSURED, RESIDENCE } from '../case.fixture'
import { CASE_STATUSES, OPEN_STATUSES } from '../schema'
import { COMMAND_KINDS, type CommandKind } from '../schema/command'
import { gate } from './decide'
import { DESK_OF, deskRegionOf, isClosed, LIFE, moveOf, possible } from './life'
import { rowOf, rows } from './life-oracle.fixture'

describe('Z-01 W-06 the gate against the written oracle', () => {
  test('the oracle itself is well formed', () => {
    expect(rows).toHaveLength(147)
    for (const row of rows) {
      expect(CASE_STATUSES).toContain(row.status)
      expect(COMMAND_KINDS).toContain(row.act)
      expect(row.sides.length).toBeGreaterThan(0)
      expect([...CASE_STATUSES, 'stays', 'back', 'noticeOrReport']).toContain(row.to)
    }
    expect(new Set(rows.map((row) => `${row.status}.${row.act}`)).size).toBe(rows.length)
  })

  test.each(CASE_STATUSES)('%s: every act by every side, and nothing else', (status) => {
    for (const act of COMMAND_KINDS) {
      for (const side of SIDES) {
        const row = rowOf(status, act)
        const passed = gate(caseAt(status), act, BY_SIDE[side], [side])
        const where = `${status} ${act} ${side}`
        if (row?.sides.includes(side)) {
          expect(passed, where).toMatchObject({ ok: true, value: { side } })
        } else {
          // A refusal says what stands in the way: the status, or the side.
          expect(passed, where).toMatchObject({ ok: false, problem: { code: row ? 'wrongSide' : 'wrongStatus' } })
          if (!passed.ok) expect(passed.problem.message).toMatch(/[一-鿿].*。$/)
        }
      }
      expect(gate(caseAt(status), act, BY_SIDE.competentBureau, []).ok, `${status} ${act} without a side`).toBe(false)
    }
  })

  test('20 statuses, 42 acts, 8 sides', () => {
    expect([CASE_STATUSES.length, COMMAND_KINDS.length, SIDES.length]).toEqual([20, 42, 8])
  })

  test.each(CASE_STATUSES)('%s: targets and ② as written', (status) => {
    const written = Object.fromEntries(rows.filter((row) => row.status === status).map((row) => [row.act, [row.to, row.two]]))
    const held = Object.fromEntries(Object.keys(LIFE[status]).map((act) => [act, moveOf(status, act as CommandKind)]))
    expect(Object.fromEntries(Object.entries(held).map(([act, move]) => [act, [move?.to, move?.two === true]]))).toEqual(written)
    for (const move of Object.values(held)) expect(move?.follows).toMatch(/。$/)
  })

  test.each(CASE_STATUSES)('%s: what is possible is what the gate lets through', (status) => {
    for (const side of SIDES) {
      const acts = possible(caseAt(status), BY_SIDE[side], [side]).map((one) => one.act)
      const written = rows.filter((row) => row.status === status && row.sides.includes(side)).map((row) => row.act)
      expect([...acts].sort(), `${status} ${side}`).toEqual([...written].sort())
    }
  })
})

// The life table of the plan, row by row as it stands there: what it names must be here. What is here beyond it is listed below it.
const PLAN: Record<string, Array<[CommandKind, string]>> = {
  draft: [
    ['submit', 'submitted'],
    ['discard', 'withdrawn'],
  ],
  submitted: [
    ['accept', 'accepted②'],
    ['returnForCorrection', 'returned'],
    ['refuse', 'refused②'],
  ],
  returned: [
    ['submit', 'submitted'],
    ['lapse', 'lapsed'],
  ],
  accepted: [['commission', 'commissioned']],
  commissioned: [
    ['acceptCommission', 'arranging'],
    ['rejectCommission', 'accepted'],
    ['forward', 'accepted'],
  ],
  arranging: [['assign', 'assessing']],
  assessing: [
    ['submitFinding', 'found'],
    ['releaseVisit', 'arranging'],
  ],
  found: [
    ['report', 'noticeOrReport②'],
    ['sendBack', 'assessing'],
  ],
  onNotice: [
    ['endNotice', 'reported'],
    ['object', 'disputed'],
  ],
  disputed: [
    ['admitObjection', 'arranging②'],
    ['dismissObjection', 'back②'],
  ],
  reported: [
    ['recognise', 'recognised②'],
    ['decline', 'declined②'],
    ['reexamine', 'commissioned'],
    ['object', 'disputed'],
  ],
  recognised: [
    ['reportChange', 'stays'],
    ['object', 'disputed'],
    ['end', 'ended②'],
    ['expire', 'expired'],
    ['supersede', 'superseded'],
  ],
}
const IN_ANY_OPEN: Array<[CommandKind, string]> = [
  ['withdraw', 'withdrawn'],
  ['end', 'ended②'],
  ['changeAddress', 'stays'],
  ['clarify', 'stays'],
  ['answer', 'stays'],
  ['remind', 'stays'],
  ['invalidate', 'invalidated②'],
]
/** Ours beyond the plan's table: saving, 增派专家, 收悉, the choice of an institution, and what a recognised case still needs, under dispute too. */
const BEYOND = [
  'draft.saveDraft',
  'returned.saveDraft',
  'assessing.callExpert',
  'recognised.acknowledge',
  'recognised.chooseInstitution',
  'recognised.changeInstitution',
  'recognised.openRenewal',
  'recognised.supplement',
  'onNotice.receiveObjection',
  'disputed.object',
  'disputed.receiveObjection',
  'disputed.reportChange',
  'disputed.supersede',
  ...OPEN_STATUSES.map((status) => `${status}.supplement`),
  ...OPEN_STATUSES.map((status) => `${status}.noteInstitution`),
  'recognised.noteInstitution',
  'recognised.changeAddress',
  'recognised.clarify',
  'recognised.answer',
  'recognised.remind',
  'recognised.invalidate',
  'declined.acknowledge',
]

describe('the plan’s life table', () => {
  test('every row of it is here, and nothing beyond it but what is listed', () => {
    const planned = CASE_STATUSES.flatMap((status) => {
      if (isClosed(status)) return [`${status}.reopen → back②`]
      const rest = status === 'draft' || status === 'recognised' ? [] : IN_ANY_OPEN
      return [...(PLAN[status] ?? []), ...rest].map(([act, to]) => `${status}.${act} → ${to}`)
    })
    const held = CASE_STATUSES.flatMap((status) =>
      Object.keys(LIFE[status]).map((act) => {
        const move = moveOf(status, act as CommandKind)
        return { name: `${status}.${act}`, row: `${status}.${act} → ${move?.to}${move?.two ? '②' : ''}` }
      }),
    )
    expect(
      held
        .filter((one) => !BEYOND.includes(one.name))
        .map((one) => one.row)
        .sort(),
    ).toEqual([...planned].sort())
    expect(held.map((one) => one.name)).toEqual(expect.arrayContaining(BEYOND))
  })

  test('every status stands on the desk it is said to stand on', () => {
    const desks = {
      applicant: ['draft', 'returned'],
      competentBureau: ['submitted', 'accepted', 'reported'],
      residenceBureau: ['commissioned', 'arranging', 'found', 'disputed'],
      assessors: ['assessing'],
      calendar: ['onNotice'],
    }
    for (const [desk, statuses] of Object.entries(desks))
      expect(CASE_STATUSES.filter((status) => DESK_OF[status] === desk)).toEqual(expect.arrayContaining(statuses))
    expect(CASE_STATUSES.filter((status) => DESK_OF[status] === 'none')).toEqual(['recognised', ...CASE_STATUSES.filter(isClosed)])
    expect([deskRegionOf('submitted', 'a', 'b'), deskRegionOf('found', 'a', 'b'), deskRegionOf('onNotice', 'a', 'b')]).toEqual([
      'a',
      'b',
      null,
    ])
  })
})

describe('回避: who is of the right side and still may not', () => {
  test('Z-09 whoever assessed a case in any round is not its clerk, at either bureau', () => {
    for (const side of ['competentBureau', 'residenceBureau'] as const) {
      const actor = BY_SIDE[side]
      const caseFile = caseAt('found', {}, { assessorKeys: [actor.personKey ?? ''] })
      expect(gate(caseFile, 'clarify', actor, [side])).toMatchObject({ problem: { code: 'assessedIt' } })
      expect(possible(caseFile, actor, [side]).every((one) => one.blocked)).toBe(true)
    }
  })

  test('Z-09 nobody is the clerk of their own case', () => {
    const caseFile = caseAt('submitted', { personKey: BY_SIDE.competentBureau.personKey ?? '' })
    expect(gate(caseFile, 'accept', BY_SIDE.competentBureau, ['competentBureau'])).toMatchObject({ problem: { code: 'ownCase' } })
    expect(gate(caseFile, 'withdraw', BY_SIDE.applicant, ['applicant']).ok).toBe(true)
  })
})

describe('Z-01 every role, of every region, through its sides', () => {
  // Which side a role stands on, written out again: a bureau's people by region, others by list, nobody else anywhere.
  const WHERE = { insured: INSURED, residence: RESIDENCE, elsewhere: '330482' }
  const sideOf = (role: Role, where: keyof typeof WHERE, isOnList: boolean): Side | null => {
    if (role === 'calendar') return 'calendar'
    if (role === 'clerk' || role === 'reviewer')
      return where === 'insured' ? 'competentBureau' : where === 'residence' ? 'residenceBureau' : null
    if (role === 'assessor') return isOnList ? 'assessor' : null
    if (role === 'applicant') return isOnList ? 'applicant' : null
    return null
  }

  test.each(ROLES)('%s', (role) => {
    for (const where of ['insured', 'residence', 'elsewhere'] as const) {
      for (const isOnList of [true, false]) {
        const actor: Actor = {
          ...{ role, accountId: isOnList ? 'listed' : 'stranger', regionCode: WHERE[where], institutionId: null },
          ...{ personKey: 'key-actor', name: '示例' },
        }
        const sides = sidesOf(actor, {
          ...{ insuredRegion: INSURED, residenceRegion: RESIDENCE, personKey: 'key-insured', ownAccountId: 'listed' },
          ...{ representatives: [], assessors: ['listed'] },
        })
        const side = sideOf(role, where, isOnList)
        expect(sides).toEqual(side ? [side] : [])
        for (const status of CASE_STATUSES)
          for (const act of COMMAND_KINDS) {
            const may = side !== null && rowOf(status, act)?.sides.includes(side) === true
            expect(gate(caseAt(status), act, actor, sides).ok, `${role} ${where} ${isOnList} ${status} ${act}`).toBe(may)
          }
      }
    }
  })
})
