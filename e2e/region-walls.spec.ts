import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { EDITIONS } from '../lib/standard/rules/edition'
import type { Edition } from '../lib/standard/schema'
import { sheetWithTotals } from '../lib/standard/sheets.fixture'
import { People } from './actors'
import { beginVisit, declareClear } from './bedside'
import { caseAt, linkIn, type Prepared } from './prepared'

// Both seeded regions are parties of every case; a third region is tried on the database (lib/cases/commands/regions.db.test.ts).
test.describe.configure({ mode: 'serial', timeout: 180_000 })

/** Everyone with no side in a case insured in 桐乡, assessed in 南浔 by assessor1 and expert1. */
const STRANGERS = ['family1', 'tx-admin', 'security', 'auditor', 'workgroup', 'nx-assessor3'] as const
const NOT_THEIRS = '没有这一页，或者您不能看它'
const BLIND_NOTE = '甲写在自己表上的依据（示例）'

let people: People
let theirs: Prepared
let visitId = ''
let paperId = ''

test.beforeAll(async ({ browser }) => {
  people = new People(browser)
  theirs = await caseAt('assessing')
  const clerk = await people.of('tx-clerk1')
  const added = await clerk.request.post('/api/papers', {
    headers: sameOrigin(),
    multipart: {
      caseId: theirs.caseId,
      kind: 'identity',
      file: { name: 'identity.png', mimeType: 'image/png', buffer: readFileSync(path.join(import.meta.dirname, 'papers/identity.png')) },
    },
  })
  expect(added.status()).toBe(201)
  paperId = ((await added.json()) as { paperId: string }).paperId
  const assessor = await people.of('nx-assessor1')
  await assessor.goto('/visits')
  const href = await assessor.getByRole('link').filter({ hasText: theirs.caseNo }).first().getAttribute('href')
  visitId = href?.split('/').at(-1) ?? ''
  expect(visitId).not.toBe('')
})
test.afterAll(() => people.leave())

function sameOrigin() {
  return { origin: new URL(process.env.BASE_URL as string).origin }
}

/** An answer without what differs by the address and the moment: its id, its nonce, and how the page's own scripts were streamed. */
async function answerTo(page: Page, address: string, id: string, more?: Record<string, string>) {
  const answer = await page.request.get(address, { maxRedirects: 0, ...(more && { headers: more }) })
  const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? 'no nonce'
  const body = (await answer.text()).replaceAll(id, 'ID').replaceAll(nonce, 'NONCE')
  // What streams in for the scripts is cut as the moment has it: its words are looked through below, its rows are not compared.
  const seen = body.replaceAll(/<script[^>]*>[^<]*__next_f[\s\S]*?<\/script>/g, '')
  const rows = seen.split(/\n|<\/script>|<script/)
  return { status: answer.status(), body, rows: [...new Set(rows)].toSorted() }
}

function titleOf(body: string): string {
  return /<title>([^<]*)<\/title>/.exec(body)?.[1] ?? ''
}

/** Another's and a missing one: the same 404, body and title alike (Z-07). */
async function expectWall(login: string, addressOf: (id: string) => string, id: string): Promise<void> {
  const page = await people.of(login)
  const nobodys = randomUUID()
  const [walled, missing] = [await answerTo(page, addressOf(id), id), await answerTo(page, addressOf(nobodys), nobodys)]
  const who = `${login} at ${addressOf('…')}`
  expect(walled.status, who).toBe(404)
  expect(missing.status, who).toBe(404)
  expect(walled.rows, who).toEqual(missing.rows)
  expect(titleOf(walled.body), who).toBe(titleOf(missing.body))
  expect(walled.body, who).not.toContain(theirs.caseNo)
  expect(walled.body, who).not.toContain('示例·案例')
}

async function expectIn(login: string, address: string, words: string | RegExp): Promise<void> {
  const page = await people.of(login)
  const answer = await page.goto(address)
  expect(answer?.status(), `${login} at ${address}`).toBe(200)
  await expect(page.getByText(words).first(), `${login} at ${address}`).toBeVisible()
}

test('Z-07 a case and its papers: walls for who has no side of it, open for both its bureaus', async () => {
  for (const login of [...STRANGERS, theirs.family, 'nx-assessor1']) await expectWall(login, (id) => `/cases/${id}`, theirs.caseId)
  for (const login of ['tx-clerk1', 'tx-reviewer2', 'nx-clerk1', 'nx-reviewer2']) {
    await expectIn(login, `/cases/${theirs.caseId}`, theirs.caseNo)
  }
})

