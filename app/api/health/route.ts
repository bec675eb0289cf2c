export const dynamic = 'force-dynamic'

/** Liveness only: answers while the process serves, whatever its database does. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
