import { listingOf } from '@/components/institutions/listing'
import { publicInstitutions } from '@/lib/web/institutions'
import { logIncident } from '@/lib/web/log'

/** What is found while one types: the same page of the list as the page itself shows, as data. Public, and kept for a minute. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    return Response.json(listingOf(await publicInstitutions(query)), { headers: { 'Cache-Control': 'public, max-age=60' } })
  } catch (error) {
    const incident = logIncident('institutions', error)
    const message = `系统暂时查不了，请稍后再试；若仍不行，请告知经办机构编号 ${incident}`
    return Response.json({ problem: { code: 'unexpected', message } }, { status: 500, headers: { 'Cache-Control': 'no-store' } })
  }
}
