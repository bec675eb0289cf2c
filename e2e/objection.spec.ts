import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { beginVisit, confirmSheet, declareClear, fillAndLock, signSheet, submitFinding } from './bedside'
import { assign, callExpert, moveClock, stands, twice } from './bureau'
import { caseAt, openPrepared, type Prepared } from './prepared'

test.describe.configure({ timeout: 240_000 })

/** One point more of cognition than the prepared sheet's 重度失能Ⅱ级: another row of the levels, another grade. */
const SECOND = [5, 0, 0, 5, 5, 5, 5, 5, 0, 0, 1, 1, 1, 1, 2, 3, 2]
const GRADES = ['重度失能Ⅱ级', '重度失能Ⅰ级'] as const

/** 初审 of what becomes of an objection, with its ground and reason. */
async function proposeOn(page: Page, one: Prepared, label: string, ground: string): Promise<void> {
  await openPrepared(page, one)
  const form = page.getByRole('form', { name: label })
  if (!(await form.isVisible())) await page.getByText(`${label}…`).click()
  await form.getByLabel('情形').selectOption({ label: ground })
  await form.getByLabel('理由').fill('两人上门走访核实（示例）')
  await form.getByRole('button', { name: `初审：${label}` }).click()
  await expect(page.getByText('初审是您提出的').first()).toBeVisible()
}

test('the family objects: 复评 by another house, another grade, and the items that moved it', async ({ browser }) => {
  const people = new People(browser)
  const one = await caseAt('onNotice')
  const family = await people.of(one.family)
  await family.goto(`/apply/${one.caseId}`)
  await expect(family.getByText('不管评出哪一级')).toBeVisible()
  await family.getByRole('link', { name: '提出异议' }).click()
  await expect(family.getByText('告知当天不算')).toBeVisible()
  await family.getByLabel('哪里与实际不符').fill('记忆力比评的要好，能认得回家的路（示例）')
  await family.getByRole('button', { name: '提交异议' }).click()
  await expect(family.getByText('正在核实').first()).toBeVisible()
  await expect(family.getByRole('button', { name: '提出异议' })).toBeDisabled()

  const [host, hostReviewer] = [await people.of('nx-clerk1'), await people.of('nx-reviewer1')]
  await proposeOn(host, one, '异议成立，安排复评', '评估结果与核实到的实际状况可能不符')
  await openPrepared(hostReviewer, one)
  await hostReviewer.getByRole('button', { name: '复核通过：异议成立，安排复评' }).click()
  await stands(hostReviewer, '待派员')
  await openPrepared(host, one)
  await expect(host.getByText('本次复评由另一家评估机构承担').first()).toBeVisible()
  await expect(host.getByLabel(/^演示·章评估/)).toBeDisabled()

  await assign(host, one.caseNo, ['演示·褚评估', '演示·闵专家'])
  const [assessor, expert, confirming] = [await people.of('nx-assessor3'), await people.of('nx-expert3'), await people.of('nx-expert4')]
  for (const page of [assessor, expert]) await declareClear(page, one.caseNo)
  await beginVisit(assessor, one.caseNo)
  for (const page of [assessor, expert]) await fillAndLock(page, one.caseNo, SECOND, GRADES[1])
  for (const page of [assessor, expert]) await signSheet(page, one.caseNo)
  await confirmSheet(expert, one.caseNo)
  await callExpert(host, one.caseNo, '演示·施专家')
  await declareClear(confirming, one.caseNo)
  await confirmSheet(confirming, one.caseNo)
  await submitFinding(expert, one.caseNo)
  // A 复评 goes without a second notice.
  await twice(host, hostReviewer, one.caseNo, '复核上报', '待确认')

  await family.goto(`/apply/${one.caseId}`)
  const comparison = family.locator('#comparison')
  await expect(comparison.getByText(`使失能等级由${GRADES[0]}变为${GRADES[1]}的，是`)).toBeVisible()
  await expect(comparison.getByText('使等级改变', { exact: true }).first()).toBeVisible()
  await expect(family.getByText('异议成立').first()).toBeVisible()
  await expect(family.getByText('复评结论是最终结论')).toBeVisible()
  for (const page of [host, await people.of('tx-clerk1')]) {
    await openPrepared(page, one)
    await expect(page.locator('#comparison').getByText('使等级改变', { exact: true }).first()).toBeVisible()
  }
  for (const page of [assessor, await people.of('tx-admin')]) {
    await page.goto(`/cases/${one.caseId}`)
    await expect(page.locator('#comparison')).toHaveCount(0)
  }
  await people.leave()
})

