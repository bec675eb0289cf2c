import { describe, expect, test } from 'vitest'
import { sidesOf } from '../../access/rules'
import { type Actor, ROLES, type Role, SIDES, type Side } from '../../access/schema'
import { BY_SIDE, caseAt, INSURED, RESIDENCE } from '../case.fixture'
import { CASE_STATUSES, type CaseStatus, OPEN_STATUSES } from '../schema'
import { COMMAND_KINDS, type CommandKind } from '../schema/command'
import { gate } from './decide'
import { DESK_OF, deskRegionOf, isClosed, LIFE, moveOf, possible } from './life'

// The life of a case written out by hand a second time: status | act | sides | to | ②. Nothing here is read from LIFE.
// 申 applicant, 代 representative, 参 competent bureau, 居 residence bureau, 评 assessor, 历 calendar, 机 the institution that cares; the joint group has no act.
const ORACLE = `
draft         saveDraft            申代    stays
draft         submit               申代    submitted
draft         discard              申代历  withdrawn

submitted     accept               参      accepted        ②
submitted     returnForCorrection  参      returned
submitted     refuse               参      refused         ②
submitted     withdraw             申代    withdrawn
submitted     end                  参      ended           ②
submitted     changeAddress        申代参居 stays
submitted     clarify              参居    stays
submitted     answer               参居    stays
submitted     remind               参居历  stays
submitted     supplement           参居    stays
submitted     invalidate           参      invalidated     ②

returned      saveDraft            申代    stays
returned      submit               申代    submitted
returned      lapse                历      lapsed
returned      withdraw             申代    withdrawn
returned      end                  参      ended           ②
returned      changeAddress        申代参居 stays
returned      clarify              参居    stays
returned      answer               参居    stays
returned      remind               参居历  stays
returned      supplement           参居    stays
returned      invalidate           参      invalidated     ②

accepted      commission           参      commissioned
accepted      withdraw             申代    withdrawn
accepted      end                  参      ended           ②
accepted      changeAddress        申代参居 stays
accepted      clarify              参居    stays
accepted      answer               参居    stays
accepted      remind               参居历  stays
accepted      supplement           参居    stays
accepted      invalidate           参      invalidated     ②

commissioned  acceptCommission     居      arranging
commissioned  rejectCommission     居      accepted
commissioned  forward              居      accepted
commissioned  withdraw             申代    withdrawn
commissioned  end                  参      ended           ②
commissioned  changeAddress        申代参居 stays
commissioned  clarify              参居    stays
commissioned  answer               参居    stays
commissioned  remind               参居历  stays
commissioned  supplement           参居    stays
commissioned  invalidate           参      invalidated     ②

arranging     assign               居      assessing
arranging     withdraw             申代    withdrawn
arranging     end                  参      ended           ②
arranging     changeAddress        申代参居 stays
arranging     clarify              参居    stays
arranging     answer               参居    stays
arranging     remind               参居历  stays
arranging     supplement           参居    stays
arranging     invalidate           参      invalidated     ②

assessing     callExpert           居      stays
assessing     submitFinding        评      found
assessing     releaseVisit         评居    arranging
assessing     withdraw             申代    withdrawn
assessing     end                  参      ended           ②
assessing     changeAddress        申代参居 stays
assessing     clarify              参居    stays
assessing     answer               参居    stays
assessing     remind               参居历  stays
assessing     supplement           参居    stays
assessing     invalidate           参      invalidated     ②

found         report               居      noticeOrReport  ②
found         sendBack             居      assessing
found         withdraw             申代    withdrawn
found         end                  参      ended           ②
found         changeAddress        申代参居 stays
found         clarify              参居    stays
found         answer               参居    stays
found         remind               参居历  stays
found         supplement           参居    stays
found         invalidate           参      invalidated     ②

onNotice      endNotice            历      reported
onNotice      object               申代    disputed
onNotice      receiveObjection     历      disputed
onNotice      withdraw             申代    withdrawn
onNotice      end                  参      ended           ②
onNotice      changeAddress        申代参居 stays
onNotice      clarify              参居    stays
onNotice      answer               参居    stays
onNotice      remind               参居历  stays
onNotice      supplement           参居    stays
onNotice      invalidate           参      invalidated     ②

disputed      object               申代    stays
disputed      receiveObjection     历      stays
disputed      admitObjection       居      arranging       ②
disputed      dismissObjection     居      back            ②
disputed      withdraw             申代    withdrawn
disputed      end                  参      ended           ②
disputed      changeAddress        申代参居 stays
disputed      clarify              参居    stays
disputed      answer               参居    stays
disputed      remind               参居历  stays
disputed      supplement           参居    stays
disputed      invalidate           参      invalidated     ②

reported      recognise            参      recognised      ②
reported      decline              参      declined        ②
reported      reexamine            参      commissioned
reported      object               申代    disputed
reported      withdraw             申代    withdrawn
reported      end                  参      ended           ②
reported      changeAddress        申代参居 stays
reported      clarify              参居    stays
reported      answer               参居    stays
reported      remind               参居历  stays
reported      supplement           参居    stays
reported      invalidate           参      invalidated     ②

recognised    reportChange         申代参居机 stays
recognised    object               申代    disputed
recognised    end                  参      ended           ②
recognised    expire               历      expired
recognised    supersede            历      superseded
recognised    acknowledge          参居    stays
recognised    chooseInstitution    申代历  stays
recognised    changeInstitution    申代    stays
recognised    openRenewal          历      stays
recognised    changeAddress        申代参居 stays
recognised    clarify              参居    stays
recognised    answer               参居    stays
recognised    remind               参居历  stays
recognised    supplement           参居    stays
recognised    invalidate           参      invalidated     ②

refused       reopen               参      back            ②
declined      reopen               参      back            ②
declined      acknowledge          参居    stays
withdrawn     reopen               参      back            ②
lapsed        reopen               参      back            ②
ended         reopen               参      back            ②
expired       reopen               参      back            ②
superseded    reopen               参      back            ②
invalidated   reopen               参      back            ②
`

const LETTER: Record<Side, string> = {
  applicant: '申',
  representative: '代',
  competentBureau: '参',
  residenceBureau: '居',
  assessor: '评',
  calendar: '历',
  supervisor: '组',
  institution: '机',
}

type Row = { status: CaseStatus; act: CommandKind; sides: Side[]; to: string; two: boolean }

const rows: Row[] = ORACLE.split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [status = '', act = '', letters = '', to = '', two = ''] = line.trim().split(/\s+/)
    return {
      status: status as CaseStatus,
      act: act as CommandKind,
      sides: SIDES.filter((side) => letters.includes(LETTER[side])),
      to,
      two: two === '②',
    }
  })
const rowOf = (status: CaseStatus, act: CommandKind) => rows.find((row) => row.status === status && row.act === act)

describe('Z-01 W-06 the gate against the written oracle', () => {
  test('the oracle itself is well formed', () => {
    expect(rows).toHaveLength(134)
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

  test('20 statuses, 41 acts, 8 sides', () => {
    expect([CASE_STATUSES.length, COMMAND_KINDS.length, SIDES.length]).toEqual([20, 41, 8])
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
/** Ours beyond the plan's table: saving, 增派专家, 收悉, the choice of an institution, and what a recognised case still needs. */
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
  ...OPEN_STATUSES.map((status) => `${status}.supplement`),
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
