import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './actors'

test.describe('finding an institution as one types', () => {
  const total = (page: Page) => page.getByRole('status').filter({ hasText: '家' })

  test('what is typed is answered without a press, and the address keeps it', async ({ page }) => {
    await page.goto('/institutions')
    await expect(total(page)).toContainText('74 家')
    await page.getByLabel('机构名称或乡镇').pressSequentially('wuzhen')
    await expect(total(page)).toContainText(/^护理服务机构 4 家$/)
    await expect(page).toHaveURL(/q=wuzhen/)
    await page.getByLabel('只看有空余床位的').check()
    await expect(page).toHaveURL(/free=1/)
    const few = await page.getByRole('article').count()
    expect(few).toBeLessThan(4)
    // The address alone gives the same page.
    await page.reload()
    await expect(page.getByRole('article')).toHaveCount(few)
  })

  test('a point on the map leads to its entry, the entry lights up its point', async ({ page }) => {
    await page.goto('/institutions?place=330483101')
    const map = page.getByRole('region', { name: '地图' })
    const card = page.getByRole('article').first()
    await card.hover()
    await expect(map.locator('.map-point[data-active]')).toHaveCount(1)
    const point = map.getByRole('link').first()
    await point.focus()
    await expect(page.locator('.found[data-active]')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#at-SL3304830\d{3}$/)
  })

  test.describe('without any script', () => {
    test.use({ javaScriptEnabled: false })
    test('the same form finds the same', async ({ page }) => {
      await page.goto('/institutions')
      await page.getByLabel('机构名称或乡镇').fill('wuzhen')
      await page.getByRole('button', { name: '查找' }).click()
      await expect(page).toHaveURL(/q=wuzhen/)
      await expect(page.getByRole('article')).toHaveCount(4)
      await expect(page.getByRole('region', { name: '地图' }).getByRole('link').first()).toBeVisible()
    })
  })

  test('how far it is from a town, and a number to press', async ({ page }) => {
    await page.goto('/institutions/SL3304830001')
    await page.getByLabel('从哪个乡镇出发').selectOption({ label: '桐乡 · 乌镇镇' })
    await page.getByRole('button', { name: '看有多远' }).click()
    await expect(page.getByText(/从桐乡 · 乌镇镇到这里，直线 约 [\d.]+ 公里/)).toBeVisible()
    await expect(page.locator('a[href^="tel:"]').first()).toBeVisible()
  })
})

test.describe('an institution keeps its own entry', () => {
  test('what changes by the day is public at once; the rest waits for its bureau and both signatures', async ({ page, browser }) => {
    await signIn(page, 'nx-care')
    await page.goto('/my-institution')
    const name = await page.getByRole('heading', { level: 1 }).innerText()
    const code = /[A-Z0-9]{12}/.exec(await page.getByText('定点编号').first().innerText())?.[0] ?? ''
    await page.getByLabel('营业时间').fill('每日 7:30—18:00')
    await page.getByRole('button', { name: '更新今天的情况' }).click()
    await expect(page.getByText('公众现在看到的就是这个。')).toBeVisible()
    const visitor = await (await browser.newContext()).newPage()
    await visitor.goto(`/institutions/${code}`)
    await expect(visitor.getByText('每日 7:30—18:00')).toBeVisible()

    const phone = '0572-0009999（演示）'
    await page.getByLabel('联系电话').fill(phone)
    await page.getByRole('button', { name: '提交变更申请' }).click()
    await expect(page.getByText('变更申请已提交')).toBeVisible()
    await page.getByLabel('照片', { exact: true }).setInputFiles(path.join(import.meta.dirname, 'papers/identity.png'))
    await page.getByLabel('照片上是什么').fill('示例大厅')
    await page.getByRole('button', { name: '上传照片' }).click()
    await expect(page.getByText('经办机构核对以后，公众就能看到。')).toBeVisible()
    await visitor.reload()
    await expect(visitor.getByText(phone)).toHaveCount(0)
    await expect(visitor.getByRole('img', { name: '示例大厅' })).toHaveCount(0)

    const bureau = await (await browser.newContext()).newPage()
    await signIn(bureau, 'nx-clerk1')
    await expect(bureau.getByRole('link', { name: /机构变更申请 \d+ 件待核对/ })).toBeVisible()
    await bureau.goto('/register/requests')
    await bureau.getByRole('button', { name: new RegExp(`采纳，提出会签\\s*${name}`) }).click()
    await expect(bureau.getByText('已采纳，会签单已提出')).toBeVisible()
    await bureau.getByRole('button', { name: new RegExp(`公开这张照片\\s*${name}的照片`) }).click()
    await expect(bureau.getByRole('button', { name: new RegExp(`公开这张照片\\s*${name}的照片`) })).toHaveCount(0)
    await visitor.reload()
    await expect(visitor.getByRole('img', { name: '示例大厅' })).toBeVisible()
    await expect(visitor.getByText(phone)).toHaveCount(0)
    await page.reload()
    await expect(page.getByText('已采纳，提交两地会签')).toBeVisible()
  })
})
