import { type NextRequest, NextResponse } from 'next/server'
import { contentPolicy, foreignMutation, isApi, isPublic, LATER, mayBeIndexed, mayBeStored } from './lib/web/doors'

const COOKIES = ['next-auth.session-token', '__Secure-next-auth.session-token']

/**
 * What every request meets first: no change from a foreign page (W-01), headers (W-02), and a sign-in page for those without a
 * cookie. Whether the cookie's session lives is the page's own question: no database here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const secure = (request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol).startsWith('https')
  const nonce = btoa(crypto.randomUUID())
  const policy = contentPolicy({ nonce, secure, dev: process.env.NODE_ENV === 'development' })

  const answer = decide()
  answer.headers.set('Content-Security-Policy', policy)
  answer.headers.set('X-Content-Type-Options', 'nosniff')
  answer.headers.set('X-Frame-Options', 'DENY')
  answer.headers.set('Referrer-Policy', 'same-origin')
  answer.headers.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()')
  answer.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (secure) answer.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  if (!mayBeIndexed(pathname)) answer.headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive')
  if (!mayBeStored(pathname)) answer.headers.set('Cache-Control', 'no-store')
  return answer

  function decide(): NextResponse {
    if (foreignMutation(request.method, request.headers, process.env.NEXTAUTH_URL))
      return new NextResponse('这次提交不是从本门户的页面发出的，已拒绝。', {
        status: 403,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      })
    if (!isPublic(pathname) && !COOKIES.some((name) => request.cookies.has(name))) {
      if (isApi(pathname)) return NextResponse.json({ problem: { code: 'signInAgain', message: '请先登录。' } }, { status: 401 })
      if (request.method === 'GET' || request.method === 'HEAD') {
        const signIn = request.nextUrl.clone()
        signIn.pathname = '/sign-in'
        signIn.search = `?from=${encodeURIComponent(pathname + search)}`
        return NextResponse.redirect(signIn, 307)
      }
    }
    // Next reads the nonce from the policy on the request and puts it on its own scripts.
    const headers = new Headers(request.headers)
    headers.set('Content-Security-Policy', policy)
    headers.set('x-nonce', nonce)
    headers.set('x-portal-path', pathname + search)
    if (pathname === LATER.path)
      return NextResponse.next({ request: { headers }, status: 429, headers: { 'Retry-After': String(LATER.seconds) } })
    return NextResponse.next({ request: { headers } })
  }
}

export const config = {
  // All but the build's own files, which carry no personal word and change nothing.
  matcher: ['/((?!_next/|favicon\\.ico$|icon\\.svg$|register/upload$).*)'],
}
