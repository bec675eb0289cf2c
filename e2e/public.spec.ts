import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const WUTONG = { code: 'SL3304830001', name: '示例·梧桐安康护理院' }
const PAGES: ReadonlyArray<readonly [address: string, status: number, heading: string | RegExp]> = [
  ['/', 200, /./],
  ['/guide', 200, '办事指南'],
  ['/standard', 200, '评估标准'],
  ['/institutions', 200, '定点机构'],
  ['/institutions?kind=assessment', 200, '定点机构'],
  ['/institutions?q=查无此名', 200, '定点机构'],
  [`/institutions/${WUTONG.code}`, 200, WUTONG.name],
  ['/institutions/print', 200, /护理服务机构名录/],
  ['/progress', 200, /./],
  ['/sign-in', 200, /./],
  ['/sign-up', 200, /./],
  ['/institutions/SL0000000000', 404, '没有这家机构'],
  ['/guide/nowhere', 404, '没有这一页，或者您不能看它'],
]

for (const width of [390, 1440]) {
  test.describe(`public pages, ${width} wide`, () => {
    test.use({ viewport: { width, height: width === 390 ? 844 : 900 } })
    for (const [address, status, heading] of PAGES) {
      test(`${address} has nothing serious for axe, fits, and says it is a demo`, async ({ page }) => {
        const answer = await page.goto(address)
        expect(answer?.status()).toBe(status)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
        await expect(page.getByRole('complementary', { name: '演示说明' })).toContainText('演示 · 非官方')
        await expect(page).toHaveTitle(/长护险异地互认/)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')).toEqual([])
      })
    }
  })
}

test.describe('定点机构 without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  const cards = (page: Page) => page.getByRole('article')
  const names = (page: Page) => cards(page).getByRole('heading').allInnerTexts()

  /** Types and sends the form; every card that comes is checked. Answers how many the page says there are. */
  async function find(page: Page, words: string): Promise<number> {
    await page.getByLabel('机构名称').fill(words)
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === words)
    await expect(page.getByLabel('机构名称')).toHaveValue(words)
    return totalOf(page)
  }

  async function totalOf(page: Page): Promise<number> {
    return Number(/(\d+) 家/.exec(await page.getByRole('status').innerText())?.[1])
  }

  test('by part of a name', async ({ page }) => {
    await page.goto('/institutions')
    const whole = await totalOf(page)
    const found = await find(page, '乌镇')
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(whole)
    expect((await names(page)).every((name) => name.includes('乌镇'))).toBe(true)
  })

  for (const [how, words] of [
    ['pinyin initials', 'wtak'],
    ['pinyin in full', 'wutongankang'],
    ['capitals with a space', 'WT ak'],
  ] as const)
    test(`by ${how}`, async ({ page }) => {
      await page.goto('/institutions')
      expect(await find(page, words)).toBeGreaterThan(0)
      expect(await names(page)).toContain(WUTONG.name)
    })

  test('signs that a database would read otherwise find nothing, and the way back is offered', async ({ page }) => {
    await page.goto('/institutions')
    expect(await find(page, '100%_')).toBe(0)
    await page.getByRole('link', { name: '看全部机构' }).click()
    await expect(cards(page).first()).toBeVisible()
  })

  test('by town', async ({ page }) => {
    await page.goto('/institutions')
    await page.getByLabel('地区').selectOption({ label: '桐乡 · 乌镇镇' })
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page).toHaveURL(/place=330483\d{3}/)
    expect(await totalOf(page)).toBeGreaterThan(0)
    for (const card of await cards(page).all()) await expect(card).toContainText('桐乡 · 乌镇镇')
  })

  test('by kind, which a search keeps', async ({ page }) => {
    await page.goto('/institutions')
    await page.getByRole('navigation', { name: '机构类型' }).getByRole('link', { name: /评估/ }).click()
    await expect(page).toHaveURL(/kind=assessment/)
    expect((await names(page)).every((name) => name.includes('评估'))).toBe(true)
    expect(await find(page, 'lian shi')).toBeGreaterThan(0)
    await expect(page).toHaveURL(/kind=assessment/)
    expect((await names(page)).every((name) => name.includes('练市') && name.includes('评估'))).toBe(true)
  })

  test('by form of service', async ({ page }) => {
    await page.goto('/institutions')
    await page.getByLabel('服务形式').selectOption({ label: '居家上门' })
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page).toHaveURL(/service=/)
    for (const card of await cards(page).all()) await expect(card).toContainText('居家上门')
  })

  test('page by page, none twice, and on to one of them', async ({ page }) => {
    await page.goto('/institutions')
    const first = await names(page)
    await page.getByRole('link', { name: '下一页' }).click()
    await expect(page).toHaveURL(/page=2/)
    const second = await names(page)
    expect(second.filter((name) => first.includes(name))).toEqual([])
    await cards(page).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(second[0] as string)
  })

  test('the list to print has every row that was found, and says on paper that it is a demo', async ({ page }) => {
    await page.goto('/institutions?place=330483')
    const total = await totalOf(page)
    await page.getByRole('link', { name: '打印名录' }).click()
    await expect(page).toHaveURL(/\/institutions\/print\?place=330483/)
    await expect(page.getByText(`共 ${total} 家`)).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(total + 1)
    await expect(page.getByText(/^名录摘要 [0-9a-f]{64}$/)).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('演示 · 非官方').filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: '返回查询' })).toBeHidden()
  })
})
