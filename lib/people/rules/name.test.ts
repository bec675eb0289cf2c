import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { charactersOf, maskName, normaliseName, readName, sameName } from './name'
import { LAST, searchText, suffixesOf } from './suffixes'

// 𠮷 and 𫍲 stand outside the basic plane; 㛃, 龘, 〇 and 䶮 are rare; 葛󠄁 carries a variation selector.
const RARE = ['𠮷', '𫍲', '㛃', '龘', '〇', '䶮', '葛\u{E0101}', '\u{E000}']
const anyName = fc
  .array(fc.constantFrom('陈', '阿', '珍', '沈', '·', ...RARE), { minLength: 1, maxLength: 50 })
  .map((parts) => parts.join(''))

describe('names', () => {
  test.each([
    ['陈阿珍', '陈阿珍'],
    [' 陈 阿　珍 ', '陈阿珍'],
    ['阿不都热依木•买买提', '阿不都热依木·买买提'],
    ['阿不都热依木．买买提', '阿不都热依木·买买提'],
    ['阿不都热依木 ・ 买买提', '阿不都热依木·买买提'],
    ['阿不都热依木.买买提', '阿不都热依木·买买提'],
    ['示例·陈奶奶', '示例·陈奶奶'],
    ['𠮷野〇', '𠮷野〇'],
    ['葛\u{E0101}龘', '葛\u{E0101}龘'],
    ['Marie  Curie', 'Marie Curie'],
    ['José', 'José'],
  ])('reads %j as %j', (typed, name) => {
    expect(readName(typed)).toEqual({ ok: true, value: name })
  })

  test.each([
    ['', 'name.missing'],
    ['   ', 'name.missing'],
    ['陈1', 'name.characters'],
    ['陈<b>', 'name.characters'],
    ['=cmd', 'name.characters'],
    ['陈\u200b珍', 'name.characters'],
    ['𠮷'.repeat(51), 'name.long'],
  ])('refuses %j: %s', (typed, code) => {
    const read = readName(typed)
    expect(read.ok ? '' : read.problem.code).toBe(code)
  })

  test('fifty characters are fifty, whatever their bytes', () => {
    for (const one of RARE) expect(readName(one.repeat(50))).toEqual({ ok: true, value: one.repeat(50) })
  })

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text))
      }),
    )
  })

  test.each([
    ['陈阿珍', '陈*珍'],
    ['陈珍', '陈*'],
    ['陈', '*'],
    ['欧阳阿珍', '欧**珍'],
    ['示例·陈奶奶', '示例·陈*奶'],
    ['演示·沈氏', '演示·沈*'],
    ['𠮷野〇', '𠮷*〇'],
    ['葛\u{E0101}龘𫍲', '葛\u{E0101}*𫍲'],
  ])('P-04 masks %j as %j', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test('P-04 a mask keeps the length, shows at most two characters, and is whole text', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const masked = maskName(name)
        expect(masked.isWellFormed()).toBe(true)
        expect(charactersOf(masked)).toHaveLength(charactersOf(name).length)
        expect(charactersOf(masked).filter((one) => one !== '*').length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('the same name, however typed', () => {
    expect(sameName('阿不都•买买提', ' 阿不都・买买提')).toBe(true)
    expect(sameName('陈阿珍', '陈阿真')).toBe(false)
  })
})

describe('suffixes', () => {
  test('all of them, the part after the dot among them', () => {
    expect(suffixesOf('示例·陈奶奶')).toEqual(['示例·陈奶奶', '例·陈奶奶', '·陈奶奶', '陈奶奶', '奶奶', '奶'])
    expect(suffixesOf('𠮷野')).toEqual(['𠮷野', '野'])
  })

  test('any part of a name begins one of its suffixes, and lies in the part’s range', () => {
    fc.assert(
      fc.property(anyName, fc.nat(), fc.nat(), (typed, from, length) => {
        const name = normaliseName(typed)
        const characters = charactersOf(name)
        fc.pre(characters.length > 0)
        const start = from % characters.length
        const part = searchText(characters.slice(start, start + 1 + (length % characters.length)).join(''))
        const suffixes = suffixesOf(name)
        expect(suffixes.length).toBeLessThanOrEqual(50)
        const bytes = (text: string) => Buffer.from(text)
        const found = suffixes.some((one) => bytes(one).compare(bytes(part)) >= 0 && bytes(one).compare(bytes(part + LAST)) < 0)
        expect(found).toBe(true)
      }),
    )
  })
})