test('Z-07 what a person is told at a wall is a page, and its title tells nothing', async () => {
  const page = await people.of('tx-admin')
  await page.goto(`/cases/${theirs.caseId}`)
  await expect(page.getByRole('heading', { name: NOT_THEIRS })).toBeVisible()
  expect(await page.title()).not.toMatch(/示例|\d{4}/)
})

test('Z-07 an application: walls for another family, bureaus, assessors; open for its own family', async () => {
  const addresses = ['', '/receipt', '/edit', '/edit?step=papers', '/institution'].map((more) => (id: string) => `/apply/${id}${more}`)
  for (const login of ['family1', 'family2', 'tx-clerk1', 'nx-clerk1', 'nx-assessor1', 'tx-admin', 'workgroup'])
    for (const addressOf of addresses) await expectWall(login, addressOf, theirs.caseId)
  await expectIn(theirs.family, `/apply/${theirs.caseId}`, theirs.caseNo)
  await expectIn(theirs.family, `/apply/${theirs.caseId}/receipt`, theirs.caseNo)
})

test('Z-07 a paper: the same refusal as a missing one; open for its parties', async () => {
  for (const login of STRANGERS) {
    await expectWall(login, (id) => `/api/papers/${id}`, paperId)
    const page = await people.of(login)
    const [taken, missing] = await Promise.all(
      [paperId, randomUUID()].map((id) => page.request.delete(`/api/papers/${id}`, { headers: sameOrigin() })),
    )
    expect(taken?.status(), login).toBe(404)
    expect(await taken?.text(), login).toBe(await missing?.text())
    const [added, nowhere] = await Promise.all(
      [theirs.caseId, randomUUID()].map((caseId) =>
        page.request.post('/api/papers', {
          headers: sameOrigin(),
          multipart: { caseId, kind: 'other', file: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') } },
        }),
      ),
    )
    expect(added?.ok(), login).toBe(false)
    expect(await added?.text(), login).toBe(await nowhere?.text())
  }
  for (const login of ['tx-clerk1', 'nx-clerk1', theirs.family]) {
    const page = await people.of(login)
    const answer = await page.request.get(`/api/papers/${paperId}?view=1`)
    expect(answer.status(), login).toBe(200)
    expect(answer.headers()['content-type'], login).toBe('image/png')
  }
})

test('Z-08 a visit: walls for an assessor who was not sent, for bureaus and families; open for who was', async () => {
  const addresses = [(id: string) => `/visits/${id}`, (id: string) => `/visits/${id}/sheet`]
  for (const login of [...STRANGERS, theirs.family, 'nx-expert2', 'tx-clerk1', 'nx-clerk1'])
    for (const addressOf of addresses) await expectWall(login, addressOf, visitId)
  for (const login of ['nx-assessor1', 'nx-expert1']) await expectIn(login, `/visits/${visitId}`, theirs.caseNo)
})

const edition = EDITIONS[0] as Edition
const ANSWERS = sheetWithTotals(edition, { adl: 30, cog: 3, sen: 7 })

/** What the answer sheet itself sends as one goes along; `memory` is the weight of 记忆力, with its note. */
function sheetOf(version: number, memory: number, note: string) {
  const answers = ANSWERS.map(({ linkId, weight }) => ({
    linkId,
    weight: linkId === 'cog.memory' ? memory : weight,
    unable: null,
    note: linkId === 'cog.memory' ? note : '',
  }))
  return { version, answers }
}

function saveSheet(page: Page, id: string, sheet: object) {
  return page.request.post(`/api/visits/${id}/sheet`, { headers: sameOrigin(), data: sheet })
}

async function lockSheet(page: Page) {
  await page.goto(`/visits/${visitId}/sheet`)
  await page.getByRole('button', { name: '全部' }).click()
  await page.getByRole('button', { name: '核对并锁定' }).click()
  await page.getByRole('button', { name: /^锁定：/ }).click()
  await expect(page).toHaveURL(new RegExp(`/visits/${visitId}$`))
}

test('Z-08 a sheet: nobody else writes it; the second assessor reads the first’s only when both are locked', async () => {
  const [assessor, expert] = [await people.of('nx-assessor1'), await people.of('nx-expert1')]
  await declareClear(assessor, theirs.caseNo)
  await declareClear(expert, theirs.caseNo)
  await beginVisit(assessor, theirs.caseNo)

  for (const login of [...STRANGERS, theirs.family, 'tx-clerk1', 'nx-clerk1']) {
    const page = await people.of(login)
    const [refused, missing] = [await saveSheet(page, visitId, sheetOf(0, 0, '')), await saveSheet(page, randomUUID(), sheetOf(0, 0, ''))]
    expect(refused.ok(), login).toBe(false)
    expect(refused.status(), login).toBe(missing.status())
    expect(await refused.text(), login).toBe(await missing.text())
  }

  expect((await saveSheet(assessor, visitId, sheetOf(0, 1, BLIND_NOTE))).status()).toBe(200)
  expect((await saveSheet(expert, visitId, sheetOf(0, 0, '乙的依据（示例）'))).status()).toBe(200)
  await lockSheet(assessor)
  for (const address of [`/visits/${visitId}`, `/visits/${visitId}/sheet`, '/visits'])
    for (const headers of [undefined, { rsc: '1' }]) {
      const { body } = await answerTo(expert, address, visitId, headers)
      expect(body, address).not.toContain('甲写在自己表上')
    }
  await lockSheet(expert)
  for (const page of [assessor, expert]) {
    await page.goto(`/visits/${visitId}`)
    await expect(page.getByText(BLIND_NOTE).first()).toBeVisible()
  }
})

test('a draft is nobody’s but its family’s; submitted, it is both bureaus’, each by the field × side table', async () => {
  const draft = await caseAt('draft')
  for (const login of ['tx-clerk1', 'tx-reviewer1', 'nx-clerk1', 'workgroup', 'admin'])
    await expectWall(login, (id) => `/cases/${id}`, draft.caseId)
  await expectWall('family1', (id) => `/apply/${id}/edit`, draft.caseId)
  await expectIn(draft.family, `/apply/${draft.caseId}/edit`, '核对申请内容')

  // A form of one's own with another's case in it.
  const [page, victim] = [await people.of(draft.family), await caseAt('draft')]
  await page.goto(`/apply/${draft.caseId}/edit`)
  const told: string[] = []
  for (const caseId of [victim.caseId, randomUUID()]) {
    await page.reload()
    const submit = page.locator('form').filter({ has: page.getByRole('button', { name: '提交申请' }) })
    await submit.locator('input[name=caseId]').evaluate((input, id) => input.setAttribute('value', id), caseId)
    await page.getByRole('button', { name: '提交申请' }).click()
    told.push(await page.getByRole('alert').filter({ hasText: '现在还不能提交' }).innerText())
  }
  expect(told[0]).toBe(told[1])
  await expectIn(victim.family, `/apply/${victim.caseId}/edit`, '尚未提交')

  // Before it is commissioned the residence bureau is a party already; what it sees of the insurance is the short form.
  const submitted = await caseAt('submitted')
  for (const login of ['tx-clerk1', 'nx-clerk1']) {
    await expectIn(login, `/cases/${submitted.caseId}`, submitted.caseNo)
    const shown = await people.of(login)
    await expect(shown.getByText('示例·案例').first()).toBeVisible()
    expect(await shown.locator('main').innerText()).not.toMatch(/\d{17}[\dX]/)
  }
  await expect((await people.of('nx-clerk1')).getByRole('button', { name: /受理|委托|退回补正/ })).toHaveCount(0)
  await expect((await people.of('tx-clerk1')).getByRole('button', { name: '初审：受理' })).toBeVisible()
})

test('Z-07 a counter receipt with its query code is the entering bureau’s alone', async () => {
  const clerk = await people.of('tx-clerk1')
  const receipt = await linkIn(clerk, ['/cases?status=declined', '/cases?status=accepted', '/cases'], /\/counter\/receipt\/[\w-]+/)
  const id = receipt.split('/').at(-1) as string
  await expectIn('tx-clerk1', receipt, '申请回执')
  await expectIn('nx-clerk1', `/cases/${id}`, '经过')
  for (const login of ['nx-clerk1', 'nx-reviewer1', 'family1', 'tx-admin', 'workgroup', 'nx-assessor1'])
    await expectWall(login, (one) => `/counter/receipt/${one}`, id)
})
