import { describe, expect, it } from 'vitest'
import type { Personnel } from '../schema'
import {
  ASSIGNMENT_ROWS,
  type AssignmentFacts,
  candidates,
  institutionsToAvoid,
  mayBeAssigned,
  notExpert,
  teamIsComplete,
} from './assignment'

const expert: Personnel = {
  ...{ id: 'p1', accountId: 'a1', personKey: 'k1', name: '示例·钱专家', kind: 'expert', regionCode: '330503', institutionId: 'i1' },
  ...{
    institutionName: '示例·评估中心',
    certificateNo: '示例-001',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    status: 'in',
    version: 0,
  },
}
const assessor: Personnel = { ...expert, id: 'p2', accountId: 'a2', personKey: 'k2', name: '示例·孙评估员', kind: 'assessor' }
const facts: AssignmentFacts = {
  ...{ day: '2026-06-01', round: 2, earlierRoundAccountIds: [], carerInstitutionIds: [], insuredPersonKey: 'someone' },
}

/** Each row broken alone; the code it must answer with. */
const BROKEN: ReadonlyArray<[code: string, one: Partial<Personnel>, facts: Partial<AssignmentFacts>]> = [
  ['notInRegister', { status: 'out' }, {}],
  ['certificateNotValid', { validTo: '2026-05-31' }, {}],
  ['certificateNotValid', { validFrom: '2026-06-02' }, {}],
  ['inEarlierRound', {}, { earlierRoundAccountIds: ['a1'] }],
  ['inEarlierRound', {}, { earlierRoundPersonKeys: ['k1'] }],
  ['sameInstitution', {}, { institutionsToAvoid: ['i1'] }],
  ['tieDeclared', {}, { tiedAccountIds: ['a1'] }],
  ['sharedEmployer', {}, { carerInstitutionIds: ['i1'] }],
  ['assessesSelf', {}, { insuredPersonKey: 'k1' }],
  ['alreadyOnVisit', {}, { onVisitAccountIds: ['a1'] }],
]

describe('who may be assigned (医保发〔2023〕29号 §9 §15 §21 §27)', () => {
  it('someone in the register, valid that day and without ties may', () => {
    expect(mayBeAssigned(expert, facts)).toEqual({ ok: true, value: expert })
    for (const day of ['2026-01-01', '2026-12-31']) expect(mayBeAssigned(expert, { ...facts, day }).ok).toBe(true)
  })

  it.each(BROKEN)('%s refuses alone, with its own sentence', (code, one, more) => {
    const outcome = mayBeAssigned({ ...expert, ...one }, { ...facts, ...more })
    expect(outcome).toMatchObject({ ok: false, problem: { code, source: '条款待核定' } })
    expect(outcome).not.toHaveProperty('problem.also')
  })

  it('every row is broken by a case above', () => {
    expect(new Set(BROKEN.map(([code]) => code))).toEqual(new Set(ASSIGNMENT_ROWS.map((row) => row.code)))
  })

  it('several reasons are all named', () => {
    const outcome = mayBeAssigned({ ...expert, status: 'out' }, { ...facts, carerInstitutionIds: ['i1'] })
    expect(outcome).toMatchObject({ problem: { code: 'notInRegister', also: [{ code: 'sharedEmployer' }] } })
  })

  it('the list offers who may go first, experts before assessors, and says of the rest why not', () => {
    const out: Personnel = { ...expert, id: 'p0', status: 'out' }
    expect(candidates([out, assessor, expert], facts).map(({ personnel, may }) => [personnel.id, may.ok])).toEqual([
      ['p1', true],
      ['p2', true],
      ['p0', false],
    ])
  })

  it('desk and third duties are an expert’s', () => {
    expect(notExpert(assessor, 'third')).toMatchObject({ problem: { code: 'notExpert' } })
  })
})

describe('复评 (医保发〔2023〕29号 §27: another institution, where there is one)', () => {
  const elsewhere = [
    { ...expert, id: 'p3', accountId: 'a3', personKey: 'k3', institutionId: 'i2' },
    { ...assessor, id: 'p4', accountId: 'a4', personKey: 'k4', institutionId: 'i2' },
  ]
  const REGISTERS: Array<[string, Personnel[], string[]]> = [
    ['another institution has two, one an expert: the first stays away', [expert, assessor, ...elsewhere], ['i1']],
    ['it has one person only: others of the first may go', [expert, assessor, elsewhere[0] as Personnel], []],
    ['it has no expert', [expert, assessor, elsewhere[1] as Personnel, { ...(elsewhere[1] as Personnel), personKey: 'k5' }], []],
    [
      'its expert is not in force that day',
      [expert, assessor, { ...(elsewhere[0] as Personnel), validTo: '2000-01-01' }, elsewhere[1] as Personnel],
      [],
    ],
    ['there is none', [expert, assessor], []],
  ]
  it.each(REGISTERS)('%s', (_, register, avoided) => {
    expect(institutionsToAvoid(register, facts, ['i1'])).toEqual(avoided)
  })
})

describe('the team on site (医保发〔2023〕29号 §21: at least two, one of them an expert)', () => {
  it.each([
    ['teamTooSmall', []],
    ['teamTooSmall', [expert]],
    ['noExpert', [assessor, { ...assessor, personKey: 'k3' }]],
    ['sameTwice', [expert, { ...assessor, personKey: 'k1' }]],
  ] as const)('%s', (code, team) => {
    expect(teamIsComplete(team)).toMatchObject({ ok: false, problem: { code } })
  })

  it('an expert and another are enough', () => {
    expect(teamIsComplete([assessor, expert])).toEqual({ ok: true, value: true })
  })
})
