import type { Problem } from '@/lib/kernel/outcome'

/** A refusal as an error summary lists it: field by field, or as one sentence. */
export function problemsOf(problem: Problem | null) {
  if (!problem) return []
  return problem.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : [{ message: problem.message }]
}
