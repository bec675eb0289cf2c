/**
 * Pages and route handlers open to everyone, by first segment of the path; all others ask for a session (Z-06). A test walks the app
 * folder: whatever is not here must answer with the sign-in page or 401.
 */
export const PUBLIC_SEGMENTS: readonly string[] = [
  '',
  'sign-in',
  'sign-up',
  'forgot',
  'sign-out',
  'elder',
  'guide',
  'institutions',
  'open-data',
  'progress',
  'notices',
  'standard',
  'verify',
  'about',
  'privacy',
  'help',
  'robots.txt',
  'manifest.webmanifest',
  'icon.svg',
  'favicon.ico',
]

/** Data that anyone may take and keep. */
const OPEN_DATA = '/api/open-data/'

/** Route handlers that answer without a session, by their whole path or the folder they begin with. */
export const PUBLIC_APIS: readonly string[] = [
  ...['/api/health', '/api/auth/', '/api/my-progress', '/api/demo', OPEN_DATA, '/api/verify', '/api/verify/'],
]

/** Public pages that ask for something personal (a phone, a case number) and must not be kept by a browser or a proxy (P-05). */
const NEVER_STORED: readonly string[] = ['sign-in', 'sign-up', 'forgot', 'progress', 'notices']

/** The page for one who has read too many public pages: the proxy answers it with 429 and Retry-After, which a page cannot (W-03). */
export const LATER = { path: '/notices/later', seconds: 15 * 60 } as const

function firstSegment(pathname: string): string {
  return pathname.split('/')[1] ?? ''
}

export function isApi(pathname: string): boolean {
  return firstSegment(pathname) === 'api'
}

export function isPublic(pathname: string): boolean {
  if (isApi(pathname)) return PUBLIC_APIS.some((open) => pathname === open || (open.endsWith('/') && pathname.startsWith(open)))
  return PUBLIC_SEGMENTS.includes(firstSegment(pathname))
}

/** Whether answers of this path may be kept by a browser. */
export function mayBeStored(pathname: string): boolean {
  if (pathname.startsWith(OPEN_DATA)) return true
  return !isApi(pathname) && isPublic(pathname) && !NEVER_STORED.includes(firstSegment(pathname))
}

/** Whether a search engine may keep this page: a notice is public for its days only. */
export function mayBeIndexed(pathname: string): boolean {
  return firstSegment(pathname) !== 'notices'
}

type Headers = { get(name: string): string | null }

/**
 * A change asked for by another site's page, or by something that does not say where it comes from (W-01). `ownUrl` is the portal's
 * configured address, for installations whose proxy rewrites Host.
 */
export function foreignMutation(method: string, headers: Headers, ownUrl?: string): boolean {
  if (method === 'GET' || method === 'HEAD') return false
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  if (origin === null) return site === null
  const own = [headers.get('host'), headers.get('x-forwarded-host'), ownUrl ? hostOf(ownUrl) : null]
  const host = hostOf(origin)
  return host === null || !own.includes(host)
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host || null
  } catch {
    return null
  }
}

/** The content policy of one answer (W-02). Scripts run by nonce only; styles may stand on an element, since React writes them there. */
export function contentPolicy({ nonce, secure, dev }: { nonce: string; secure: boolean; dev: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** A path to come back to after signing in: on this site only, else null. */
export function safeReturn(from: string | null | undefined): string | null {
  if (!from || from.length > 500 || !from.startsWith('/')) return null
  // A second slash or a backslash would make a browser read a host.
  if (/^\/[/\\]/.test(from) || /[\\\p{Cc}]/u.test(from)) return null
  const url = new URL(from, 'http://portal.invalid')
  if (url.origin !== 'http://portal.invalid') return null
  return /^\/(sign-in|sign-up|api)(\/|$|\?)/.test(url.pathname) ? null : url.pathname + url.search
}
