import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { copied } from '../lib/web/pdf/copied.fixture'
import { People } from './actors'
import { caseAt, openPrepared, type Prepared } from './prepared'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let people: People
let theirs: Prepared
test.beforeAll(async ({ browser }) => {
  people = new People(browser)
  theirs = await caseAt('assessing')
})
test.afterAll(() => people.leave())

/** Presses 下载 beside a letter and reads the file that comes, without its spaces. */
async function downloaded(page: Page, letter: string): Promise<{ name: string; text: string }> {
  const row = page.getByRole('listitem').filter({ has: page.getByText(letter, { exact: true }) })
  const [file] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: /^下载/ }).first().click()])
  const stream = await file.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const text = (await copied(new Uint8Array(Buffer.concat(parts)))).join('')
  return { name: file.suggestedFilename(), text }
}

test('a family downloads its 受理通知书', async () => {
  const page = await people.of(theirs.family)
  await page.goto(`/apply/${theirs.caseId}`)
  const { name, text } = await downloaded(page, '受理通知书')
  expect(name).toMatch(/^受理通知书 .+护异〔\d{4}〕受\d+号\.pdf$/)
  for (const one of [theirs.caseNo, '现予受理', '第1页共1页']) expect(text).toContain(one)
  await expect(page.getByText('委托函', { exact: true })).toHaveCount(0)
})

test('a clerk downloads the 委托函, and opens it in the browser to print', async () => {
  const page = await people.of('nx-clerk1')
  await openPrepared(page, theirs)
  const { text } = await downloaded(page, '委托函')
  for (const one of [theirs.caseNo, '委托贵机构组织失能等级评估', '（盖章）', '依据医保发〔2023〕29号第二十六条'])
    expect(text).toContain(one)
  const href = await page.getByRole('link', { name: /^打开\s*委托函/ }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ])
  expect(answer.headers()['content-disposition']).toMatch(/^inline; /)
})

test('Z-07 a letter: the same refusal as a missing one for everyone it is none of', async () => {
  const clerk = await people.of('tx-clerk1')
  await openPrepared(clerk, theirs)
  const href = (await clerk.getByRole('link', { name: /^打开\s*委托函/ }).getAttribute('href')) ?? ''
  for (const login of ['family1', theirs.family, 'nx-assessor3', 'nx-assessor1', 'tx-admin', 'workgroup', 'auditor']) {
    const { request } = await people.of(login)
    const [walled, missing] = [await request.get(href), await request.get(`/api/letters/${randomUUID()}`)]
    expect(walled.status(), login).toBe(404)
    expect(await walled.text(), login).toBe(await missing.text())
  }
})
