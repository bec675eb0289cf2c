import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { approve, assign, fold, stands } from './bureau'
import { caseAt, openPrepared } from './prepared'

test.describe.configure({ timeout: 240_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

test('clarification: asked, on the other desk, answered by whom it was put to, and the clock rests meanwhile', async () => {
  const prepared = await caseAt('arranging')
  const [tx, nx] = [await people.of('tx-clerk1'), await people.of('nx-clerk1')]
  await openPrepared(nx, prepared)
  const question = await fold(nx, '请对方说明')
  await question.getByRole('button', { name: '请对方说明' }).click()
  await expect(question.getByLabel('要对方说明什么')).toHaveAttribute('aria-invalid', 'true')
  await question.getByLabel('要对方说明什么').fill('请说明老人是否住在女儿家（示例）')
  await question.getByRole('button', { name: '请对方说明' }).click()
  const thread = (page: Page) => page.locator('#exchanges')
  await expect(thread(nx)).toContainText('等桐乡答复')
  await expect(nx.getByText('暂停计时').first()).toBeVisible()
  await expect(nx.getByRole('button', { name: '答复', exact: true })).toHaveCount(0)

  await tx.goto('/desk?list=mine&why=answer')
  const asked = tx.getByRole('region', { name: '待我处理' })
  await asked.getByRole('link', { name: new RegExp(prepared.caseNo) }).click()
  await expect(thread(tx)).toContainText('请说明老人是否住在女儿家（示例）')
  await expect(tx.getByText('暂停计时').first()).toBeVisible()
  await tx.getByRole('textbox', { name: '答复', exact: true }).fill('住在女儿家，地址不变（示例）')
  await tx.getByRole('button', { name: '答复', exact: true }).click()
  await expect(thread(tx)).toContainText('已答复')

  await openPrepared(nx, prepared)
  await expect(thread(nx)).toContainText('住在女儿家，地址不变（示例）')
  await expect(nx.getByText('暂停计时')).toHaveCount(0)
})

test('an assessor falls ill: the visit is given up, and others are sent with the earlier team in sight', async () => {
  const prepared = await caseAt('assessing')
  const nx = await people.of('nx-clerk1')
  await openPrepared(nx, prepared)
  const form = await fold(nx, '退回派单')
  await form.getByRole('button', { name: '退回派单' }).click()
  await expect(form.getByLabel('退回原因')).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel('退回原因').selectOption({ label: '评估人员不能到场' })
  await form.getByLabel('说明').fill('当天发热（示例）')
  await form.getByRole('button', { name: '退回派单' }).click()
  await stands(nx, '待派员')
  const note = nx.locator('.banner').filter({ hasText: '本轮已有派员退回' })
  await expect(note).toContainText('评估人员不能到场')
  await expect(note).toContainText('当天发热（示例）')
  const names = await nx
    .locator('input[name=personnelIds]:not(:disabled)')
    .evaluateAll((all) => all.slice(0, 2).map((one) => one.closest('label')?.innerText.split('\n')[0] ?? ''))
  const expert = await nx.locator('label:has(input[name=personnelIds]:not(:disabled))').filter({ hasText: '评估员 ·' }).first().innerText()
  await assign(nx, prepared.caseNo, [names[0] as string, expert.split('\n')[0] as string])
})

test('withdrawn after the commission by the family, then reopened by two: it goes back to a fresh visit', async () => {
  const prepared = await caseAt('assessing')
  const family = await people.of(prepared.family)
  await family.goto(`/apply/${prepared.caseId}`)
  await family.getByText('撤回申请', { exact: true }).click()
  await family.getByLabel(/撤回理由/).fill('家里另有安排（示例）')
  await family.getByRole('button', { name: '确认撤回' }).click()
  await expect(family.getByText('申请已撤回').first()).toBeVisible()

  const [clerk, reviewer] = [await people.of('tx-clerk1'), await people.of('tx-reviewer1')]
  await openPrepared(clerk, prepared)
  await stands(clerk, '已撤回')
  const form = await fold(clerk, '重开')
  await expect(form).toContainText('重开后回到“待派员”，须重新派员上门')
  await form.getByLabel('重开理由').fill('家属来电要求继续（示例）')
  await form.getByRole('button', { name: '初审：重开' }).click()
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
  await approve(reviewer, prepared, '重开', '待派员')
})

test('death in mid-case: ended by two people, and both bureaus see it', async () => {
  const prepared = await caseAt('found')
  const [clerk, reviewer, nx] = [await people.of('tx-clerk1'), await people.of('tx-reviewer1'), await people.of('nx-clerk1')]
  await openPrepared(clerk, prepared)
  const form = await fold(clerk, '终止')
  await form.getByRole('button', { name: '初审：终止' }).click()
  await expect(form.getByLabel('终止原因')).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel('终止原因').selectOption({ label: '参保人去世' })
  await form.getByLabel('发生日期').fill((await form.getByLabel('发生日期').getAttribute('max')) ?? '')
  await form.getByRole('button', { name: '初审：终止' }).click()
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
  await openPrepared(reviewer, prepared)
  await expect(reviewer.getByText('原因：参保人去世').first()).toBeVisible()
  await approve(reviewer, prepared, '终止', '已终止')
  await openPrepared(nx, prepared)
  await stands(nx, '已终止')
  await expect(nx.getByText('参保人去世').first()).toBeVisible()
})

test('reminded once a day, and told so before a second press', async () => {
  const prepared = await caseAt('commissioned')
  const tx = await people.of('tx-clerk1')
  await openPrepared(tx, prepared)
  const form = await fold(tx, '催办')
  await expect(form).toContainText('催办居住地经办机构')
  await form.getByRole('button', { name: '催办', exact: true }).click()
  await expect(tx.getByText(/已办：催办/)).toBeVisible()
  await expect(tx.getByText(/今天（.*）已经催办过/)).toBeVisible()
})

test('a commission that came back keeps its points', async () => {
  const prepared = await caseAt('accepted')
  const [tx, nx] = [await people.of('tx-clerk1'), await people.of('nx-clerk1')]
  await openPrepared(tx, prepared)
  await tx.getByLabel('委托要点').fill('请留意夜间照护（示例）')
  await tx.getByRole('button', { name: '委托评估', exact: true }).click()
  await stands(tx, '待接收')
  await openPrepared(nx, prepared)
  const form = await fold(nx, '退回委托')
  await form.getByLabel('情形').selectOption({ label: '地址或联系方式不清，无法上门' })
  await form.getByLabel('说明').fill('缺门牌号（示例）')
  await form.getByRole('button', { name: '退回委托' }).click()
  await stands(nx, '待委托')
  await openPrepared(tx, prepared)
  await expect(tx.locator('.banner').filter({ hasText: '委托被退回' })).toContainText('缺门牌号（示例）')
  await expect(tx.getByLabel('委托要点')).toHaveValue('请留意夜间照护（示例）')
})

test('handed over to a colleague, looked at first, with a report', async () => {
  const prepared = await caseAt('submitted')
  const tx = await people.of('tx-clerk1')
  await openPrepared(tx, prepared)
  const form = await fold(tx, '补充说明')
  await form.getByLabel('补充说明').fill('电话核实过住址（示例）')
  await form.getByRole('button', { name: '补充说明' }).click()
  await expect(tx.locator('#exchanges')).toContainText('电话核实过住址（示例）')
  await tx.getByRole('link', { name: '移交本案' }).click()
  const taker = await tx.getByLabel('接手的同事').locator('option').nth(1).getAttribute('value')
  await tx.getByLabel('接手的同事').selectOption(taker)
  await tx.getByLabel('事由').selectOption({ label: '休假或外出' })
  await tx.getByRole('button', { name: '先看一遍' }).click()
  await expect(tx.getByRole('heading', { name: '将移交 1 件' })).toBeVisible()
  await tx.getByRole('button', { name: '确认移交 1 件' }).click()
  await expect(tx.getByRole('status').filter({ hasText: '已移交 1 件' })).toBeVisible()
  await expect(tx.getByRole('row').filter({ hasText: prepared.caseNo })).toContainText('已移交')
  await expect(tx.getByText(/将移交|可以移交/)).toHaveCount(0)
})

test('a batch is looked at before it is done, and not done twice', async () => {
  const some = [await caseAt('commissioned'), await caseAt('commissioned')]
  const nx = await people.of('nx-clerk2')
  const ids = some.map(({ caseId }) => `id=${caseId}`).join('&')
  await nx.goto('/desk?list=mine&status=commissioned')
  await nx.locator('input[type=checkbox][name=id]').first().check()
  await expect(nx.getByRole('form', { name: '批量办理' })).toContainText('已选 1 件')
  const preview = `/desk/batch?act=acceptCommission&${ids}`
  await nx.goto(preview)
  await expect(nx.getByRole('heading', { name: '可以办 2 件' })).toBeVisible()
  await expect(nx.getByText('转为').first()).toBeVisible()
  await nx.getByRole('button', { name: /^确认：接收委托/ }).click()
  await expect(nx.getByRole('status').filter({ hasText: '办成 2 件' })).toBeVisible()
  await nx.goto(preview)
  await expect(nx.getByRole('heading', { name: '不能办 2 件' })).toBeVisible()
  await expect(nx.getByRole('button', { name: /^确认/ })).toHaveCount(0)
})
