import type { z } from 'zod'
import { done, type Outcome, refused } from '../kernel/outcome'

/** Bounds of one submitted form; files go by their own routes (W-05). */
export const FORM_LIMITS = { characters: 200_000, values: 2_000, depth: 8 } as const

class TooMuch extends Error {}
class BadText extends Error {}

/**
 * A form's fields as a plain object. A name that ends in [] is always a list; one that comes twice is one too. A dotted name
 * (`address.town`) makes an object. Next's own hidden fields are left out.
 */
export function plainOf(form: FormData): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null)
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$ACTION')) continue
    const all = form.getAll(key)
    const list = key.endsWith('[]')
    const steps = (list ? key.slice(0, -2) : key).split('.')
    const last = steps.pop() as string
    let place = plain
    for (const step of steps) {
      const inner = place[step]
      place = place[step] =
        inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as Record<string, unknown>) : Object.create(null)
    }
    place[last] = list || all.length > 1 ? all : all[0]
  }
  return plain
}

/** The same value with every text in NFC, line ends as \n; throws past the bounds or on a NUL. */
function normalised(value: unknown, spent: { characters: number; values: number }, depth: number): unknown {
  spent.values += 1
  if (spent.values > FORM_LIMITS.values || depth > FORM_LIMITS.depth) throw new TooMuch()
  if (typeof value === 'string') {
    spent.characters += value.length
    if (spent.characters > FORM_LIMITS.characters) throw new TooMuch()
    if (value.includes('\0') || !value.isWellFormed()) throw new BadText()
    return value.normalize('NFC').replace(/\r\n?/g, '\n')
  }
  if (Array.isArray(value)) return value.map((one) => normalised(one, spent, depth + 1))
  if (value !== null && typeof value === 'object' && !(value instanceof Blob)) {
    const entries = Object.entries(value).map(([key, one]) => [key, normalised(one, spent, depth + 1)] as const)
    return Object.fromEntries(entries)
  }
  return value
}

/** A field's sentence where its schema has none of its own. */
function sentence(issue: { code?: string; input?: unknown; minimum?: unknown; maximum?: unknown; origin?: unknown }): string {
  const empty = issue.input === undefined || issue.input === null || issue.input === ''
  if (empty) return '请填写此项'
  if (issue.code === 'too_small') return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不能小于 ${issue.minimum}`
  if (issue.code === 'too_big') return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`
  if (issue.code === 'invalid_value') return '请从所列各项中选择'
  return '填写不正确，请改正'
}

/**
 * Reads what a form sent by its schema. Refuses `tooLarge`, `badText`, `unknownField`, and `checkFields` with one sentence per field
 * under the form's own names.
 */
export function readForm<S extends z.ZodType>(schema: S, sent: unknown): Outcome<z.output<S>> {
  let plain: unknown
  try {
    plain = normalised(sent instanceof FormData ? plainOf(sent) : sent, { characters: 0, values: 0 }, 0)
  } catch (error) {
    if (error instanceof TooMuch) return refused('tooLarge', '提交的内容过多，请删减后再提交。')
    if (error instanceof BadText) return refused('badText', '提交的文字里有无法保存的字符，请改正后再提交。')
    throw error
  }
  const parsed = schema.safeParse(plain, { error: (issue) => sentence(issue) })
  if (parsed.success) return done(parsed.data)
  if (parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys'))
    return refused('unknownField', '提交里有本页没有的项目，请刷新页面后再提交。')
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
  const count = Object.keys(fields).length
  return refused('checkFields', count === 1 ? '有一处需要改正，请看标出的地方。' : `有 ${count} 处需要改正，请看标出的地方。`, { fields })
}
