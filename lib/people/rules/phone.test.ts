import { describe, expect, test } from 'vitest'
import { maskAddress, readAddress } from './address'
import { isMobile, maskPhone, readPhone } from './phone'

describe('phones', () => {
  test.each([
    ['19900000001', '19900000001'],
    ['１９９００００００01', '19900000001'],
    ['+86 199 0000 0001', '19900000001'],
    ['0086-199-0000-0001', '19900000001'],
    ['0573-88120000', '0573-88120000'],
    ['(0572) 3030000', '0572-3030000'],
    ['01088120000', '010-88120000'],
    ['021 88120000', '021-88120000'],
    ['', null],
    ['12345678901', null],
    ['1990000000', null],
    ['199000000012', null],
    ['88120000', null],
    ['0573-881', null],
    ['电话', null],
  ])('reads %j as %j', (typed, phone) => {
    const read = readPhone(typed)
    expect(read.ok ? read.value : null).toBe(phone)
  })

  test('P-04 masked', () => {
    expect(maskPhone('19900000000')).toBe('199****0000')
    expect(maskPhone('0573-88120012')).toBe('0573-******12')
    expect(maskPhone('?')).toBe('*')
    expect([isMobile('19900000001'), isMobile('0573-88120000')]).toEqual([true, false])
  })
})

describe('addresses', () => {
  test('P-04 masked past the town', () => {
    expect(maskAddress('湖州市南浔区练市镇示例路1号')).toBe('湖州市南浔区练市镇****')
    expect(maskAddress('桐乡市梧桐街道示例小区2幢')).toBe('桐乡市梧桐街道****')
    expect(maskAddress('示例路1号')).toBe('****')
  })

  test('reads up to 200 characters', () => {
    expect(readAddress(' 示例路　1号 ')).toEqual({ ok: true, value: '示例路 1号' })
    expect(readAddress('').ok).toBe(false)
    expect(readAddress('路'.repeat(201)).ok).toBe(false)
  })
})
