import { expect, type Page } from '@playwright/test'

/** Opens this person's own visit of a case from the list. */
export async function openVisitOf(page: Page, caseNo: string): Promise<void> {
  await page.goto('/visits')
  await page
    .getByRole('link')
    .filter({ hasText: caseNo })
    .or(page.getByRole('listitem').filter({ hasText: caseNo }).getByRole('link'))
    .first()
    .click()
  await expect(page.getByText(caseNo)).toBeVisible()
}

/** Signs the 回避声明: no tie. */
export async function declareClear(page: Page, caseNo: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByLabel(/没有应当回避的情形/).check()
  await page.getByRole('button', { name: '签署声明' }).click()
  await expect(page.getByRole('button', { name: '签署声明' })).toHaveCount(0)
}

/** At the bedside: who is present, then the visit begins. */
export async function beginVisit(page: Page, caseNo: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByLabel('第 1 位的身份').selectOption({ label: '受托代理人' })
  await page.getByRole('button', { name: '开始评估' }).click()
  await expect(page.getByRole('link', { name: /开始填写|继续填写/ })).toBeVisible()
}

/** Fills all items by keyboard: the place of the chosen option on each card, best first; then locks. `weights` in the sheet's order. */
export async function fillAndLock(page: Page, caseNo: string, weights: readonly number[], grade: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByRole('link', { name: /开始填写|继续填写/ }).click()
  for (const weight of weights) {
    const card = page.locator('main')
    await expect(card.getByRole('heading', { level: 1 })).toBeVisible()
    await card.locator(`input[type=radio][value="${weight}"]`).first().check()
    await page.getByRole('button', { name: /下一项|核对并锁定/ }).click()
  }
  await page.getByRole('button', { name: `锁定：${grade}` }).click()
  await expect(page).toHaveURL(/\/visits\/[^/]+$/)
}

/** 合议 of the one item that differs. */
export async function agreeOn(page: Page, caseNo: string, item: string, weight: number): Promise<void> {
  await openVisitOf(page, caseNo)
  const disputed = page.getByRole('region', { name: item })
  await disputed.locator(`input[type=radio][value="${weight}"]`).check()
  await disputed.getByLabel('理由', { exact: true }).fill('复看一遍，两人一致（示例）')
  await disputed.getByRole('button', { name: '定下这一项' }).click()
  await expect(page.getByText('各项已定')).toBeVisible()
}

/** 签署 of the agreed sheet. */
export async function signSheet(page: Page, caseNo: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByRole('button', { name: /^签署：/ }).click()
  await expect(page.getByRole('button', { name: /^签署：/ })).toHaveCount(0)
}

export async function confirmSheet(page: Page, caseNo: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByRole('button', { name: /^确认：/ }).click()
  await expect(page.getByRole('button', { name: /^确认：/ })).toHaveCount(0)
}

export async function submitFinding(page: Page, caseNo: string): Promise<void> {
  await openVisitOf(page, caseNo)
  await page.getByRole('button', { name: /^提交：/ }).click()
  await expect(page.getByText('评估结论已提交')).toBeVisible()
}
