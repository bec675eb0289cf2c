import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../lib/accounts/schema'
import { readXlsxLines } from '../lib/web/xlsx-read'
import { People } from './actors'

test.describe.configure({ timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

/** Presses the button of the export form and reads the file that comes. */
async function taken(page: Page): Promise<{ name: string; head: string[]; rows: string[][] }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^导出 \d+ 件$/ }).click()])
  const read = await readXlsxLines(new Uint8Array(await readFile(await download.path())))
  if (!read.ok) throw new Error(read.problem.message)
  const [head = [], ...rows] = read.value.map((one) => one.cells)
  return { name: download.suggestedFilename(), head, rows }
}

/** A key does nothing until the page listens. */
async function pressUntil(page: Page, key: string, happened: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await happened()
  }).toPass()
}

const numbersOn = (page: Page) =>
  page
    .locator('[data-queue-link]')
    .evaluateAll((links) => links.map((link) => /[A-Z]+-[A-Z]+-\d{4}-\d{6}/.exec(link.textContent ?? '')?.[0]))

test('F-05 F-06 P-04 S-07 an export holds what the filter shows, masked; in full only with words and the password', async () => {
  const page = await people.of('tx-clerk2')
  await page.goto('/cases?status=recognised')
  const shown = await numbersOn(page)
  expect(shown.length).toBeGreaterThan(3)
  await pressUntil(page, 'e', () => expect(page).toHaveURL(/\/cases\/export/, { timeout: 3000 }))
  await expect(page.getByText(`状态：已互认：共 ${shown.length} 件`)).toBeVisible()
  await expect(async () => {
    await page.getByLabel('用途说明').fill('')
    await page.getByRole('button', { name: /^导出 \d+ 件$/ }).click()
    await expect(page.locator('.error-summary')).toContainText('请选择导出用途', { timeout: 3000 })
  }).toPass()
  await page.getByLabel('导出用途').selectOption('ledger')
  await page.getByLabel('身份证号', { exact: true }).check()
  const masked = await taken(page)
  await expect(page.getByRole('status').filter({ hasText: '已导出' })).toContainText(`已导出 ${shown.length} 件`)
  expect(masked.name).toMatch(/^演示-全部案件-桐乡-\d{4}-\d{2}-\d{2}\.xlsx$/)
  expect(masked.head.slice(0, 3)).toEqual(['所在清单', '案号', '参保人'])
  const column = (sheet: typeof masked, label: string) => sheet.rows.map((row) => row[sheet.head.indexOf(label)] ?? '')
  expect(column(masked, '案号')).toEqual(shown)
  for (const label of ['参保人', '身份证号']) for (const cell of column(masked, label)) expect(cell).toContain('*')

  await page.getByLabel('身份证号完整显示').check()
  await page.getByLabel('用途说明').fill('浏览器测试核对身份证号')
  await page.getByRole('button', { name: /^导出 \d+ 件$/ }).click()
  await expect(page.locator('.error-summary')).toContainText('请输入登录密码')
  await page.getByLabel('再输入一次登录密码').fill('不是这个密码')
  await page.getByRole('button', { name: /^导出 \d+ 件$/ }).click()
  await expect(page.locator('.error-summary')).toContainText('密码不对')
  // What was chosen and typed is still there, the password is not.
  await expect(page.getByLabel('用途说明')).toHaveValue('浏览器测试核对身份证号')
  await expect(page.getByLabel('再输入一次登录密码')).toHaveValue('')
  await page.getByLabel('再输入一次登录密码').fill(DEMO_PASSWORD)
  const whole = await taken(page)
  expect(column(whole, '案号')).toEqual(shown)
  for (const id of column(whole, '身份证号')) expect(id).toMatch(/^330[45]99\d{11}[\dX]$/)
  for (const name of column(whole, '参保人')) expect(name).toContain('*')
  // Within five minutes it is not asked again, and the columns are remembered.
  await page.reload()
  await expect(page.getByLabel('身份证号', { exact: true })).toBeChecked()
  await page.getByLabel('身份证号完整显示').check()
  await expect(page.getByLabel('再输入一次登录密码')).toHaveCount(0)
})

