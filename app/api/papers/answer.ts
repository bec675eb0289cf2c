import type { Problem } from '@/lib/kernel/outcome'

const STATUS: Record<string, number> = {
  'letter.notFound': 404,
  'paper.notFound': 404,
  'case.notFound': 404,
  'certificate.notFound': 404,
  'paper.tooLarge': 413,
  'paper.caseFull': 413,
  'paper.type': 415,
  'paper.disguised': 415,
  'paper.notNow': 409,
  'paper.kept': 409,
  'paper.quarantined': 409,
  'paper.removed': 410,
  signInAgain: 401,
  changePasswordFirst: 403,
  unexpected: 500,
}

/** A refusal as a route handler answers it: its sentence, never kept by anyone in between. */
export function problemAnswer(problem: Problem): Response {
  return Response.json({ problem }, { status: STATUS[problem.code] ?? 422, headers: { 'Cache-Control': 'no-store' } })
}
