import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, PUBLIC } from '../../access/schema'
import { FIELDS, REVEALABLE, VIEWERS } from '../schema'
import { mayReveal, shape, shownTo, VISIBILITY, viewersOf } from './visibility'

const actor = (part: Partial<Actor>): Actor => ({ ...PUBLIC, accountId: 'a', name: '示例', ...part })

describe('field × side', () => {
  test('Z-08 an institution never receives scores or national ids; nor do the public and administrators', () => {
    for (const viewer of ['institution', 'public', 'administrator'] as const)
      for (const field of ['scores', 'nationalId', 'representativeNationalId', 'papers'] as const)
        expect(shownTo(field, [viewer])).toBe('hidden')
  })

  test('Z-04 administrators see nothing', () => {
    for (const field of FIELDS) expect(VISIBILITY[field].administrator).toBe('hidden')
  })

  test('both bureaus see the full name; the rest of the sealed fields only by a reveal', () => {
    for (const viewer of ['competentBureau', 'residenceBureau'] as const) {
      expect(shownTo('name', [viewer])).toBe('full')
      for (const field of REVEALABLE) expect(mayReveal(field, [viewer])).toBe(true)
    }
  })

  test('the assigned assessor, while the visit is open: name, address, phone, last four of the id; afterwards none of them', () => {
    expect(['name', 'address', 'phone', 'nationalId'].map((field) => shownTo(field as 'name', ['assessorOpen']))).toEqual([
      'full',
      'full',
      'full',
      'lastFour',
    ])
    expect(['name', 'address', 'phone', 'nationalId'].map((field) => shownTo(field as 'name', ['assessorClosed']))).toEqual([
      'masked',
      'hidden',
      'hidden',
      'hidden',
    ])
    expect(shape('nationalId', '330499194003120023', ['assessorOpen'])).toBe('****0023')
  })

  test('only bureaus and the verified person may open what is sealed: a typed id proves nothing', () => {
    for (const viewer of VIEWERS)
      for (const field of FIELDS)
        expect(mayReveal(field, [viewer])).toBe(
          field === 'objector'
            ? viewer === 'residenceBureau'
            : ['competentBureau', 'residenceBureau', 'self'].includes(viewer) && (REVEALABLE as readonly string[]).includes(field),
        )
  })

  test('P-04 nobody is shown nothing, and more viewers never show less', () => {
    for (const field of FIELDS) expect(shownTo(field, [])).toBe('hidden')
    const order = ['hidden', 'lastFour', 'masked', 'reveal', 'full']
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.subarray([...VIEWERS]), fc.constantFrom(...VIEWERS), (field, some, one) => {
        expect(order.indexOf(shownTo(field, [...some, one]))).toBeGreaterThanOrEqual(order.indexOf(shownTo(field, some)))
      }),
    )
  })

  test('P-04 what is not full never equals the value', () => {
    const values = {
      nationalId: '330499194003120023',
      phone: '19900000001',
      address: '湖州市南浔区练市镇示例路1号',
      name: '陈阿珍',
    } as const
    for (const viewer of VIEWERS)
      for (const [field, value] of Object.entries(values)) {
        const text = shape(field as 'name', value, [viewer])
        const shown = shownTo(field as 'name', [viewer])
        if (shown === 'full') expect(text).toBe(value)
        else if (shown === 'hidden') expect(text).toBeNull()
        else expect(text).not.toBe(value)
      }
  })
})

describe('who is looking', () => {
  const standing = { personKey: 'key', visitIsOpen: true }

  test.each([
    [actor({ role: 'clerk' }), ['competentBureau'], standing, ['competentBureau']],
    [actor({ role: 'assessor' }), ['assessor'], standing, ['assessorOpen']],
    [actor({ role: 'assessor' }), ['assessor'], { ...standing, visitIsOpen: false }, ['assessorClosed']],
    [actor({ role: 'applicant', personKey: 'key' }), ['applicant'], standing, ['self']],
    [actor({ role: 'applicant', personKey: null }), ['applicant'], standing, ['applicant']],
    [actor({ role: 'applicant', personKey: 'other' }), ['representative'], standing, ['representative']],
    [actor({ role: 'clerk' }), [], standing, ['public']],
    [actor({ role: 'administrator' }), [], standing, ['administrator']],
    [actor({ role: 'institution' }), [], standing, ['institution']],
    [PUBLIC, [], standing, ['public']],
  ] as const)('%# a side, or what is left', (who, sides, of, viewers) => {
    expect(viewersOf(who, sides, of)).toEqual(viewers)
  })
})
