import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { approve, fold } from './bureau'
import { caseAt, openPrepared, type Prepared } from './prepared'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let people: People
let theirs: Prepared
let picture: Buffer
test.beforeAll(async ({ browser }) => {
  people = new People(browser)
  theirs = await caseAt('recognised')
})
test.afterAll(() => people.leave())

const verdict = (page: Page) => page.locator('.verdict')
const show = (page: Page, buffer: Buffer) =>
  page.getByLabel(/选一张有二维码的图片/).setInputFiles({ name: '证书.png', mimeType: 'image/png', buffer })

test('a family shows its certificate: masked name, grade, days, and the paper to print', async () => {
  const family = await people.of(theirs.family)
  await family.goto(`/apply/${theirs.caseId}`)
  await family.getByRole('link', { name: '出示互认证书' }).click()
  const card = family.getByRole('region', { name: '互认证书' })
  await expect(card).toContainText('重度失能')
  await expect(card).toContainText('*')
  picture = await card.getByRole('img', { name: '查验二维码' }).screenshot()
  const href = await family.getByRole('link', { name: /打印 A4 证书/ }).getAttribute('href')
  const answer = await family.request.get(href ?? '')
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ])
})

test('a stranger verifies it with the network cut; a changed byte is red; annulled by two people, it is seen so', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const stranger = await context.newPage()
  await stranger.goto('/verify')
  await stranger.waitForLoadState('networkidle')
  await context.setOffline(true)
  await show(stranger, picture)
  await expect(verdict(stranger).getByRole('heading')).toHaveText(/^(有效|待核实)$/)
  await expect(verdict(stranger)).toContainText('签名相符')
  await expect(verdict(stranger)).toContainText('重度失能')
  await context.setOffline(false)

  const family = await people.of(theirs.family)
  const number = (await family.locator('.certificate-card .number').innerText()).replaceAll(' ', '')
  const { token } = (await (await stranger.request.get(`/api/verify/${number}`)).json()) as { token: string }
  const at = token.indexOf('.') + 20
  const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
  await stranger.goto(`/verify#${altered}`)
  await expect(verdict(stranger).getByRole('heading')).toHaveText('不能认可')
  expect(new URL(stranger.url()).hash).toBe('')

  await annul(theirs)
  await stranger.goto('/verify')
  await expect
    .poll(
      async () => {
        await show(stranger, picture)
        return verdict(stranger).innerText()
      },
      { timeout: 60_000, intervals: [3_000] },
    )
    .toContain('已作废')
  await stranger.getByLabel('证书编号').fill(number)
  await stranger.getByRole('button', { name: '按编号查' }).click()
  await expect(verdict(stranger).getByRole('heading')).toHaveText('不能认可')
  await family.reload()
  await expect(family.getByText('这份证书已作废')).toBeVisible()
  await context.close()
})

test('W-04 a number that is none, and few may be tried', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto('/verify')
  await page.getByLabel('证书编号').fill('0000 0000 0000 0000')
  await page.getByRole('button', { name: '按编号查' }).click()
  await expect(page.getByText('没有这个编号的证书')).toBeVisible()
  await context.close()
})

/** 作废: proposed by a clerk, approved by a reviewer of the competent bureau. */
async function annul(prepared: Prepared): Promise<void> {
  const clerk = await people.of('tx-clerk1')
  await openPrepared(clerk, prepared)
  const form = await fold(clerk, '作废')
  await form.getByLabel('作废理由').fill('材料虚假（示例）')
  await form.getByRole('button', { name: '初审：作废' }).click()
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
  await approve(await people.of('tx-reviewer1'), prepared, '作废', '已作废')
}
