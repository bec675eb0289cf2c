import path from 'node:path'
import { expect, type Page } from '@playwright/test'

/** Someone to be applied for: invented, with an id of nobody. */
export type Applying = {
  insured: string
  residence: string
  township: string
  name: string
  nationalId: string
  representative: { name: string; nationalId: string; phone: string }
}

/** A family applies for an old person, from the first question to the receipt; answers the case number and its query code. */
export async function applyFor(page: Page, who: Applying): Promise<{ caseNo: string; code: string; href: string }> {
  await page.goto('/apply')
  await page.getByRole('link', { name: '申请异地失能评估' }).click()
  await page.getByLabel(/^受本人委托/).check()
  await next(page)
  await page
    .getByRole('group', { name: '在哪里参加的长期护理保险？' })
    .getByLabel(new RegExp(`^${who.insured}`))
    .check()
  await page
    .getByRole('group', { name: '现在长期住在哪里？' })
    .getByLabel(new RegExp(`^${who.residence}`))
    .check()
  await next(page)
  await page.getByLabel('参保人姓名').fill(who.name)
  await page.getByLabel('参保人身份证号').fill(who.nationalId)
  await page.getByLabel('联系电话').fill('19900009001')
  await next(page)
  await page.getByLabel('乡镇（街道）').selectOption({ label: who.township })
  await page.getByLabel('详细地址').fill('示例路 1 号')
  await page.getByLabel('从哪一天起住在这里').fill('2026-03-01')
  await next(page)
  await page.getByLabel('代理人姓名').fill(who.representative.name)
  await page.getByLabel('代理人身份证号').fill(who.representative.nationalId)
  await page.getByLabel('代理人电话').fill(who.representative.phone)
  await page.getByLabel('与参保人的关系').fill('女儿')
  await page.getByLabel('委托有效到').fill('2028-12-31')
  await next(page, /保存|下一步/)
  await expect(page.getByRole('heading', { name: '身体情况' })).toBeVisible()
  await page.getByLabel(/身体和生活情况/).fill('起床、洗澡要两个人扶，夜里要人照看（示例）。')
  await next(page, /保存|下一步/)
  await givePaper(page, '身份证明')
  await page.getByRole('link', { name: '下一步，去核对' }).click()
  await expect(page.getByRole('heading', { name: '核对申请内容' })).toBeVisible()
  await expect(page.getByText('尚未提交').first()).toBeVisible()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('申请已提交')).toBeVisible()
  const caseNo = await page.locator('dd').first().innerText()
  const code = await page.locator('dd').nth(1).innerText()
  const href = new URL(page.url()).pathname.replace('/receipt', '')
  return { caseNo, code, href }
}

async function next(page: Page, name: string | RegExp = '下一步') {
  await page.getByRole('button', { name }).click()
}

async function givePaper(page: Page, kind: string) {
  await page.getByLabel('这是哪一种材料').selectOption({ label: kind })
  await page.locator('input[type=file]').setInputFiles(path.join(import.meta.dirname, 'papers/identity.png'))
  await expect(page.getByText(/identity/).first()).toBeVisible()
}
