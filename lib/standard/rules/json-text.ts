/** One member of a JSON object: its value, and for a number the digits as written. */
export type JsonMember = { key: string; value: JsonText }

/** JSON as written: members in order with repeats kept, numbers as their source text. */
export type JsonText =
  | { kind: 'object'; members: JsonMember[] }
  | { kind: 'array'; items: JsonText[] }
  | { kind: 'number'; source: string }
  | { kind: 'string'; value: string }
  | { kind: 'word'; value: true | false | null }

const TOKEN = /[ \t\n\r]*(?:("[^"\\]*(?:\\.[^"\\]*)*")|(-?[0-9][0-9.eE+-]*)|(true|false|null)|([[\]{}:,]))/y
const DEEPEST = 32

/**
 * Reads one JSON value without losing what `JSON.parse` drops: repeated keys and how a number was written.
 * Null when the text is no JSON (RFC 8259) or nests deeper than 32.
 */
export function readJsonText(text: string): JsonText | null {
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  const open: Array<{ holder: Extract<JsonText, { kind: 'object' | 'array' }>; key: string | null }> = []
  const token = new RegExp(TOKEN)
  for (;;) {
    const found = token.exec(text)
    if (found === null) return null
    const [, string, number, word, mark] = found
    const top = open.at(-1)
    let value: JsonText
    if (string !== undefined) {
      const plain = string.includes('\\') ? String(JSON.parse(string)) : string.slice(1, -1)
      if (top?.holder.kind === 'object' && top.key === null) {
        top.key = plain
        continue
      }
      value = { kind: 'string', value: plain }
    } else if (number !== undefined) value = { kind: 'number', source: number }
    else if (word !== undefined) value = { kind: 'word', value: word === 'null' ? null : word === 'true' }
    else if (mark === '{' || mark === '[') {
      if (open.length === DEEPEST) return null
      open.push({ holder: mark === '{' ? { kind: 'object', members: [] } : { kind: 'array', items: [] }, key: null })
      continue
    } else if ((mark === '}' || mark === ']') && top !== undefined) {
      open.pop()
      value = top.holder
    } else continue

    const within = open.at(-1)
    if (within === undefined) return value
    if (within.holder.kind === 'array') within.holder.items.push(value)
    else {
      within.holder.members.push({ key: within.key ?? '', value })
      within.key = null
    }
  }
}

/** Keys that stand more than once in one object, at any depth. */
export function repeatedKeys(value: JsonText): string[] {
  if (value.kind === 'array') return value.items.flatMap(repeatedKeys)
  if (value.kind !== 'object') return []
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { key } of value.members) {
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return [...repeated, ...value.members.flatMap((member) => repeatedKeys(member.value))]
}
