import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { People } from './actors'
import { caseAt } from './prepared'

test.describe.configure({ timeout: 180_000 })

let people: People
test.beforeAll(({ browser }) => {
  people = new People(browser)
})
test.afterAll(() => people.leave())

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/register')
  await expect(async () => {
    await page.getByLabel('名录文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await page.getByRole('button', { name: '上传并核对' }).click()
    await expect(page).toHaveURL(/\/register\/uploads\//, { timeout: 10_000 })
  }).toPass()
  await expect(page.getByRole('heading', { name: '核对导入预览' })).toBeVisible()
}

test('F-05 F-06 a file with errors comes back as a workbook, is corrected there, and is filed for both to sign', async () => {
  const page = await people.of('tx-clerk2')
  const [head = '', ...lines] = (await (await page.request.get('/register/export?as=csv')).text()).trim().split('\r\n')
  const phone = head.split(',').indexOf('联系电话')
  const [first = ''] = lines
  const cells = first.split(',')
  const wrong = cells
    .map((cell, at) => (head.split(',')[at] === '机构类型' ? '医院' : at === phone ? '0573-7654321（演示）' : cell))
    .join(',')

  await upload(page, '名录.csv', Buffer.from([head, wrong, ...lines.slice(1)].join('\r\n')))
  await expect(page.getByText('1 行不能导入')).toBeVisible()
  await expect(page.getByRole('table')).toContainText('M-04')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载错误清单（.xlsx）' }).click()])
  expect(download.suggestedFilename()).toBe('名录-错误清单.xlsx')

  const rows = (await readXlsx(new Uint8Array(await readFile(await download.path())))).sheets[0]?.rows ?? []
  expect(rows).toHaveLength(2)
  expect(rows[0]?.at(-1)).toBe('未导入原因')
  expect(rows[1]?.at(-1)).toContain('M-04')
  const corrected = rows.map((row) => row.map((cell) => (cell === '医院' ? '定点护理服务机构' : cell)))
  await upload(page, '名录-错误清单.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '错误清单', rows: corrected }] })))
  await expect(page.getByText('不能导入，其余各行')).toHaveCount(0)
  await expect(page.getByRole('table')).toContainText('0573-7654321（演示）')
  await page.getByRole('button', { name: '确认导入 1 家' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已提出会签单' })).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: '打开会签单' }).click()
  await expect(page).toHaveURL(/\/register\/dockets\//)
  const docket = new URL(page.url()).pathname
  await expect(page.getByRole('main')).toContainText('0573-7654321（演示）')

  const stranger = await (await people.of('workgroup')).context().newPage()
  const code = cells[0] ?? ''
  await stranger.goto(`/institutions/${code}`)
  await expect(stranger.getByRole('main')).not.toContainText('0573-7654321（演示）')
  await sign('tx-reviewer1', docket)
  const whole = await sign('nx-reviewer1', docket)
  await whole.getByRole('link', { name: '公众看到的这一期' }).click()
  await expect(whole).toHaveURL(/\/institutions\/history\//)
  const issue = new URL(whole.url()).pathname
  await stranger.goto(issue)
  await expect(stranger.getByRole('main')).toContainText('0573-7654321（演示）')
  await expect(stranger.getByRole('main')).toContainText('联系电话')
  for (const bureau of ['桐乡市医疗保障', '南浔区医疗保障']) await expect(stranger.getByRole('main')).toContainText(bureau)
  await stranger.goto(`/institutions/${code}`)
  await expect(stranger.getByRole('main')).toContainText('0573-7654321（演示）')
})

test('an urgent suspension counts at once, reaches the family it concerns, and is signed after', async () => {
  const theirs = await caseAt('recognised')
  const family = await people.of(theirs.family)
  await family.goto(`/apply/${theirs.caseId}`)
  await family.getByRole('link', { name: '更换护理机构' }).click()
  await family.getByText('选这家').last().click()
  await family
    .getByRole('button', { name: /^确定更换为/ })
    .last()
    .click()
  await expect(family.getByRole('status').filter({ hasText: '已更换护理机构' })).toBeVisible()
  const href = await family.locator('a[href^="/institutions/SL"]').first().getAttribute('href')
  const code = href?.split('/').at(-1) ?? ''

  // The bureau of the institution suspends it; which of the two that is, its code says.
  const [own, other] = code.startsWith('SL330483') ? ['tx', 'nx'] : ['nx', 'tx']
  const reviewer = await people.of(`${own}-reviewer1`)
  await reviewer.goto(`/register/${code}`)
  await reviewer.getByText('暂停', { exact: true }).click()
  await reviewer.getByLabel('暂停的理由').fill('消防隐患，须立即整改（示例）')
  await reviewer.getByLabel(/^紧急/).check()
  await reviewer.getByRole('button', { name: '立即暂停，并请对方补签' }).click()
  const owed = reviewer.locator('.banner').filter({ hasText: '待会签：暂停' })
  await owed.getByRole('link', { name: '看这份会签单' }).click()
  await expect(reviewer.getByText(/^已生效，名录第/)).toBeVisible()

  await family.goto(`/apply/${theirs.caseId}`)
  await expect(family.getByText(/已经暂停服务，请另选一家机构/)).toBeVisible()
  await expect
    .poll(async () => {
      await family.goto('/inbox')
      return family.getByRole('main').innerText()
    })
    .toContain('暂停')
  const docket = new URL(reviewer.url()).pathname
  const signed = await sign(`${other}-reviewer1`, docket)
  await expect(signed.getByText('已会签').first()).toBeVisible()
})

/** Signs a docket for the reviewer's bureau. */
async function sign(login: string, docket: string): Promise<Page> {
  const page = await people.of(login)
  await page.goto(docket)
  await page.getByRole('button', { name: '代表本机构签署' }).click()
  await expect(page.getByRole('button', { name: '代表本机构签署' })).toHaveCount(0)
  return page
}

test('F-01 a renamed program is refused by what it is, and the file stays chosen', async () => {
  const page = await people.of('tx-clerk2')
  await page.goto('/register')
  await expect(async () => {
    await page
      .getByLabel('名录文件')
      .setInputFiles({ name: '名录.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0090\0\u0003') })
    await page.getByRole('button', { name: '上传并核对' }).click()
    await expect(page.getByText('文件内容是一个程序文件').first()).toBeVisible({ timeout: 5_000 })
  }).toPass()
  expect(await page.getByLabel('名录文件').evaluate((input: HTMLInputElement) => input.files?.length)).toBe(1)
})
