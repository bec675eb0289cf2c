import { done, type Outcome, refused } from '../../kernel/outcome'

export const NAME_LENGTH = 50
export const MIDDLE_DOT = '·'
// Bullet, hyphenation point, bullet operator, dot operator, katakana dots, Greek ano teleia, small and full-width full stop, full stop.
const DOTS = /\s*[•‧∙⋅・･·﹒.．·᛫⸱]\s*/gu
// Han by script (astral planes and 〇 included), letters of other scripts, combining marks and variation selectors, private-use 生僻字 of older systems.
const ALLOWED = /^[\p{L}\p{M}\p{Script=Han}\p{Co}·'’\- ]+$/u
const MARKED = /^(示例|演示)·/u

/** NFC, one kind of middle dot, single spaces inside, none at the ends or between Han characters. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFC')
    .replace(DOTS, MIDDLE_DOT)
    .replace(/[\s\u3000]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim()
}

/** Normalises and checks: 1–50 characters, no digits or signs. */
export function readName(text: string): Outcome<string> {
  const name = normaliseName(text)
  if (name === '') return refusedName('missing', '请填写姓名')
  if (charactersOf(name).length > NAME_LENGTH) return refusedName('long', `姓名不能超过${NAME_LENGTH}个字，请核对`)
  if (!ALLOWED.test(name)) return refusedName('characters', '姓名里有数字或符号，请按身份证填写；少数民族姓名用“·”隔开')
  return done(name)
}

function refusedName(code: string, message: string): Outcome<never> {
  return refused(`name.${code}`, message, { fields: { name: message } })
}

/** What a reader counts as one character: a code point with the marks and variation selectors that follow it. */
export function charactersOf(name: string): string[] {
  const characters: string[] = []
  for (const point of name) {
    if (characters.length > 0 && /^\p{M}$/u.test(point)) characters[characters.length - 1] += point
    else characters.push(point)
  }
  return characters
}

/** 陈*珍, 陈*, 示例·陈*奶: first and last kept when there are three or more; the mark of an invented person stays readable. */
export function maskName(name: string): string {
  const mark = MARKED.exec(name)?.[0] ?? ''
  const characters = charactersOf(name.slice(mark.length))
  const last = characters.length - 1
  if (last < 0) return mark
  if (last === 0) return `${mark}*`
  if (last === 1) return `${mark}${characters[0]}*`
  return `${mark}${characters[0]}${'*'.repeat(last - 1)}${characters[last]}`
}

/** The same natural name, however its dots, spaces and letter case were typed. */
export function sameName(one: string, other: string): boolean {
  return normaliseName(one).toLowerCase() === normaliseName(other).toLowerCase()
}
