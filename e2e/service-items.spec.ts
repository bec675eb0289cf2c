import { expect, type Page, test } from '@playwright/test'
import { addDays } from '../lib/kernel/dates'
import { People } from './actors'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

/** Where the own catalogue's draft opens; its first day is the earliest that is offered. */
async function openDraft(page: Page): Promise<string> {
  await page.goto('/service-items/draft')
  const from = page.getByLabel('起始日')
  await expect(from).toBeVisible()
  return from.inputValue()
}

async function file(page: Page, reason: string): Promise<string> {
  await page.getByLabel('理由', { exact: true }).fill(reason)
  await page.getByRole('button', { name: '提交会签' }).click()
  await expect(page).toHaveURL(/\/service-items\/dockets\//)
  return new URL(page.url()).pathname
}

async function sign(login: string, docket: string): Promise<Page> {
  const page = await people.of(login)
  await page.goto(docket)
  await page.getByRole('button', { name: '代表本机构签署' }).click()
  return page
}

async function signedByBoth(docket: string): Promise<void> {
  const own = await sign('tx-reviewer1', docket)
  await expect(own.getByText('等南浔区医疗保障经办中心（演示）签署')).toBeVisible()
  const theirs = await sign('nx-reviewer1', docket)
  await expect(theirs.getByText('已会签').first()).toBeVisible()
}

/** What the public reads of one item of 桐乡 on a day. */
async function publicLine(page: Page, name: string, day: string) {
  await page.goto(`/guide/items?from=330483&to=330503&day=${day}&q=${encodeURIComponent(name)}`)
  return page.getByRole('row').filter({ hasText: name })
}

test('桐乡改一项价格，两地会签，公众从起始日看到新价，前一天还是旧价', async ({ page }) => {
  const clerk = await people.of('tx-clerk1')
  const from = await openDraft(clerk)
  await expect(clerk.getByText('还没有改动').first()).toBeVisible()
  await clerk.getByRole('button', { name: '修改协助更衣' }).click()
  const price = clerk.getByLabel('单价（元）')
  const before = await price.inputValue()
  const after = (Number(before) + 0.5).toFixed(2)

  // What cannot be read is told under its field and keeps the draft back.
  await price.fill('十二')
  await expect(clerk.getByText(/S-07 单价须为大于零/).first()).toBeVisible()
  await expect(clerk.getByRole('button', { name: '提交会签' })).toBeDisabled()
  await price.fill(after)
  // What is typed is there again after a reload.
  await clerk.reload()
  await expect(clerk.getByText('已恢复上次没有提交的改动')).toBeVisible()
  await expect(clerk.getByText(after).first()).toBeVisible()

  const docket = await file(clerk, '示例：物料费用上涨')
  await expect(clerk.getByText('单价（元）')).toBeVisible()
  expect(await (await publicLine(page, '协助更衣', from)).innerText()).toContain(`${before} 元`)
  await signedByBoth(docket)

  await expect(await publicLine(page, '协助更衣', from)).toContainText(`${after} 元`)
  const eve = await publicLine(page, '协助更衣', addDays(from, -1))
  await expect(eve).toContainText(`${before} 元`)
  await expect(eve).toContainText(`起 ${after} 元`)
  // In the other direction the same day pays the new price.
  await page.goto(`/guide/items?from=330503&to=330483&day=${from}&q=${encodeURIComponent('衣物更换')}`)
  await expect(page.getByRole('row').filter({ hasText: '衣物更换' })).toContainText(`${after} 元`)
})

test('会签期间多了一个没有对照的项目：这份对照签不成，说明是哪一项；写明理由后能签', async ({ page }) => {
  const clerk = await people.of('tx-clerk1')
  // A mapping is drawn up with one reason put otherwise …
  await clerk.goto('/service-items/mapping')
  await clerk.getByRole('button', { name: '修改中药外敷的对照' }).click()
  await clerk.getByLabel('没有对应的理由').fill(`对方目录没有中医类护理（${Date.now() % 100_000}）`)
  await clerk.getByLabel('起始日').fill(addDays(await clerk.getByLabel('起始日').inputValue(), 40))
  const mapping = await file(clerk, '示例：核对后另写理由')
  await sign('tx-reviewer1', mapping)

  // … and meanwhile the own catalogue gets another item.
  await openDraft(clerk)
  const code = `TX-N${Date.now() % 100_000}`
  const name = `示例·夜间看护${code.slice(4)}`
  await clerk.getByRole('button', { name: '新增一个项目' }).click()
  await clerk.getByLabel('项目编码').fill(code)
  await clerk.getByLabel('项目名称', { exact: true }).fill(name)
  await clerk.getByLabel('计价单位').selectOption('小时')
  await clerk.getByLabel('单价（元）').fill('33')
  await expect(clerk.getByText(/S-52/)).toBeVisible()
  await signedByBoth(await file(clerk, '示例：新增夜间项目'))

  const theirs = await people.of('nx-reviewer1')
  await theirs.goto(mapping)
  await expect(theirs.getByText('现在不能签署')).toBeVisible()
  await expect(theirs.getByText(new RegExp(`P-01 .*${name}`))).toBeVisible()
  await expect(theirs.getByRole('button', { name: '代表本机构签署' })).toHaveCount(0)
  await theirs.getByText('退回给提出方').click()
  await theirs.getByLabel('退回的理由').fill('新增的项目还没有对照')
  await theirs.getByRole('button', { name: '确认退回' }).click()
  await expect(theirs.getByText('已退回').first()).toBeVisible()

  // Nobody is left without an answer: until the next version the item says so itself.
  await clerk.goto('/service-items/mapping')
  const from = await clerk.getByLabel('起始日').inputValue()
  const later = addDays(from, 60)
  await expect(await publicLine(page, name, later)).toContainText('尚未对照')
  await clerk.getByRole('button', { name: `填写${name}的对照` }).click()
  await clerk.getByLabel('没有对应的理由').fill('对方目录没有夜间项目')
  await clerk.getByLabel('起始日').fill(later)
  await signedByBoth(await file(clerk, '示例：补上新项目'))
  await expect(await publicLine(page, name, later)).toContainText('对方目录没有夜间项目')
})

test('公众在手机上不用脚本也能查，打印整洁', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/guide/items')
  await page.getByLabel('项目名称').fill('换药')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByText('压疮换药')).toBeVisible()
  await expect(page.getByText('压力性损伤换药')).toBeVisible()
  await context.close()
})
