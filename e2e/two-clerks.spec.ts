import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { openCase, stands, twice } from './bureau'
import { caseAt, openPrepared, type Prepared, someId } from './prepared'

test.describe.configure({ timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

/** What stands between the lines of a decision. */
async function expectDecision(page: Page, caseId: string, title: string, ground: RegExp, reason: string) {
  await page.goto(`/apply/${caseId}`)
  const decision = page.locator('.card').filter({ has: page.getByRole('heading', { name: `${title}决定` }) })
  await expect(decision).toContainText(ground)
  await expect(decision).toContainText(reason)
  await expect(decision).toContainText('如不服本决定，可向作出决定的经办机构申请复查')
  await expect(decision).toContainText('条款待核定')
}

/** Refusing or declining: by two people, with its ground and the reason that goes into the letter. */
async function deny(first: Page, second: Page, prepared: Prepared, label: '不予受理' | '不予认定', ground: string, reason: string) {
  await openPrepared(first, prepared)
  await first.getByText(`${label}…`).click()
  const form = first.getByRole('form', { name: label })
  await form.getByLabel('情形').selectOption({ label: ground })
  await form.getByLabel('理由').fill(reason)
  await form.getByRole('button', { name: `初审：${label}` }).click()
  await expect(first.getByText('初审是您提出的').first()).toBeVisible()
  await openPrepared(second, prepared)
  await expect(second.getByText(`情形：${ground}`).first()).toBeVisible()
  await second.getByRole('button', { name: `复核通过：${label}` }).click()
  await stands(second, label)
}

test('two press at once: one commissions, the other is told, and what was typed is there', async () => {
  const prepared = await caseAt('accepted')
  const pages = [await people.of('tx-clerk1'), await people.of('tx-clerk2')]
  for (const page of pages) {
    await openPrepared(page, prepared)
    await page.getByLabel('委托要点').fill('请留意夜间照护（示例）')
  }
  await Promise.all(pages.map((page) => page.getByRole('button', { name: '委托评估', exact: true }).click()))
  const told = (page: Page) => page.getByRole('alert').filter({ hasText: '案件刚刚有变动' })
  const won = (page: Page) =>
    page
      .locator('.tag')
      .filter({ hasText: /^待接收/ })
      .first()
  for (const page of pages) await expect(told(page).or(won(page)).first()).toBeVisible()
  const outcomes = await Promise.all(pages.map(async (page) => ({ page, lost: (await told(page).count()) === 1 })))
  expect(outcomes.map(({ lost }) => lost).toSorted()).toEqual([false, true])
  const loser = outcomes.find(({ lost }) => lost)?.page as Page
  await expect(told(loser)).toContainText(/。$/m)
  await expect(loser.getByLabel('委托要点')).toHaveValue('请留意夜间照护（示例）')
  await loser.getByRole('button', { name: '看最新情况' }).click()
  await expect(won(loser)).toBeVisible()
})

test('two clerks with the same case open: a proposal stands already, the other is told and keeps what was typed', async () => {
  const prepared = await caseAt('submitted')
  const [first, second] = [await people.of('tx-clerk1'), await people.of('tx-clerk2')]
  for (const page of [first, second]) {
    await openPrepared(page, prepared)
    await page.getByLabel(/参保核实依据/).fill('当日查询：在保（示例）')
  }
  await first.getByRole('button', { name: '初审：受理' }).click()
  await expect(first.getByText('初审是您提出的').first()).toBeVisible()
  await second.getByRole('button', { name: '初审：受理' }).click()
  await expect(second.getByRole('alert').filter({ hasText: '案件刚刚有变动' })).toBeFocused()
  await expect(second.getByLabel(/参保核实依据/)).toHaveValue('当日查询：在保（示例）')
  await stands(second, '待受理')
})

test('returned for correction: the family reads what and why, mends it and submits again', async () => {
  const prepared = await caseAt('submitted')
  const { caseId, family } = prepared
  const [clerk, page] = [await people.of('tx-clerk1'), await people.of(family)]
  await openPrepared(clerk, prepared)
  await clerk.getByText('退回补正…').click()
  const form = clerk.getByRole('form', { name: '退回补正' })
  await form.getByRole('checkbox', { name: '联系方式与地址' }).check()
  await form.getByRole('button', { name: '退回补正' }).click()
  await expect(form.getByLabel('联系方式与地址：补正理由')).toHaveAttribute('aria-invalid', 'true')
  await expect(form.getByRole('checkbox', { name: '联系方式与地址' })).toBeChecked()
  await form.getByLabel('联系方式与地址：补正理由').fill('门牌号不全，请写到室（示例）')
  await form.getByRole('button', { name: '退回补正' }).click()
  await stands(clerk, '待补正')

  await page.goto(`/apply/${caseId}`)
  await expect(page.getByText('门牌号不全，请写到室（示例）').first()).toBeVisible()
  await page.getByRole('link', { name: '去补正' }).first().click()
  await expect(page.getByRole('heading', { name: '补正后重新提交' })).toBeVisible()
  await page.getByRole('link', { name: /^改地址/ }).click()
  await page.getByLabel('详细地址').fill('示例路 1 号 2 幢 303 室')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expect(page.getByText('示例路 1 号 2 幢 303 室')).toBeVisible()
  await page.getByRole('button', { name: '重新提交' }).click()
  await expect(page.getByText('申请已提交')).toBeVisible()

  await openPrepared(clerk, prepared)
  await stands(clerk, '待受理')
  await expect(clerk.getByText('退回补正').first()).toBeVisible()
})

test('不予受理 and 不予认定 show the family the ground and the remedy', async () => {
  const [clerk, reviewer] = [await people.of('tx-clerk1'), await people.of('tx-reviewer1')]
  const refused = await caseAt('submitted')
  await deny(clerk, reviewer, refused, '不予受理', '不符合待遇享受条件', '居住不满约定时间（示例）')
  await expectDecision(await people.of(refused.family), refused.caseId, '不予受理', /不符合待遇享受条件/, '居住不满约定时间（示例）')
  const declined = await caseAt('reported')
  await deny(clerk, reviewer, declined, '不予认定', '被评估人与参保人不一致', '上门记录与身份证明不符（示例）')
  await expectDecision(
    await people.of(declined.family),
    declined.caseId,
    '不予认定',
    /被评估人与参保人不一致/,
    '上门记录与身份证明不符（示例）',
  )
})

test('Z-09 窗口代办: a receipt with its query code; who entered it may not accept it, a colleague may', async ({ browser }) => {
  const [clerk, colleague, reviewer] = [await people.of('tx-clerk1'), await people.of('tx-clerk2'), await people.of('tx-reviewer1')]
  await clerk.goto('/counter')
  await clerk.getByLabel('乡镇（街道）').selectOption({ index: 1 })
  await clerk.getByLabel('居住起始日').fill('2026-03-01')
  await clerk.getByLabel('姓名', { exact: true }).fill('示例·窗口老人')
  await clerk.getByLabel('身份证号', { exact: true }).fill(someId())
  await clerk.getByLabel('联系电话').fill('19900009051')
  await clerk.getByLabel('居住地址').fill('示例路 51 号')
  await clerk.getByRole('button', { name: '核对', exact: true }).click()
  await clerk.getByRole('button', { name: '核对无误，提交申请' }).click()
  await expect(clerk.getByText('您录入了这件申请，不能受理它，请由同事受理。')).toBeVisible()
  const caseNo = await clerk.locator('dd').first().innerText()
  const code = await clerk.locator('dd').nth(1).innerText()

  await openCase(clerk, caseNo)
  await expect(clerk.getByText('这件申请是您在窗口代为录入的，须由另一位同事受理。')).toBeVisible()
  await expect(clerk.getByRole('button', { name: '初审：受理' })).toBeDisabled()
  await openCase(colleague, caseNo)
  await colleague.getByLabel(/参保核实依据/).fill('参保系统当日查询：在保（示例）')
  await twice(colleague, reviewer, caseNo, '受理', '待委托')

  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto('/progress')
  await page.getByLabel('案号').fill(caseNo)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: /查/ }).click()
  await expect(page.getByText('待委托').first()).toBeVisible()
  await page.close()
})

test('P-04 a sealed id is shown for a purpose only', async () => {
  const prepared = await caseAt('submitted')
  const clerk = await people.of('tx-clerk2')
  await openPrepared(clerk, prepared)
  const main = clerk.locator('main')
  expect(await main.innerText()).not.toMatch(/\d{17}[\dX]/)
  await clerk.getByText(/^显示身份证号（须选用途）$/).click()
  const place = clerk.locator('details[open]').filter({ hasText: '显示身份证号' })
  await place.getByRole('button', { name: '显示', exact: true }).click()
  await expect(place.getByLabel('查看用途')).toHaveAttribute('aria-invalid', 'true')
  expect(await main.innerText()).not.toMatch(/\d{17}[\dX]/)
  await place.getByLabel('查看用途').selectOption({ label: '核对身份' })
  await place.getByRole('button', { name: '显示', exact: true }).click()
  await expect(clerk.getByRole('status').filter({ hasText: /^\d{17}[\dX]$/ })).toBeVisible()
  await clerk.getByRole('button', { name: '遮盖' }).click()
  await expect(main).not.toContainText(/\d{17}[\dX]/)
})
