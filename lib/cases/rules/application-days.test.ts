import { expect, test } from 'vitest'
import { wrongDays } from './application-days'

const today = '2026-11-24'

test('living there begins no later than today; a mandate lasts at least today', () => {
  expect(wrongDays({ residenceSince: today, representative: { validTo: today } }, today)).toEqual({})
  expect(Object.keys(wrongDays({ residenceSince: '2026-11-25', representative: { validTo: '2026-11-23' } }, today))).toEqual([
    'residenceSince',
    'representative.validTo',
  ])
})

test('what is left out, empty or no day is not judged here', () => {
  expect(wrongDays({}, today)).toEqual({})
  expect(wrongDays({ residenceSince: '', representative: null }, today)).toEqual({})
  expect(wrongDays({ residenceSince: '2027-13-01' }, today)).toEqual({})
})
