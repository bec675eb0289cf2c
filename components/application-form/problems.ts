import type { Sent } from './send'

/** Every sentence of a refusal, each with its article; of a field, with the way to it. */
export function problemsOf(state: Sent<unknown>): { field?: string; message: string }[] {
  if (!state || state.ok) return []
  const { message, source, fields = {}, also = [] } = state.problem
  const named = Object.entries(fields).map(([field, says]) => ({ field, message: says }))
  if (named.length > 0) return named
  return [{ message, source }, ...also].map((one) => ({ message: one.source ? `${one.message}（${one.source}）` : one.message }))
}
