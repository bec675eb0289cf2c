import { verifierState } from '@/lib/web/verifier'

/** What a verifying page refreshes itself with: published keys and signed lists, and the portal's day. Nothing in it is personal. */
export async function GET(): Promise<Response> {
  return Response.json(await verifierState(), { headers: { 'Cache-Control': 'no-cache' } })
}
