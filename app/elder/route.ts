import { type NextRequest, NextResponse } from 'next/server'
import { boundedForm } from '@/app/api/body'
import { ELDER_COOKIE, elderSizeOf } from '@/components/ui/elder-sizes'

/** Puts on or takes off the elder edition for this browser; without a script it leads back to the page it came from. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const form = await boundedForm(request, 2_000)
  const wanted = form instanceof FormData ? form.get('size') : null
  const size = elderSizeOf(typeof wanted === 'string' ? wanted : undefined)
  const answer = new NextResponse(null, { status: 303, headers: { location: pathCameFrom(request) } })
  answer.cookies.set(ELDER_COOKIE, size ?? '', { path: '/', sameSite: 'lax', maxAge: size ? 60 * 60 * 24 * 365 : 0 })
  return answer
}

/** Only the path of the referring page: an address never leads to another site. */
function pathCameFrom(request: NextRequest): string {
  const referrer = request.headers.get('referer')
  if (!referrer || !URL.canParse(referrer)) return '/'
  const { pathname, search } = new URL(referrer)
  return pathname.startsWith('//') ? '/' : pathname + search
}
