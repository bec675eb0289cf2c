import { servingState } from '@/lib/web/queue'

export const dynamic = 'force-dynamic'

/** 200 while this process serves; `state` and `down` say what it serves without. Nothing about anyone. */
export async function GET(): Promise<Response> {
  return Response.json({ ok: true, ...(await servingState(new Date())) }, { headers: { 'Cache-Control': 'no-store' } })
}
