import { describe, expect, test } from 'vitest'
import { REMINDER_LEVELS, REMINDERS_OF } from '../cases/schema'
import { DUE_ACTS } from '../cases/schema/due'
import { QUEUES } from '../queue'
import { failureSays, isSettled, keyOf, PULSE_WITHIN_MINUTES, pulseOf } from './rules'
import { DUE_ACT_LABEL, QUEUE_LABEL, QUEUE_SAYS, QueueName } from './schema'

const at = new Date('2026-11-24T08:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

describe('the pulse', () => {
  test.each([
    [0, true, 0],
    [PULSE_WITHIN_MINUTES - 0.01, true, PULSE_WITHIN_MINUTES - 1],
    [PULSE_WITHIN_MINUTES, false, PULSE_WITHIN_MINUTES],
    [61.5, false, 61],
    // Two servers' clocks are never quite the same.
    [-0.5, true, 0],
  ])('%s minutes after the last beat: running %s, stopped for %s', (minutes, running, stoppedMinutes) => {
    expect(pulseOf(at, after(minutes))).toEqual({ running, lastAt: at, stoppedMinutes })
  })

  test('without any beat it does not run, and for how long nobody knows', () => {
    expect(pulseOf(null, at)).toEqual({ running: false, lastAt: null, stoppedMinutes: 0 })
  })
})

describe('one job an act, case and version', () => {
  test('the key tells apart what is to be done twice, and nothing else', () => {
    const keys = DUE_ACTS.flatMap((act) => [1, 2].map((version) => keyOf({ act, caseId: 'c', version, level: null, of: 'desk' })))
    const levels = REMINDERS_OF.flatMap((of) =>
      REMINDER_LEVELS.map((level) => keyOf({ act: 'remind', caseId: 'c', version: 1, level, of })),
    )
    expect(new Set([...keys, ...levels]).size).toBe(DUE_ACTS.length * 2 + 9)
    for (const key of [...keys, ...levels]) expect(key).toMatch(/^calendar:[\w:.-]{1,71}$/)
  })

  test('what has moved meanwhile is done with; what the law refuses is not', () => {
    for (const code of ['stale', 'wrongStatus', 'remindedAlready', 'renewalOpen']) expect(isSettled(code)).toBe(true)
    for (const code of ['calendarNotLoaded', 'notYet', 'tooEarly', 'unexpected']) expect(isSettled(code)).toBe(false)
  })
})

test('every queue and every act has its words', () => {
  expect(QueueName.options).toEqual([...QUEUES])
  expect(Object.keys(QUEUE_LABEL)).toEqual([...QUEUES])
  expect(Object.keys(QUEUE_SAYS)).toEqual([...QUEUES])
  expect(Object.keys(DUE_ACT_LABEL).sort()).toEqual([...DUE_ACTS].sort())
  expect(failureSays('calendarNotLoaded')).toContain('节假日安排')
  expect(failureSays('somethingElse')).toContain('somethingElse')
})
