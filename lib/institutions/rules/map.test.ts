import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APART, distanceSays, drawn, kilometresBetween, MAP_WIDTH } from './map'

const spot = (n: number, latitude: number, longitude: number, count = 1) => ({
  ...{ code: `SL${n}`, name: `示例·${n}`, townshipCode: '330483001', latitude, longitude, count },
})

describe('distance by straight line', () => {
  it.each([
    [30.63, 120.56, 30.63, 120.56, 0],
    [30.63, 120.56, 31.63, 120.56, 111.2],
    [30.63, 120.56, 30.88, 120.42, 30.9],
  ])('%d,%d to %d,%d is about %d km', (a, b, c, d, far) => {
    expect(kilometresBetween({ latitude: a, longitude: b }, { latitude: c, longitude: d })).toBeCloseTo(far, 0)
  })

  it.each([
    [0, '约 100 米'],
    [0.84, '约 800 米'],
    [3.44, '约 3.4 公里'],
    [30.9, '约 31 公里'],
  ])('%d km is said as %s', (far, says) => expect(distanceSays(far)).toBe(says))
})

describe('the sheet', () => {
  it('is none without places', () => expect(drawn([])).toBeNull())

  it('draws what would touch as one', () => {
    const { marks } = drawn([spot(1, 30.6, 120.5), spot(2, 30.6001, 120.5001), spot(3, 30.9, 120.8)]) ?? { marks: [] }
    expect(marks.map((mark) => mark.count).sort()).toEqual([1, 2])
  })

  it('north is up and east is right', () => {
    const sheet = drawn([spot(1, 30.9, 120.5), spot(2, 30.5, 120.9)])
    const [first, second] = sheet?.marks ?? []
    expect((first?.y ?? 0) < (second?.y ?? 0) && (first?.x ?? 0) < (second?.x ?? 0)).toBe(true)
  })

  const places = fc.array(
    fc.record({
      lat: fc.double({ min: 29, max: 32, noNaN: true }),
      lng: fc.double({ min: 119, max: 122, noNaN: true }),
      count: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  it('keeps every place once, within the sheet, marks apart from each other, in whatever order they come', () => {
    fc.assert(
      fc.property(places, (all) => {
        const spots = all.map((one, n) => spot(n, one.lat, one.lng, one.count))
        const sheet = drawn(spots)
        expect(sheet).toEqual(drawn(spots.toReversed()))
        const marks = sheet?.marks ?? []
        expect(marks.flatMap((mark) => mark.spots.map((one) => one.code)).sort()).toEqual(spots.map((one) => one.code).sort())
        for (const [n, mark] of marks.entries()) {
          expect(mark.count).toBe(mark.spots.reduce((sum, one) => sum + one.count, 0))
          expect(mark.x >= 0 && mark.x <= MAP_WIDTH && mark.y >= 0 && mark.y <= (sheet?.height ?? 0)).toBe(true)
          for (const other of marks.slice(n + 1)) expect(Math.hypot(mark.x - other.x, mark.y - other.y)).toBeGreaterThanOrEqual(APART)
        }
      }),
    )
  })
})