test('anyone else objects to a notice: a number, the outcome alone, and the notice gone the day after', async ({ browser }) => {
  const people = new People(browser)
  const one = await caseAt('onNotice')
  const [host, hostReviewer] = [await people.of('nx-clerk1'), await people.of('nx-reviewer1')]
  await openPrepared(host, one)
  const address = (await host.getByRole('link', { name: '本平台公示栏' }).getAttribute('href')) ?? ''

  const stranger = await browser.newPage({ viewport: { width: 390, height: 844 } })
  const listed = await stranger.goto('/notices')
  expect(listed?.headers()['x-robots-tag']).toContain('noindex')
  expect(listed?.headers()['cache-control']).toContain('no-store')
  await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await stranger.locator(`a[href="${address}"]`).click()
  await expect(stranger.getByText('示例·案*').first()).toBeVisible()
  await expect(stranger.getByText(one.caseNo)).toHaveCount(0)
  await stranger.getByLabel('您的姓名').fill('示例·邻居丁')
  await stranger.getByLabel('联系方式').fill('19900005678')
  await stranger.getByLabel('理由').fill('太短')
  await stranger.getByRole('button', { name: '提交异议' }).click()
  await expect(stranger.getByRole('alert').or(stranger.getByText('还没有提交')).first()).toBeVisible()
  await expect(stranger.getByLabel('您的姓名')).toHaveValue('示例·邻居丁')
  await stranger.getByLabel('理由').fill('每天看到老人自己下楼买菜，与公示的等级不符（示例）。')
  await stranger.getByRole('button', { name: '提交异议' }).click()
  await expect(stranger.getByText('异议已经收到')).toBeVisible()
  const number = (await stranger.getByText(/^YY-\d{4}-\d{6}$/).textContent()) ?? ''
  const code = (await stranger.getByText(/^[A-Z2-9]{8}$/).textContent()) ?? ''

  await openPrepared(host, one)
  await stands(host, '异议待核')
  await expect(host.getByText('自己下楼买菜').first()).toBeVisible()
  await expect(host.getByText('示例·邻居丁')).toHaveCount(0)
  const opening = host.locator('details').filter({ hasText: '提出人姓名和联系方式' })
  await opening.locator('summary').click()
  await opening.getByLabel('查看用途').selectOption({ label: '核实异议' })
  await opening.getByRole('button', { name: '显示', exact: true }).click()
  await expect(host.getByText('示例·邻居丁，19900005678')).toBeVisible()
  const other = await people.of('tx-clerk1')
  await openPrepared(other, one)
  await expect(other.getByText('自己下楼买菜')).toHaveCount(0)
  const family = await people.of(one.family)
  await family.goto(`/apply/${one.caseId}`)
  await expect(family.getByText('自己下楼买菜')).toHaveCount(0)

  await proposeOn(host, one, '异议不成立', '没有能够核实的事实或材料')
  await openPrepared(hostReviewer, one)
  await hostReviewer.getByRole('button', { name: '复核通过：异议不成立' }).click()
  await stands(hostReviewer, '公示中')

  await stranger.goto('/notices/objection')
  await stranger.getByLabel('异议编号').fill(number)
  await stranger.getByLabel('查询码').fill(code)
  await stranger.getByRole('button', { name: '查结果' }).click()
  await expect(stranger.getByText('异议不成立，原结论不变：没有能够核实的事实或材料。')).toBeVisible()
  await expect(stranger.getByText('走访核实')).toHaveCount(0)

  await moveClock(host, 10)
  await stranger.goto('/notices')
  await expect(stranger.locator(`a[href="${address}"]`)).toHaveCount(0)
  await stranger.goto(address)
  await expect(stranger.getByText('公示已经结束或撤下')).toBeVisible()
  await stranger.close()
  await people.leave()
})
