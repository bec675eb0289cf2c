import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../lib/accounts/schema'
import { isPublic } from '../lib/web/doors'

const root = path.resolve(import.meta.dirname, '..')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Actions anyone may call: signing in and up, and asking for progress by case number and query code. */
const OPEN_ACTIONS = /^app\/\(public\)\//

/** The address of a file under app/, with `x` for what varies. */
function addressOf(file: string): string {
  const steps = path.dirname(file).split('/').slice(1)
  return `/${steps
    .filter((step) => !/^\(.+\)$/.test(step))
    .map((step) => step.replace(/^\[.+\]$/, 'x'))
    .join('/')}`
}

const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' }).map((file) => `app/${file.replaceAll('\\', '/')}`)
const pages = files.filter((file) => file.endsWith('/page.tsx')).map(addressOf)
const handlers = files
  .filter((file) => file.endsWith('/route.ts'))
  .flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    const methods = METHODS.filter((method) => new RegExp(`export (async )?(function|const) ${method}\\b`).test(text))
    return methods.map((method) => ({ method, address: addressOf(file) }))
  })

type Reference = { workers: Record<string, unknown>; filename: string; exportedName: string }
function actions(): Array<{ id: string; address: string; name: string; open: boolean }> {
  const manifest = path.join(root, process.env.PORTAL_BUILD_DIR || '.next', 'server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node: Record<string, Reference> }
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    address: addressOf(Object.keys(workers)[0] as string),
    name: `${filename} ${exportedName}`,
    open: OPEN_ACTIONS.test(filename),
  }))
}

function origin(): string {
  return new URL(process.env.BASE_URL as string).origin
}
/** No cookie; one that was made up; neither may open anything. */
const strangers: Array<[string, Record<string, string>]> = [
  ['no cookie', {}],
  ['a forged cookie', { cookie: 'next-auth.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA' }],
]

function ask(request: APIRequestContext, method: string, address: string, headers: Record<string, string>) {
  return request.fetch(address, { method, headers: { origin: origin(), ...headers }, maxRedirects: 0 })
}

test.describe('Z-06 without a session', () => {
  for (const address of pages.filter((one) => !isPublic(one))) {
    test(`page ${address} leads to signing in`, async ({ request }) => {
      for (const [who, headers] of strangers) {
        const answer = await ask(request, 'GET', address, headers)
        const text = await answer.text()
        const leads = answer.status() === 307 ? (answer.headers().location ?? '') : text
        expect(answer.status() === 307 || text.includes('NEXT_REDIRECT'), `${who}: ${answer.status()}`).toBe(true)
        expect(leads, who).toContain('/sign-in?from=')
        expect(answer.headers()['cache-control'], who).toContain('no-store')
      }
    })
  }

  for (const { method, address } of handlers.filter((one) => !isPublic(one.address) && !isPublic(`${one.address}/`))) {
    test(`${method} ${address} answers 401 or leads to signing in`, async ({ request }) => {
      for (const [who, headers] of strangers) {
        const answer = await ask(request, method, address, headers)
        const leads = answer.status() === 307 && (answer.headers().location ?? '').includes('/sign-in')
        expect(answer.status() === 401 || leads, `${who}: ${answer.status()}`).toBe(true)
      }
    })
  }

  test('every action of the build answers that one must sign in', async ({ request }) => {
    const all = actions()
    expect(all.length).toBeGreaterThan(5)
    for (const { id, address, name } of all.filter((one) => !one.open)) {
      for (const [who, headers] of strangers) {
        const more = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', ...headers }
        const answer = await request.fetch(address, {
          method: 'POST',
          headers: { origin: origin(), ...more },
          data: '[null,{}]',
          maxRedirects: 0,
        })
        // A form without a script is led to signing in; any other is told.
        const answered = `${answer.headers()['x-action-redirect'] ?? ''} ${await answer.text()}`
        expect(answered, `${name}, ${who}`).toMatch(/signInAgain|^\/sign-in\?from=/)
      }
    }
  })

  test('public pages are open', async ({ request }) => {
    for (const address of pages.filter((one) => isPublic(one) && !one.includes('/x')))
      expect((await ask(request, 'GET', address, {})).status(), address).toBe(address === '/notices/later' ? 429 : 200)
  })
})

test.describe('W-01 a change asked for from elsewhere', () => {
  const foreign: Array<Record<string, string>> = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ]

  test('403 for every changing route handler', async ({ request }) => {
    for (const { method, address } of handlers.filter((one) => one.method !== 'GET'))
      for (const headers of foreign)
        expect(
          (await request.fetch(address, { method, headers, maxRedirects: 0 })).status(),
          `${method} ${address} ${JSON.stringify(headers)}`,
        ).toBe(403)
  })
  test('403 for every action', async ({ request }) => {
    for (const { id, address, name } of actions())
      for (const headers of foreign) {
        const answer = await request.fetch(address, { method: 'POST', headers: { 'next-action': id, ...headers }, data: '[null,{}]' })
        expect(answer.status(), name).toBe(403)
      }
  })
})

test('W-02 every kind of answer carries the headers, and a page’s scripts run by nonce', async ({ page, request }) => {
  for (const address of ['/', '/sign-in', '/desk', '/api/health', '/api/papers/x', '/no-such-page']) {
    const headers = (await request.get(address, { maxRedirects: 0 })).headers()
    expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy'], address).not.toMatch(/script-src[^;]*'unsafe-inline'/)
    expect(headers['x-content-type-options'], address).toBe('nosniff')
  }
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  for (const address of ['/', '/guide', '/institutions', '/standard', '/sign-in', '/sign-up']) {
    await page.goto(address, { waitUntil: 'load' })
    expect(await page.locator('script:not([src])').count(), address).toBeGreaterThan(0)
  }
  expect(refused).toEqual([])
})

test('W-03 signing in by the route handler past the limit: 429 and Retry-After', async ({ request }) => {
  // Each time said to be from somewhere else: an address the caller writes is not where the caller is.
  const headers = (i: number) => ({ origin: origin(), 'x-forwarded-for': `192.0.2.${i}, 198.51.100.${i}` })
  const { csrfToken } = (await (await request.get('/api/auth/csrf', { headers: headers(0) })).json()) as { csrfToken: string }
  const login = `nobody.${Math.random().toString(36).slice(2)}`
  const statuses: number[] = []
  let wait = ''
  for (let i = 0; i < 11; i++) {
    const form = { csrfToken, login, password: DEMO_PASSWORD, json: 'true' }
    const answer = await request.post('/api/auth/callback/credentials', { headers: headers(i), form, maxRedirects: 0 })
    statuses.push(answer.status())
    wait = answer.headers()['retry-after'] ?? ''
  }
  expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  expect(Number(wait)).toBeGreaterThan(0)
})

test('the route handler signs in by the same rules and its session is the page’s', async ({ request }) => {
  const headers = { origin: origin() }
  const { csrfToken } = (await (await request.get('/api/auth/csrf', { headers })).json()) as { csrfToken: string }
  const form = { csrfToken, login: 'nx-admin', password: DEMO_PASSWORD, json: 'true' }
  expect((await request.post('/api/auth/callback/credentials', { headers, form })).status()).toBe(200)
  expect(await (await request.get('/api/auth/session')).json()).toMatchObject({ user: { role: 'administrator' } })
  expect((await request.get('/staff', { maxRedirects: 0 })).status()).toBe(200)
  expect((await request.get('/staff/x', { maxRedirects: 0 })).status()).toBe(404)
})
