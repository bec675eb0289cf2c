import path from 'node:path'
import { expect, test } from '@playwright/test'
import { inventNationalId } from '../lib/people/rules/national-id'
import { People } from './actors'
import { declareClear } from './bedside'
import { stands } from './bureau'
import { choose, pickInList, press, tabTo, typeDay, typeInto } from './keys'
import { caseAt, someId } from './prepared'

test.describe.configure({ timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

test('by keyboard alone: a family applies and submits, a clerk proposes, a reviewer approves', async () => {
  const page = await people.of('family1')
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  await page.goto('/apply')
  await press(page, page.getByRole('link', { name: '申请异地失能评估' }))
  await expect(page.getByRole('heading', { name: '为谁申请？' })).toBeVisible()
  await choose(page, page.getByRole('group', { name: '为谁申请' }), page.getByLabel(/^受本人委托/))
  await press(page, button('下一步'))
  await expect(page.getByRole('heading', { name: '在哪里参保，住在哪里？' })).toBeFocused()
  const [insured, residence] = ['在哪里参加的长期护理保险？', '现在长期住在哪里？'].map((name) => page.getByRole('group', { name }))
  if (!insured || !residence) throw new Error('two questions')
  await choose(page, insured, insured.getByLabel(/^桐乡市/))
  await choose(page, residence, residence.getByLabel(/^南浔区/))
  await press(page, button('下一步'))
  await typeInto(page, field('参保人姓名'), '示例·键盘')
  await typeInto(page, field('参保人身份证号'), someId())
  await typeInto(page, field('联系电话'), '19900009061')
  await press(page, button('下一步'))
  await pickInList(page, field('乡镇（街道）'), '练市镇')
  await typeInto(page, field('详细地址'), '示例路 61 号')
  await typeDay(page, field('从哪一天起住在这里'), '2026-03-01')
  await press(page, button('下一步'))
  await typeInto(page, field('代理人身份证号'), inventNationalId('330499', '1970-03-01', 100))
  await typeInto(page, field('代理人电话'), '19900009062')
  await typeInto(page, field('与参保人的关系'), '女儿')
  await typeDay(page, field('委托有效到'), '2028-12-31')
  await press(page, button('保存并继续'))
  await expect(page.getByRole('heading', { name: '身体情况' })).toBeVisible()
  await typeInto(page, page.getByLabel(/身体和生活情况/), '起床要人扶（示例）')
  await press(page, button('保存并继续'))
  await expect(page.getByRole('heading', { name: '上传材料' })).toBeVisible()
  await pickInList(page, field('这是哪一种材料'), '身份证明')
  await tabTo(page, page.locator('input[type=file]'))
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
  await chooser.setFiles(path.join(import.meta.dirname, 'papers/identity.png'))
  await expect(page.getByText(/已上传/).first()).toBeVisible()
  await press(page, page.getByRole('link', { name: '下一步，去核对' }))
  await expect(page.getByRole('heading', { name: '核对申请内容' })).toBeVisible()
  await press(page, button('提交申请'))
  await expect(page.getByText('申请已提交')).toBeVisible()
  const caseNo = await page.locator('dd').first().innerText()

  const clerk = await people.of('tx-clerk1')
  await clerk.goto('/cases')
  await press(clerk, clerk.getByRole('link', { name: new RegExp(caseNo) }))
  await stands(clerk, '待受理')
  await typeInto(clerk, clerk.getByLabel(/参保核实依据/), '当日查询：在保（示例）')
  await press(clerk, clerk.getByRole('button', { name: '初审：受理' }))
  await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()

  const reviewer = await people.of('tx-reviewer1')
  await reviewer.goto('/cases')
  await press(reviewer, reviewer.getByRole('link', { name: new RegExp(caseNo) }))
  await press(reviewer, reviewer.getByRole('button', { name: '复核通过：受理' }))
  await stands(reviewer, '待委托')
})

test('by keyboard alone: an assessor declares, begins, fills the sheet by number keys and arrows, and locks it', async () => {
  const { caseNo } = await caseAt('assessing')
  const [page, expert] = [await people.of('nx-assessor1'), await people.of('nx-expert1')]
  await declareClear(expert, caseNo)
  await page.goto('/visits')
  await press(page, page.getByRole('link').filter({ hasText: caseNo }))
  await expect(page).toHaveURL(/\/visits\/.+/)
  await choose(page, page.getByRole('group', { name: /声明/ }), page.getByLabel(/没有应当回避的情形/))
  await press(page, page.getByRole('button', { name: '签署声明' }))
  await pickInList(page, page.getByLabel('第 1 位的身份'), '受托代理人')
  await press(page, page.getByRole('button', { name: '开始评估' }))
  await press(page, page.getByRole('link', { name: /开始填写/ }))
  await expect(page).toHaveURL(/\/sheet$/)
  const heading = page.getByRole('heading', { level: 1 })
  const options = page.locator('main fieldset').first().getByRole('radio')
  await expect(async () => {
    await page.keyboard.press('2')
    await expect(options.nth(1)).toBeChecked({ timeout: 500 })
  }).toPass()
  for (let item = 1; item <= 17; item += 1) {
    await expect(page.getByText(`第 ${item} 项，共 17 项`)).toBeVisible()
    await page.keyboard.press('1')
    await expect(options.nth(0)).toBeChecked()
    await page.keyboard.press('2')
    await expect(options.nth(1)).toBeChecked()
    await page.keyboard.press('ArrowRight')
  }
  await expect(heading).toHaveText('核对并锁定')
  // Back by the other arrow, and on again: nothing is lost.
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('第 17 项，共 17 项')).toBeVisible()
  await expect(options.nth(1)).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await press(page, page.getByRole('button', { name: /^锁定：/ }))
  await expect(page).toHaveURL(/\/visits\/[^/]+$/)
  await expect(page.getByRole('link', { name: /开始填写|继续填写/ })).toHaveCount(0)
})
