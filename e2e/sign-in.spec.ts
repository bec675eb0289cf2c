import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../lib/accounts/schema'
import { inventNationalId } from '../lib/people/rules/national-id'

async function typeIn(page: Page, login: string, password: string) {
  await page.getByLabel('登录名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
}

/** Opens /sign-in with the session cookie taken away but everything else of the browser kept. */
async function loseSession(page: Page) {
  await page.context().clearCookies({ name: /session-token/ })
}

test('a clerk signs in by keyboard alone and comes to the page asked for', async ({ page }) => {
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fdesk$/)
  await page.getByLabel('登录名或手机号').focus()
  await page.keyboard.type('tx-clerk1')
  await page.keyboard.press('Tab')
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk$/)
})

test('S-01 a wrong password and an unknown name read the same, and the name stays typed', async ({ page }) => {
  await page.goto('/sign-in')
  const told: string[] = []
  for (const login of ['tx-clerk2', 'nobody.of.this.name']) {
    await typeIn(page, login, 'not the password at all')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: '没有登录成功' })).toBeFocused()
    told.push(await page.getByRole('alert').filter({ hasText: '没有登录成功' }).innerText())
    await expect(page.getByLabel('登录名或手机号')).toHaveValue(login)
    await expect(page.getByLabel('密码', { exact: true })).toHaveValue('')
    await page.reload()
  }
  expect(told[0]).toBe(told[1])
})

test('the demo fills in a sign-in; ?from= leads to no other site', async ({ page, baseURL }) => {
  await page.goto('/sign-in?from=//elsewhere.example/')
  await page.getByRole('link', { name: /^填入 演示·桐乡管理员/ }).click()
  await expect(page.getByLabel('登录名或手机号')).toHaveValue('tx-admin')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(`${baseURL}/staff`)
})

test('S-04 signing out ends the session for the cookie kept aside, too', async ({ page, context }) => {
  await page.goto('/sign-in')
  await typeIn(page, 'tx-admin', DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/staff$/)
  const kept = await context.cookies()
  expect(kept.find((cookie) => cookie.name.endsWith('session-token'))).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByText('已退出登录')).toBeVisible()
  await context.addCookies(kept)
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fstaff$/)
})

test('S-03 a form sent after the session is gone says so, and what was typed is there after signing in again', async ({ page }) => {
  await page.goto('/sign-in?from=/staff/new')
  await typeIn(page, 'tx-admin', DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '新建账号' })).toBeVisible()
  await expect(async () => {
    await page.getByLabel('登录名').fill('')
    await page.getByLabel('登录名').fill('typed.before')
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain('typed.before')
  }).toPass()
  await page.getByLabel('姓名').fill('示例·新人')
  await page.getByLabel('身份证号').fill(inventNationalId('330499', '1990-01-01', 1))
  await page.getByLabel('岗位').selectOption('clerk')
  await loseSession(page)
  await page.getByRole('button', { name: '开设账号' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '登录已过期' })).toBeVisible()
  await expect(page.getByLabel('姓名')).toHaveValue('示例·新人')
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fstaff%2Fnew$/)
  await typeIn(page, 'tx-admin', DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '新建账号' })).toBeVisible()
  await expect(page.getByLabel('登录名')).toHaveValue('typed.before')
})

test('a family signs up with a code and is told to whom it was sent', async ({ page }) => {
  await page.goto('/sign-up')
  // Beside the seed's numbers, so that it is nobody's yet.
  const phone = `199005${String(Date.now() % 100_000).padStart(5, '0')}`
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText(`199****${phone.slice(-4)}`)).toBeVisible()
  const code = /验证码是\s*(\d{6})/.exec(await page.locator('main').innerText())?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByLabel('您的姓名').fill('示例·𠮷家属')
  const id = inventNationalId(
    '330599',
    `19${40 + Math.floor(Math.random() * 50)}-01-1${Math.floor(Math.random() * 10)}`,
    Math.floor(Math.random() * 1000),
  )
  await page.getByLabel('您的身份证号').fill(id.slice(0, 17) + (id.endsWith('1') ? '2' : '1'))
  await page.getByLabel('设一个密码').fill('一句记得住的测试口令二〇')
  await page.getByRole('button', { name: '注册并登录' }).click()
  // The check digit is wrong: told at the field, the rest still there.
  await expect(page.getByLabel('您的身份证号')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('您的姓名')).toHaveValue('示例·𠮷家属')
  await page.getByLabel('您的身份证号').fill(id)
  await page.getByLabel('设一个密码').fill('一句记得住的测试口令二〇')
  await page.getByRole('button', { name: '注册并登录' }).click()
  await expect(page).toHaveURL(/\/apply$/)
})

for (const path of ['/sign-in', '/sign-up']) {
  test(`axe finds nothing serious on ${path}`, async ({ page }) => {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')).toEqual([])
  })
}

test('axe finds nothing serious on the pages of accounts', async ({ page }) => {
  await page.goto('/sign-in')
  await typeIn(page, 'tx-admin', DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/staff$/)
  for (const path of ['/staff', '/staff/new', '/account']) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')).toEqual([])
  }
  await page.goto('/staff')
  await page.getByRole('link', { name: '演示·周经办' }).click()
  await expect(page.getByRole('heading', { name: '演示·周经办' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')).toEqual([])
})
