import { readdirSync } from 'node:fs'
import path from 'node:path'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { proxy } from '../../proxy'
import { contentPolicy, isPublic, LATER, PUBLIC_SEGMENTS, safeReturn } from './doors'

const ORIGIN = 'https://portal.example'
function ask(method: string, pathname: string, headers: Record<string, string> = {}, cookie = true) {
  const sent = new Headers({ host: 'portal.example', ...(cookie ? { cookie: '__Secure-next-auth.session-token=x' } : {}), ...headers })
  return proxy(new NextRequest(`${ORIGIN}${pathname}`, { method, headers: sent }))
}
const passed = (answer: Response) => answer.headers.get('x-middleware-next') === '1'

describe('W-01 a change asked for from elsewhere', () => {
  const doors: Array<[string, string, Record<string, string>]> = [
    ['an action', '/apply', { 'next-action': 'abc' }],
    ['a form without a script', '/sign-in', {}],
    ['a route handler', '/api/papers', {}],
    ['the sign-in route', '/api/auth/callback/credentials', {}],
  ]
  for (const [what, pathname, more] of doors) {
    it(`${what}: 403 for a foreign Origin, an opaque one, and neither Origin nor Sec-Fetch-Site`, () => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        for (const headers of [
          { origin: 'https://elsewhere.example' },
          { origin: 'https://portal.example.elsewhere.example' },
          { origin: 'null' },
          { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
          { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
          {},
        ])
          expect(ask(method, pathname, { ...more, ...headers } as Record<string, string>).status, JSON.stringify(headers)).toBe(403)
      }
    })
    it(`${what}: passes from the portal’s own page`, () => {
      for (const headers of [{ origin: ORIGIN }, { 'sec-fetch-site': 'same-origin' }, { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }])
        expect(passed(ask('POST', pathname, { ...more, ...headers } as Record<string, string>))).toBe(true)
    })
  }
  it('reading is not a change', () => {
    expect(passed(ask('GET', '/apply', { origin: 'https://elsewhere.example' }))).toBe(true)
  })
})

describe('W-02 headers', () => {
  it('scripts by nonce only, no frames, no sniffing, HSTS over https', () => {
    const answer = ask('GET', '/guide')
    const policy = answer.headers.get('content-security-policy') ?? ''
    const scripts = policy.split('; ').find((rule) => rule.startsWith('script-src')) ?? ''
    expect(scripts).toMatch(/^script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('permissions-policy')).toContain('geolocation=()')
  })
  it('a new nonce each time; no HSTS and no upgrade over plain http', () => {
    const policies = [ask('GET', '/guide'), ask('GET', '/guide')].map((answer) => answer.headers.get('content-security-policy'))
    expect(policies[0]).not.toBe(policies[1])
    const plain = proxy(new NextRequest('http://127.0.0.1:3000/guide', { headers: { host: '127.0.0.1:3000' } }))
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    expect(contentPolicy({ nonce: 'n', secure: false, dev: false })).not.toContain('upgrade-insecure-requests')
  })
  it('a notice is kept by no search engine and no proxy', () => {
    for (const pathname of ['/notices', '/notices/0f7a', '/notices/objection']) {
      expect(ask('GET', pathname, {}, false).headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive')
      expect(ask('GET', pathname, {}, false).headers.get('cache-control')).toBe('no-store')
    }
    expect(ask('GET', '/guide').headers.get('x-robots-tag')).toBeNull()
  })
  it('W-03 the page for one who has read too many answers 429 and says when to come back; no other does', () => {
    const later = ask('GET', LATER.path, {}, false)
    expect([later.status, later.headers.get('retry-after'), passed(later)]).toEqual([429, '900', true])
    for (const pathname of ['/notices', '/notices/0f7a', '/']) expect(ask('GET', pathname, {}, false).status).toBe(200)
  })
  it('refusals and redirects carry them too', () => {
    for (const answer of [ask('POST', '/apply'), ask('GET', '/desk', {}, false)])
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('Z-06 without a cookie', () => {
  it('a page leads to signing in and back, a route handler answers 401', () => {
    const page = ask('GET', '/cases/abc?tab=sheet', {}, false)
    expect(page.status).toBe(307)
    expect(page.headers.get('location')).toBe(`${ORIGIN}/sign-in?from=${encodeURIComponent('/cases/abc?tab=sheet')}`)
    expect(ask('GET', '/api/papers/1', {}, false).status).toBe(401)
    expect(ask('POST', '/api/papers', { origin: ORIGIN }, false).status).toBe(401)
  })
  it('what is in no list is not public', () => {
    for (const pathname of [
      '/desk',
      '/apply',
      '/visits/1',
      '/staff',
      '/account',
      '/api/papers',
      '/api/authors',
      '/api/health/more',
      '/sign-in.php',
      '/_next',
    ])
      expect(isPublic(pathname), pathname).toBe(false)
    for (const pathname of ['/', '/sign-in', '/guide', '/institutions/A1', '/api/auth/csrf', '/api/health'])
      expect(isPublic(pathname)).toBe(true)
  })
  it('the public pages of the app folder are the public segments, and no other page is', () => {
    const app = path.join(import.meta.dirname, '../../app')
    const groups = readdirSync(app).filter((name) => /^\(.+\)$/.test(name))
    for (const group of groups) {
      const segments = readdirSync(path.join(app, group), { withFileTypes: true }).filter(
        (one) => one.isDirectory() && !one.name.startsWith('_'),
      )
      for (const { name } of segments) expect(PUBLIC_SEGMENTS.includes(name), `${group}/${name}`).toBe(group === '(public)')
    }
  })
})

describe('P-05 what may be kept', () => {
  it('personal pages and handlers are no-store', () => {
    for (const pathname of ['/desk', '/apply/1', '/account', '/sign-in', '/sign-up', '/progress', '/api/papers/1'])
      expect(ask('GET', pathname).headers.get('cache-control'), pathname).toBe('no-store')
    expect(ask('GET', '/guide').headers.get('cache-control')).toBeNull()
  })
})

describe('coming back after signing in', () => {
  it('leads to a path on this site or nowhere', () => {
    expect(safeReturn('/cases/1?tab=sheet')).toBe('/cases/1?tab=sheet')
    for (const from of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/\t/elsewhere.example',
      'javascript:alert(1)',
      '/sign-in?from=/x',
      '/api/auth/signout',
      '',
      null,
    ])
      expect(safeReturn(from), String(from)).toBeNull()
  })
})
