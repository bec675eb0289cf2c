import { describe, expect, test } from 'vitest'
import { PEOPLE } from '../case.fixture'
import { Walk } from '../walk.fixture'
import { firstDifference, replayFault } from './replay'

function aCase() {
  const walk = new Walk()
  walk.press(PEOPLE.applicant, 'applicant', 'submit', 'do')
  walk.press(PEOPLE.competentClerk, 'competentBureau', 'returnForCorrection', 'do')
  return { row: walk.caseFile, events: walk.events }
}

describe('a case replayed and compared', () => {
  test('as it was written: nothing to say', () => {
    const { row, events } = aCase()
    expect(replayFault(row, events)).toBeNull()
  })

  test('every field of the row is compared, down to the facts', () => {
    const { row, events } = aCase()
    expect(replayFault({ ...row, dueOn: '2030-01-01' }, events)?.says).toBe('字段 dueOn 与重放结果不一致')
    expect(replayFault({ ...row, personKey: 'another' }, events)?.says).toContain('personKey')
    expect(replayFault({ ...row, facts: { ...row.facts, corrections: [] } }, events)?.says).toContain('facts.corrections')
    for (const key of Object.keys(row) as Array<keyof typeof row>) {
      if (key === 'version' || key === 'chainHead' || key === 'id') continue
      expect(replayFault({ ...row, [key]: 'x' }, events)?.says, key).toContain(key)
    }
  })

  test('events added since the row was read do not make a difference; events that are gone do', () => {
    const { row, events } = aCase()
    const next = { ...events[2], seq: 4 } as (typeof events)[number]
    expect(replayFault(row, [...events, next])).toBeNull()
    expect(replayFault(row, events.slice(0, 2))?.says).toBe('第 3 条末尾缺失')
    expect(replayFault(row, [])?.says).toBe('第 1 条末尾缺失')
    expect(replayFault(row, events.slice(1))?.says).toBe('第 1 条序号不连续')
  })

  test('no value is repeated in what is said', () => {
    const { row, events } = aCase()
    expect(JSON.stringify(replayFault({ ...row, caseNo: 'x', townshipCode: 'secret' }, events))).not.toContain('secret')
  })
})

test('the first difference, by path', () => {
  expect(firstDifference({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 2] } })).toBeNull()
  expect(firstDifference({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [2, 1] } })).toBe('b.c')
  expect(firstDifference({ a: null }, {})).toBe('a')
  expect(firstDifference({}, { z: false })).toBe('z')
})
