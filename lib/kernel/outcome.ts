/** A refusal a person can act on. `message` is one Chinese sentence; `source` the article; `code` is stable for tests and logs. */
export type Problem = {
  code: string
  message: string
  source?: string
  /** Field name → sentence, under the same names the form uses. */
  fields?: Record<string, string>
  /** Several refusals at once (eligibility rows): each its own sentence with its article. */
  also?: Array<{ code: string; message: string; source?: string }>
}

export type Outcome<V> = { ok: true; value: V } | { ok: false; problem: Problem }

export function done<V>(value: V): Outcome<V> {
  return { ok: true, value }
}

export function refused(code: string, message: string, more: Omit<Problem, 'code' | 'message'> = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, ...more } }
}

/** For seeds, scripts and tests, where a refusal is a bug: throws with the code and sentence. */
export function must<V>(outcome: Outcome<V>): V {
  if (outcome.ok) return outcome.value
  const { code, message, fields, also } = outcome.problem
  throw new Error(
    `${code}: ${message}${fields ? ` ${JSON.stringify(fields)}` : ''}${also ? ` ${also.map((p) => `${p.code}: ${p.message}`).join(' ')}` : ''}`,
  )
}
