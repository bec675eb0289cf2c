import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { People } from './actors'

// One institution's year: what is found on site, by whom it is seen, and how it ends. Each step stands on the one before.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let people: People
let inspection = ''
let finding = ''
const NOTE = `楼梯口灭火器过期（示例 ${Date.now()}）`

test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

const items = (page: Page) => page.getByRole('group').filter({ has: page.getByRole('radio', { name: '符合', exact: true }) })

test('a bureau puts a joint inspection of 南浔’s institution on the plan; the other bureau sees it, the institution does not', async () => {
  const clerk = await people.of('tx-clerk1')
  const house = await houseOf('nx-care')
  await clerk.goto('/supervision')
  await clerk.getByRole('link', { name: '列入检查计划' }).click()
  await clerk.getByLabel('机构', { exact: true }).selectOption({ label: house })
  const [day] = (await clerk.getByLabel('计划哪天去').getAttribute('min'))?.split('T') ?? []
  await clerk.getByLabel('计划哪天去').fill(day ?? '')
  await clerk.getByLabel(/^两地联合/).check()
  await clerk.getByRole('button', { name: '列入计划' }).click()
  await expect(clerk.getByText('已列入计划', { exact: true })).toBeVisible()
  const row = clerk.getByRole('row').filter({ hasText: house }).filter({ hasText: '待检查' })
  inspection = (await row.getByRole('link').getAttribute('href')) ?? ''
  expect(inspection).toMatch(/\/supervision\/inspections\//)

  const other = await people.of('nx-clerk1')
  await other.goto(inspection)
  await expect(other.getByRole('heading', { name: house })).toBeVisible()
  const number = (await other.locator('main').innerText()).match(/JC-\d{4}-\d{6}/)?.[0] ?? ''
  const carer = await people.of('nx-care')
  await carer.goto('/rectifications')
  await expect(carer.locator('main')).not.toContainText(number)
})

async function houseOf(login: string): Promise<string> {
  const page = await people.of(login)
  await page.goto('/clients')
  return (await page.locator('.page-head .words p').first().innerText()).trim()
}

test('the sheet is filled in on site, saved by one bureau and closed by the other; what is not met becomes a finding', async () => {
  const clerk = await people.of('tx-clerk1')
  await clerk.goto(inspection)
  const count = await items(clerk).count()
  expect(count).toBeGreaterThan(10)
  await clerk.getByRole('button', { name: '完成检查' }).click()
  await expect(clerk.getByRole('alert').filter({ hasText: '没有办成' })).toBeVisible()
  for (let i = 0; i < count; i += 1) {
    const item = items(clerk).nth(i)
    const isFire = (await item.innerText()).includes('消防')
    await item.getByRole('radio', { name: isFire ? '不符合' : '符合', exact: true }).check()
  }
  await clerk.locator('[name="notes.safety.fire"]').fill(NOTE)
  await clerk.getByRole('button', { name: '先保存' }).click()
  await expect(clerk.getByText('已保存', { exact: true })).toBeVisible()

  const other = await people.of('nx-clerk1')
  await other.goto(inspection)
  await expect(other.locator('[name="notes.safety.fire"]')).toHaveValue(NOTE)
  await other.getByRole('button', { name: '完成检查' }).click()
  await expect(other.getByText('形成的问题 1 条')).toBeVisible()
  finding = (await other.getByRole('link', { name: /^WT-/ }).getAttribute('href')) ?? ''
})

test('both bureaus and the institution read the finding at once; another institution and a family do not', async () => {
  for (const login of ['tx-reviewer1', 'nx-reviewer1']) {
    const page = await people.of(login)
    await page.goto(finding)
    await expect(page.getByText(NOTE).first()).toBeVisible()
  }
  const id = finding.split('/').at(-1) ?? ''
  const carer = await people.of('nx-care')
  await carer.goto(`/rectifications/${id}`)
  await expect(carer.getByText(NOTE).first()).toBeVisible()
  for (const login of ['tx-care', 'family1', 'workgroup']) {
    const page = await people.of(login)
    const [walled, missing] = [await page.goto(`/rectifications/${id}`), await page.goto(`/rectifications/${crypto.randomUUID()}`)]
    expect([walled?.status(), missing?.status()], login).toEqual([404, 404])
    await expect(page.getByText(NOTE)).toHaveCount(0)
  }
})

test('the institution adds a photo and says how it was put right; a bureau sends it back, then closes it', async () => {
  const id = finding.split('/').at(-1) ?? ''
  const [carer, clerk] = [await people.of('nx-care'), await people.of('tx-clerk1')]
  for (const [text, result, ends] of [
    ['灭火器已更换（示例）', /^没有到位/, '待整改'],
    ['全部更换并登记（示例）', /^整改到位/, '已销号'],
  ] as const) {
    await carer.goto(`/rectifications/${id}`)
    await carer.locator('input[type=file]').setInputFiles(path.join(import.meta.dirname, 'papers/identity.png'))
    await expect(carer.getByText(/已上传/).first()).toBeVisible()
    await carer.getByLabel('怎样整改的').fill(text)
    await carer.getByRole('button', { name: '提交整改' }).click()
    await expect(carer.getByText('已提交整改', { exact: true })).toBeVisible()
    await clerk.goto(finding)
    await expect(clerk.getByText(text)).toBeVisible()
    await clerk.getByLabel(result).check()
    await clerk.getByLabel('复查情况').fill('已看过现场（示例）')
    await clerk.getByRole('button', { name: '提交复查结果' }).click()
    await expect(clerk.locator('.page-head')).toContainText(ends)
  }
  await carer.goto('/rectifications')
  await expect(carer.getByRole('row').filter({ hasText: NOTE })).toContainText('已销号')
  await carer.goto('/inbox')
  await expect(carer.getByText('整改复查通过，已销号').first()).toBeVisible()
})

test('a family complains; the bureau there answers; the answer is in the family’s inbox, and the institution reads nothing of it', async () => {
  const words = `护理员少来了一次（示例 ${Date.now()}）`
  const family = await people.of('family1')
  await family.goto('/feedback')
  await family.getByRole('link', { name: /投诉$/ }).first().click()
  await family.getByLabel('投诉哪一方面').selectOption({ label: '没来或时间不够' })
  await family.getByLabel('发生了什么').fill(words)
  await family.getByRole('radio', { name: '要答复' }).check()
  await family.getByRole('button', { name: '提交投诉' }).click()
  await expect(family.getByText('投诉已收到')).toBeVisible()
  const number = (await family.locator('main').innerText()).match(/TS-\d{4}-\d{6}/)?.[0] ?? ''
  // 示例·陈奶奶 lives in 南浔, and is cared for by its institution: its bureau answers, the other reads.
  const clerks = [await people.of('nx-clerk1'), await people.of('tx-clerk1')]
  let answered = 0
  for (const clerk of clerks) {
    await clerk.goto('/supervision')
    await clerk.getByRole('link', { name: number }).click()
    await expect(clerk.getByText(words)).toBeVisible()
    if ((await clerk.getByRole('button', { name: '答复家属' }).count()) === 0) continue
    await clerk.getByLabel('属实', { exact: true }).check()
    await clerk.getByLabel('核实的情况和处理').fill('已要求机构补足服务（示例）')
    await clerk.getByRole('button', { name: '答复家属' }).click()
    await expect(clerk.locator('.page-head')).toContainText('已答复')
    answered += 1
  }
  expect(answered).toBe(1)
  await family.goto('/inbox')
  await expect(family.getByText('您的投诉已答复：属实').first()).toBeVisible()
  for (const login of ['nx-care', 'tx-care'])
    for (const address of ['/rectifications', '/clients', '/inbox']) {
      const carer = await people.of(login)
      await carer.goto(address)
      await expect(carer.locator('body')).not.toContainText(words)
      await expect(carer.locator('body')).not.toContainText(number)
    }
})

test('P-09 the working group sees both regions side by side, and no number of families under ten', async () => {
  const group = await people.of('workgroup')
  await group.goto('/overview')
  await expect(group.getByRole('heading', { name: '联合监管总览' })).toBeVisible()
  const cells = await group.getByRole('region', { name: '投诉' }).getByRole('cell').allInnerTexts()
  expect(cells.length).toBeGreaterThan(10)
  for (const cell of cells) if (/^\d+$/.test(cell)) expect(Number(cell)).toBeGreaterThanOrEqual(10)
})

test('Z-08 every page of an institution: no score of a person, no national id, in the page or in what streams to it', async () => {
  for (const login of ['nx-care', 'tx-care']) {
    const page = await people.of(login)
    const id = finding.split('/').at(-1) ?? ''
    for (const address of [
      '/clients',
      '/rectifications',
      '/inbox',
      '/account',
      ...(login === 'nx-care' ? [`/rectifications/${id}`] : []),
    ]) {
      for (const headers of [undefined, { rsc: '1' }]) {
        const answer = await page.request.get(address, headers && { headers })
        const body = await answer.text()
        expect(body, `${login} at ${address}`).not.toMatch(/(?<![\dA-Za-z-])\d{17}[\dX](?![\dA-Za-z])/)
        expect(body, `${login} at ${address}`).not.toMatch(/日常生活活动能力|认知能力|感知觉与沟通|总分/)
      }
    }
    for (const address of ['/desk', '/cases', '/supervision', '/visits', '/apply', '/overview', '/residents'])
      expect((await page.goto(address))?.status(), `${login} at ${address}`).toBe(404)
  }
})
