import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { caseAt, openPrepared, type Prepared, someId } from './prepared'

test.describe.configure({ timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

/** How many messages wait, as the frame says. */
async function unread(page: Page): Promise<number> {
  const said = await page.getByRole('link', { name: /^消息/ }).first().innerText()
  return Number(/\d+/.exec(said)?.[0] ?? 0)
}

/** Commissioned in this run: what was told days back lies pages down the list. */
async function commission(prepared: Prepared): Promise<void> {
  const clerk = await people.of('tx-clerk1')
  await openPrepared(clerk, prepared)
  await clerk.getByRole('button', { name: '委托评估' }).click()
  await expect(clerk.getByText(/已办：委托评估/)).toBeVisible()
}

test('a family is told what has been done, reads it, and finds it again on its case', async () => {
  const prepared = await caseAt('accepted')
  const family = await people.of(prepared.family)
  await family.goto('/inbox')
  await expect(family.getByRole('heading', { name: '消息' })).toBeVisible()
  const before = await unread(family)
  expect(before).toBeGreaterThan(0)

  await commission(prepared)

  await family.goto('/inbox')
  expect(await unread(family)).toBe(before + 1)
  const told = family.getByRole('listitem').filter({ hasText: '已委托上门评估' })
  await expect(told).toContainText('您现在不用做什么')
  await expect(told).toContainText('电话')
  await told.getByRole('button', { name: /^知道了/ }).click()
  await expect(told.getByRole('button', { name: /^知道了/ })).toHaveCount(0)
  await expect.poll(() => unread(family)).toBe(before)
  await family.getByRole('button', { name: '全部标为已读' }).click()
  await expect(family.getByText('都看过了。')).toBeVisible()
  await expect.poll(() => unread(family)).toBe(0)

  await told.getByRole('link', { name: /^看这件申请/ }).click()
  await expect(family.getByRole('heading', { name: '消息' })).toBeVisible()
  await expect(family.getByText('已委托上门评估').first()).toBeVisible()
})

test('the other bureau’s clerk finds the commission among the messages', async () => {
  const prepared = await caseAt('accepted')
  await commission(prepared)

  const clerk = await people.of('nx-clerk1')
  await clerk.goto('/inbox?show=act')
  const told = clerk.getByRole('listitem').filter({ hasText: prepared.caseNo }).filter({ hasText: '新的委托' })
  await told.getByRole('link', { name: /^打开案件/ }).click()
  await expect(clerk).toHaveURL(new RegExp(`/cases/${prepared.caseId}`))
})

test('a clerk tells a family without an account by telephone and records it', async () => {
  const clerk = await people.of('tx-clerk2')
  await clerk.goto(await untoldCase(clerk))
  const card = clerk.locator('#telling')
  const waiting = Number(/待告知 (\d+) 项/.exec(await card.innerText())?.[1])
  expect(waiting).toBeGreaterThan(0)
  await card.getByLabel('结果').selectOption('没有告知到')
  await card.getByLabel(/^备注/).fill('响铃无人接听（示例）')
  await card.getByRole('button', { name: '记录告知' }).click()
  await expect(card.getByText(`告知记录 ${waiting} 条`)).toBeVisible()
  await expect(card.getByText(`待告知 ${waiting} 项`)).toBeVisible()
  await card.getByLabel('结果').selectOption('已告知')
  await card.getByLabel(/^备注/).fill('女儿接的电话（示例）')
  await card.getByRole('button', { name: '记录告知' }).click()
  await expect(card.getByText('都已告知')).toBeVisible()
  await expect(card.getByText('女儿接的电话（示例）').first()).toBeVisible()
})

/** A case of the seed's entered at the window, with something still to tell. */
async function untoldCase(page: Page): Promise<string> {
  for (const status of ['accepted', 'recognised', 'declined', 'refused']) {
    const list = await (await page.request.get(`/cases?status=${status}`)).text()
    for (const href of new Set(list.match(/\/cases\/[0-9a-f-]{36}/g)))
      if (/待告知 \d+ 项/.test(await (await page.request.get(href)).text())) return href
  }
  throw new Error('no case of the seed has anything to tell')
}

test('a forgotten password: the code alone opens nothing, and what was typed stays', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: '用短信验证码重设' }).click()
  const phone = `199006${String(Date.now() % 100_000).padStart(5, '0')}`
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText(`199****${phone.slice(-4)}`)).toBeVisible()
  const code = /验证码是\s*(\d{6})/.exec(await page.locator('main').innerText())?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByLabel('您的身份证号').fill(someId())
  await page.getByLabel('新密码').fill('换一句新的测试口令2026')
  await page.getByRole('button', { name: '改好并登录' }).click()
  await expect(page.getByText('密码还没有改')).toBeVisible()
  await expect(page.getByLabel('短信验证码')).toHaveValue(code)
})
