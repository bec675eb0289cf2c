import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../lib/accounts/schema'

/** People by job, each in a browser of their own, signed in once. */
export class People {
  private readonly open = new Map<string, { context: BrowserContext; page: Page }>()

  constructor(private readonly browser: Browser) {}

  /** The page of whoever signs in by this name; phone for families, tablet for assessors, desktop for bureaus. */
  async of(loginName: string): Promise<Page> {
    const known = this.open.get(loginName)
    if (known) return known.page
    const context = await this.browser.newContext({ viewport: sizeFor(loginName), locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const page = await context.newPage()
    await signIn(page, loginName)
    this.open.set(loginName, { context, page })
    return page
  }

  async leave(): Promise<void> {
    for (const { context } of this.open.values()) await context.close()
    this.open.clear()
  }
}

function sizeFor(loginName: string) {
  if (/assessor|expert/.test(loginName)) return { width: 820, height: 1180 }
  if (/-care$/.test(loginName)) return { width: 820, height: 1180 }
  if (/^family|^case-|^1\d{10}$/.test(loginName)) return { width: 390, height: 844 }
  return { width: 1440, height: 900 }
}

export async function signIn(page: Page, login: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}