test('W-03 the twenty-first export in ten minutes is told to wait', async () => {
  const page = await people.of('nx-clerk2')
  const ask = () => page.request.post('/api/exports/cases', { data: {}, headers: { origin: new URL(page.url()).origin } })
  for (let i = 0; i < 20; i += 1) expect((await ask()).status()).toBe(422)
  const late = await ask()
  expect(late.status()).toBe(429)
  expect(Number(late.headers()['retry-after'])).toBeGreaterThan(0)
  expect((await late.json()).problem.message).toContain('秒后再试')
})

test('only people of a bureau may export', async () => {
  for (const who of ['tx-admin', 'family1', 'nx-assessor1']) {
    const page = await people.of(who)
    const answer = await page.request.post('/api/exports/cases', { data: {}, headers: { origin: new URL(page.url()).origin } })
    expect(answer.status(), who).toBe(403)
    expect((await page.goto('/cases/export?base=cases'))?.status(), who).toBe(404)
  }
})

test('a filter is kept under a name, opens by itself as the standard, and goes again', async () => {
  const page = await people.of('tx-clerk2')
  await page.goto('/desk?list=mine&status=submitted')
  await expect(page.getByRole('list', { name: '已用的条件' })).toContainText('状态：待受理')
  await pressUntil(page, 's', () => expect(page.getByLabel('给当前条件起个名字')).toBeFocused({ timeout: 500 }))
  await page.keyboard.type('只看待受理')
  await page.keyboard.press('Enter')
  const kept = page.getByRole('navigation', { name: '保存的条件' })
  await expect(kept.getByRole('link', { name: '只看待受理' })).toBeVisible()
  const fold = page.locator('details').filter({ hasText: '保存与管理条件' })
  if ((await fold.getAttribute('open')) === null) await page.getByText('保存与管理条件').click()
  await page.getByRole('button', { name: /^设为默认.*只看待受理/ }).click()
  await expect(kept.getByRole('link', { name: '只看待受理（默认）' })).toBeVisible()
  await page.getByRole('link', { name: '我的案桌' }).click()
  await expect(page).toHaveURL(/status=submitted/)
  await page.getByRole('link', { name: /状态：待受理/ }).click()
  await expect(page).not.toHaveURL(/status=/)
  await expect(page.getByRole('list', { name: '已用的条件' })).toHaveCount(0)
  // A name serves once.
  await page.keyboard.press('s')
  await page.keyboard.type('只看待受理')
  await page.keyboard.press('Enter')
  await expect(page.getByText('这个名字已经用过')).toBeVisible()
  await page.getByRole('button', { name: /^删除.*只看待受理/ }).click()
  await expect(kept).toHaveCount(0)
  await page.getByRole('link', { name: '我的案桌' }).click()
  await expect(page).not.toHaveURL(/status=/)
})

test('by keyboard alone: look for a name, walk over what is found, give up, walk over the queue, ask for the keys', async () => {
  const page = await people.of('tx-reviewer2')
  await page.goto('/desk')
  const box = page.getByRole('searchbox')
  await pressUntil(page, '/', () => expect(box).toBeFocused({ timeout: 500 }))
  await page.keyboard.type('示例')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /^找到 \d+ 件/ })).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText('示例')
  expect(page.url()).not.toContain(encodeURIComponent('示例'))
  await box.press('ArrowDown')
  const found = page.getByRole('region', { name: '查找结果' }).locator('[data-queue-link]')
  await expect(found.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(found.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(found.nth(0)).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(found).toHaveCount(0)
  await expect(box).toHaveValue('')
  await page.keyboard.press('Tab')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '快捷键' })
  await expect(help).toContainText('导出当前清单')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(page.locator('[data-queue-link]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}/)
})
