import { randomUUID } from 'node:crypto'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Actor, PUBLIC } from '@/lib/access/schema'
import { closeDoor } from '@/lib/db'
import { DELETE, GET } from './[id]/route'
import { POST } from './route'

const session = vi.hoisted(() => ({ current: null as null | { actor: Actor; mustChangePassword: boolean } }))
vi.mock('@/lib/web/session', () => ({
  currentSession: () => Promise.resolve(session.current),
  portalToday: () => Promise.resolve('2026-11-23'),
}))

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
beforeAll(() => owner.connect())
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const someone = (): Actor => ({ ...PUBLIC, role: 'applicant', accountId: randomUUID(), name: '示例' })
let family: Actor
let caseId: string
beforeEach(async () => {
  family = someone()
  session.current = { actor: family, mustChangePassword: false }
  caseId = randomUUID()
  await owner.query(
    `insert into "Case" ("id","caseNo","queryCodeHash","agreementId","insuredRegion","residenceRegion","townshipCode","personId","personKey","appliedAs",
      "applicantAccountId","occasion","status","statusSince","version","facts","chainHead")
     values ($1,$1,'x','a','330483','330503','330503103',$2,$2,'self',$3,'initial','draft','2026-11-23',1,'{}','x')`,
    [caseId, randomUUID(), family.accountId],
  )
})

async function upload(more: Record<string, string> = {}, fileName = '病历 龘.jpg'): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ caseId, kind: 'medical', ...more })) form.set(name, value)
  const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  form.set('file', new File([new Uint8Array(photo)], fileName))
  return POST(new Request('http://localhost/api/papers', { method: 'POST', body: form }))
}

const at = (id: string) => ({ params: Promise.resolve({ id }) })
const get = (id: string, query = '') => GET(new Request(`http://localhost/api/papers/${id}${query}`), at(id))

async function codeOf(answer: Response): Promise<string> {
  return `${answer.status} ${((await answer.json()) as { problem?: { code: string } }).problem?.code ?? ''}`
}

test('F-02 uploaded, downloaded under its own name, never sniffed, kept or run', async () => {
  const answer = await upload()
  expect(answer.status).toBe(201)
  const { paperId, scan } = (await answer.json()) as { paperId: string; scan: string }
  expect(scan).toBe('unscanned')
  const download = await get(paperId)
  expect(download.status).toBe(200)
  expect(download.headers.get('content-disposition')).toBe(
    `attachment; filename="paper.jpg"; filename*=UTF-8''${encodeURIComponent('病历 龘.jpg')}`,
  )
  expect(download.headers.get('content-type')).toBe('image/jpeg')
  expect(download.headers.get('x-content-type-options')).toBe('nosniff')
  expect(download.headers.get('cache-control')).toBe('no-store')
  expect(download.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect((await sharp(await download.arrayBuffer()).metadata()).width).toBe(9)
  expect((await get(paperId, '?view=1')).headers.get('content-disposition')).toMatch(/^inline; /)
})

test('Z-06 Z-07 nobody, a temporary password, another, a missing one', async () => {
  const { paperId } = (await (await upload()).json()) as { paperId: string }
  session.current = { actor: someone(), mustChangePassword: false }
  const [foreign, missing] = [await get(paperId), await get(randomUUID())]
  expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()])
  expect(foreign.status).toBe(404)
  expect(await codeOf(await DELETE(new Request('http://localhost'), at(paperId)))).toBe('404 paper.notFound')
  expect(await codeOf(await upload())).toBe('404 case.notFound')
  session.current = { actor: family, mustChangePassword: true }
  expect(await codeOf(await get(paperId))).toBe('403 changePasswordFirst')
  session.current = null
  expect(await codeOf(await get(paperId))).toBe('401 signInAgain')
  expect(await codeOf(await upload())).toBe('401 signInAgain')
})

test('F-01 W-05 refused: a disguise, an unknown kind, a field too many, no file', async () => {
  expect(await codeOf(await upload({}, '病历.pdf'))).toBe('415 paper.disguised')
  expect(await codeOf(await upload({ kind: 'secret' }))).toBe('422 checkFields')
  expect(await codeOf(await upload({ side: 'competentBureau' }))).toBe('422 unknownField')
  const form = new FormData()
  form.set('caseId', caseId)
  expect(await codeOf(await POST(new Request('http://localhost/api/papers', { method: 'POST', body: form })))).toBe('422 paper.unreadable')
})

test('removed while it is a draft', async () => {
  const { paperId } = (await (await upload()).json()) as { paperId: string }
  expect((await DELETE(new Request('http://localhost'), at(paperId))).status).toBe(200)
  expect(await codeOf(await get(paperId))).toBe('404 paper.notFound')
})

test('W-03 the sixty-first upload in ten minutes waits', async () => {
  const empty = () => POST(new Request('http://localhost/api/papers', { method: 'POST' }))
  for (let i = 0; i < 60; i += 1) expect((await empty()).status).toBe(422)
  const away = await empty()
  expect(away.status).toBe(429)
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
})
