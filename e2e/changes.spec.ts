import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { agreeOn, beginVisit, confirmSheet, declareClear, fillAndLock, signSheet, submitFinding } from './bedside'
import { act, assign, callExpert, moveClock, openCase, stands, twice } from './bureau'
import { caseAt, openPrepared, type Prepared } from './prepared'

test.describe.configure({ timeout: 240_000 })

/** The day the page itself takes for today. */
async function lastDay(page: Page): Promise<string> {
  return (await page.getByLabel(/日期$/).first().getAttribute('max')) ?? ''
}

async function family(page: Page, { caseId }: Prepared): Promise<void> {
  await page.goto(`/apply/${caseId}`)
  await expect(page.getByRole('heading', { name: '待遇与变化' })).toBeVisible()
}

/** 登记变化 on a page of the family or of an institution: what, on the last day that may be named. */
async function report(page: Page, kind: string): Promise<void> {
  await page.getByRole('radio', { name: kind, exact: true }).check()
  await page.getByLabel(/日期$/).fill(await lastDay(page))
  await page.getByRole('button', { name: '登记变化' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toBeVisible()
}

test('住院与出院: an institution reports the stay and sees no score; the family reports the return, and both bureaus read one story', async ({
  browser,
}) => {
  const people = new People(browser)
  const theirs = await caseAt('recognised')
  const carer = await people.of('nx-care')
  await carer.goto('/clients')
  await carer.goto(`/clients/${theirs.caseId}`)
  await expect(carer.getByRole('heading', { name: '登记变化' })).toBeVisible()
  await report(carer, '住院')
  await expect(carer.getByText('住院暂停')).toBeVisible()
  const body = await (await carer.request.get(`/clients/${theirs.caseId}`)).text()
  for (const hidden of ['示例·案例', theirs.caseNo, '日常生活活动能力', '身份证号：']) expect(body).not.toContain(hidden)
  // A case's own page is none of theirs.
  expect((await carer.request.get(`/cases/${theirs.caseId}`)).status()).toBe(404)
  const stranger = await people.of('tx-care')
  expect((await stranger.request.get(`/clients/${theirs.caseId}`)).status()).toBe(404)

  const home = await people.of(theirs.family)
  await family(home, theirs)
  await expect(home.getByText('住院暂停').first()).toBeVisible()
  await home.getByRole('link', { name: '登记变化' }).click()
  await report(home, '出院')
  await expect(home.getByText('住院暂停')).toHaveCount(0)
  for (const login of ['tx-clerk1', 'nx-clerk1']) {
    const clerk = await people.of(login)
    await openPrepared(clerk, theirs)
    // In the story of the case; the panel's own button bears the same words.
    await expect(clerk.locator('.past').getByText('登记变化', { exact: true })).toHaveCount(2)
  }
  await people.leave()
})

test('去世: the family reports it, it lies on the competent desk at once, and two people end it', async ({ browser }) => {
  const people = new People(browser)
  const theirs = await caseAt('recognised')
  const home = await people.of(theirs.family)
  await family(home, theirs)
  await home.getByRole('link', { name: '登记变化' }).click()
  await report(home, '去世')
  await expect(home.getByText('待终止').first()).toBeVisible()

  const clerk = await people.of('tx-clerk1')
  await clerk.goto('/desk')
  await clerk
    .getByRole('link', { name: /^待终止/ })
    .first()
    .click()
  await expect(clerk).toHaveURL(/why=end/)
  await expect(clerk.getByText(theirs.caseNo).first()).toBeVisible()
  const host = await people.of('nx-clerk1')
  await openPrepared(host, theirs)
  await expect(host.getByText(/已报告去世.*待终止/).first()).toBeVisible()
  await expect(host.getByRole('button', { name: /^初审：终止/ })).toHaveCount(0)

  await openPrepared(clerk, theirs)
  await clerk
    .getByRole('form', { name: '终止：参保人去世' })
    .getByRole('button', { name: /^初审：终止/ })
    .click()
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
  const reviewer = await people.of('tx-reviewer1')
  await openPrepared(reviewer, theirs)
  await reviewer.getByRole('button', { name: '复核通过：终止' }).click()
  await stands(reviewer, '已终止')
  await home.goto(`/apply/${theirs.caseId}`)
  await expect(home.getByText('已终止').first()).toBeVisible()
  await people.leave()
})

test('更换护理机构: the family changes, both bureaus and the old institution see it', async ({ browser }) => {
  const people = new People(browser)
  const theirs = await caseAt('recognised')
  const home = await people.of(theirs.family)
  await family(home, theirs)
  await home.getByRole('link', { name: '更换护理机构' }).click()
  await expect(home.getByRole('heading', { name: '更换护理机构' })).toBeVisible()
  await home.getByText('选这家').first().click()
  await home
    .getByRole('button', { name: /^确定更换为/ })
    .first()
    .click()
  await expect(home.getByRole('status').filter({ hasText: '已更换护理机构' })).toBeVisible()
  await expect(home.getByRole('heading', { name: '以前的机构' })).toBeVisible()
  const clerk = await people.of('tx-clerk1')
  await openPrepared(clerk, theirs)
  await expect(clerk.getByText('以前的机构')).toBeVisible()
  const carer = await people.of('nx-care')
  expect((await carer.request.get(`/clients/${theirs.caseId}`)).status()).toBe(404)
  await people.leave()
})

// ADL 30, cognition 3, senses 7: 重度失能Ⅱ级; one point more of memory is another column of the table.
const ADL = [5, 0, 0, 5, 5, 5, 5, 5, 0, 0]
const WEIGHTS = [...ADL, 1, 1, 1, 0, 2, 3, 2]
const OTHER = [...ADL, 1, 1, 1, 1, 2, 3, 2]
const TEAM = ['演示·章评估', '演示·顾专家', '演示·丁专家'] as const

test('期满评估: one press ahead of time, and the new recognition takes the place of the old', async ({ browser }) => {
  test.setTimeout(420_000)
  const people = new People(browser)
  const home = await people.of('family-renewal')
  const clerk = await people.of('tx-clerk1')
  const reviewer = await people.of('tx-reviewer1')
  const host = await people.of('nx-clerk1')
  const hostReviewer = await people.of('nx-reviewer1')

  await clerk.goto('/residents?due=renewal')
  await expect(clerk.getByText('示例·期满奶奶')).toBeVisible()
  await home.goto('/apply')
  await home
    .getByRole('link', { name: /看详情/ })
    .first()
    .click()
  await expect(home.getByRole('heading', { name: '待遇与变化' })).toBeVisible()
  const first = new URL(home.url()).pathname
  await home.getByRole('button', { name: '申请期满评估' }).click()
  await expect(home.getByRole('heading', { name: '核对申请内容' })).toBeVisible()
  await home.getByRole('button', { name: '提交申请' }).click()
  await expect(home.getByText('申请已提交')).toBeVisible()
  const caseNo = await home.locator('dd').first().innerText()
  const next = new URL(home.url()).pathname.replace('/receipt', '')
  // The old one stays in force until then.
  await home.goto(first)
  await expect(home.getByText('两地有效', { exact: true })).toBeVisible()
  await expect(home.getByText('接下来的申请')).toBeVisible()

  await openCase(clerk, caseNo)
  await expect(clerk.getByText('期满评估').first()).toBeVisible()
  await clerk.getByLabel(/参保核实依据/).fill('参保系统当日查询：在保（示例）')
  await clerk.getByRole('button', { name: '初审：受理' }).click()
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
  await openCase(reviewer, caseNo)
  await reviewer.getByRole('button', { name: '复核通过：受理' }).click()
  await stands(reviewer, '待委托')
  await act(clerk, caseNo, '委托评估', '待接收')
  await act(host, caseNo, '接收委托', '待派员')
  await assign(host, caseNo, TEAM.slice(0, 2))
  const [assessor, expert, confirming] = [await people.of('nx-assessor1'), await people.of('nx-expert1'), await people.of('nx-expert2')]
  await declareClear(assessor, caseNo)
  await declareClear(expert, caseNo)
  await beginVisit(assessor, caseNo)
  await fillAndLock(assessor, caseNo, OTHER, '重度失能Ⅰ级')
  await fillAndLock(expert, caseNo, WEIGHTS, '重度失能Ⅱ级')
  await agreeOn(assessor, caseNo, '记忆力', 0)
  await signSheet(assessor, caseNo)
  await signSheet(expert, caseNo)
  await confirmSheet(expert, caseNo)
  await callExpert(host, caseNo, TEAM[2])
  await declareClear(confirming, caseNo)
  await confirmSheet(confirming, caseNo)
  await submitFinding(expert, caseNo)
  await twice(host, hostReviewer, caseNo, '复核上报', '公示中')
  await moveClock(host, 10)
  await twice(clerk, reviewer, caseNo, '互认', '已互认')

  await home.goto(first)
  await expect(home.getByText('已更新').first()).toBeVisible()
  await home.goto(next)
  await expect(home.getByText('已互认').first()).toBeVisible()
  // The same institution goes on caring.
  await expect(home.getByRole('link', { name: '更换护理机构' })).toBeVisible()
  await people.leave()
})
