import { expect, type Page } from '@playwright/test'
import { openPrepared, type Prepared } from './prepared'

/** Looks a case up by its number, as one does at a desk, and opens it. */
export async function openCase(page: Page, caseNo: string): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('searchbox').fill(caseNo)
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page.getByRole('region', { name: '查找结果' }).locator('[data-queue-link]').first().click()
  await expect(page.getByText(caseNo).first()).toBeVisible()
}

/** Presses a plain act of the panel. */
export async function act(page: Page, caseNo: string, label: string, status: string): Promise<void> {
  await openCase(page, caseNo)
  await page.getByRole('button', { name: label, exact: true }).click()
  await stands(page, status)
}

/** 初审 by one person, 复核 by another of the same bureau. */
export async function twice(first: Page, second: Page, caseNo: string, label: string, status: string): Promise<void> {
  await openCase(first, caseNo)
  await first.getByRole('button', { name: `初审：${label}`, exact: true }).click()
  await expect(first.getByText('初审是您提出的').first()).toBeVisible()
  await openCase(second, caseNo)
  await second.getByRole('button', { name: `复核通过：${label}` }).click()
  await stands(second, status)
}

/** The status tag at the head of the case. */
export async function stands(page: Page, status: string): Promise<void> {
  await expect(
    page
      .locator('.tag')
      .filter({ hasText: new RegExp(`^${status}`) })
      .first(),
  ).toBeVisible()
}

/** Sends two people of the register, by name, on the first day that may be chosen. */
export async function assign(page: Page, caseNo: string, names: readonly string[]): Promise<void> {
  await openCase(page, caseNo)
  for (const name of names) await page.getByLabel(new RegExp(`^${name}`)).check()
  const day = page.getByLabel('上门日期')
  await day.fill((await day.getAttribute('min')) ?? '')
  await page.getByLabel('时段').selectOption('上午')
  await page.getByRole('button', { name: '派员', exact: true }).click()
  await stands(page, '评估中')
}

/** 增派专家 for the confirmation at the desk. */
export async function callExpert(page: Page, caseNo: string, name: string): Promise<void> {
  await openCase(page, caseNo)
  await page.getByText('增派专家…').click()
  await page.getByLabel(new RegExp(`^${name}`)).check()
  await page.getByRole('button', { name: '增派专家', exact: true }).click()
  await expect(page.getByRole('radio', { name: new RegExp(`^${name}`) })).toHaveCount(0)
}

/** Moves the demo calendar; what falls due happens. */
export async function moveClock(page: Page, days: number): Promise<void> {
  await page.goto('/demo-clock')
  await page.getByLabel('往后移动几天').fill(String(days))
  await page.getByRole('button', { name: '移动日历' }).click()
  await expect(page.getByRole('status')).toContainText('公示期满')
}

/** Opens the fold of one act of the panel and answers its form. */
export async function fold(page: Page, label: string) {
  await page.getByText(`${label}…`, { exact: true }).click()
  return page.getByRole('form', { name: label, exact: true })
}

/** The second pair of eyes on what stands proposed. */
export async function approve(page: Page, prepared: Prepared, label: string, status: string) {
  await openPrepared(page, prepared)
  await page.getByRole('button', { name: `复核通过：${label}` }).click()
  await stands(page, status)
}
