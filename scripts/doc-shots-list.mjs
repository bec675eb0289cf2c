// What docs/ shows: each picture's name, whose browser it is (`as`; left out: the public's), its size, the page, and what is done on it
// first (`before`). `tall` is the height of the picture. The last two carry one visit of the demo forward, up to its agreement: for another
// run, reset the demo or make a case with `npm run case:at assessing 南浔 桐乡`.
import { EDITIONS } from '../lib/standard/rules/edition.ts'
import { sheetWithTotals } from '../lib/standard/sheets.fixture.ts'

export const SHOTS = [
  { name: 'public-home', size: 'phone', path: '/' },
  { name: 'public-elder', size: 'phone', path: '/', fresh: true, before: (page) => page.getByRole('button', { name: '长辈版' }).click() },
  { name: 'public-guide', size: 'phone', path: '/guide' },
  { name: 'public-institutions', size: 'phone', path: '/institutions' },
  { name: 'public-institution', size: 'phone', path: '/institutions', before: firstInstitution },
  { name: 'public-standard', size: 'phone', path: '/standard' },
  { name: 'public-progress', size: 'phone', path: '/progress' },
  { name: 'sign-in', size: 'phone', path: '/sign-in' },
  { name: 'sign-up', size: 'phone', path: '/sign-up' },

  { name: 'forgot', size: 'phone', path: '/forgot' },
  { name: 'public-notices', size: 'phone', path: '/notices' },
  { name: 'public-objection', size: 'phone', path: '/notices', before: firstNotice, tall: 1250 },

  { name: 'family-cases', as: 'family1', size: 'phone', path: '/apply' },
  { name: 'family-new', as: 'family1', size: 'phone', path: '/apply/new' },
  { name: 'family-residence', as: 'family1', size: 'phone', path: '/apply/new?step=residence' },
  { name: 'family-check', as: 'family3', size: 'phone', path: '/apply', before: follow('继续填写') },
  { name: 'family-papers', as: 'family3', size: 'phone', path: '/apply', before: papersOfDraft },
  { name: 'family-progress', as: 'family7', size: 'phone', path: '/apply', before: follow('看详情') },
  { name: 'family-correct', as: 'family5', size: 'phone', path: '/apply', before: follow('去补正') },
  { name: 'family-result', as: 'family1', size: 'phone', path: '/apply', before: follow('看详情'), tall: 1500 },
  { name: 'family-receipt', as: 'family4', size: 'phone', path: '/apply', before: receipt },
  { name: 'family-institution', as: 'family29', size: 'phone', path: '/apply', before: follow('选择护理机构') },
  { name: 'family-messages', as: 'family1', size: 'phone', path: '/inbox' },
  { name: 'family-compared', as: 'family-dispute', size: 'phone', path: '/apply', before: part('看详情', '两次评估对照'), tall: 1100 },
  { name: 'family-changes', as: 'family-stay', size: 'phone', path: '/apply', before: changes, tall: 1000 },

  { name: 'desk', as: 'tx-clerk1', size: 'desktop', path: '/desk' },
  { name: 'cases', as: 'tx-clerk1', size: 'desktop', path: '/cases' },
  { name: 'case-accept', as: 'tx-clerk1', size: 'desktop', path: '/cases?status=submitted&from=330483', before: firstCase },
  { name: 'case-commission', as: 'tx-clerk1', size: 'desktop', path: '/cases?status=accepted&from=330483', before: firstCase },
  { name: 'case-receive', as: 'nx-clerk1', size: 'desktop', path: '/cases?status=commissioned&from=330483', before: firstCase },
  { name: 'case-assign', as: 'nx-clerk1', size: 'desktop', path: '/cases?status=arranging&from=330483', before: assignForm, tall: 1200 },
  { name: 'case-report', as: 'nx-clerk1', size: 'desktop', path: '/cases?status=found&from=330483', before: firstCase },
  { name: 'case-recognise', as: 'tx-clerk1', size: 'desktop', path: '/cases?status=reported&from=330483', before: firstCase },
  { name: 'case-recognised', as: 'tx-reviewer1', size: 'desktop', path: '/cases?status=recognised&from=330483', before: firstCase },
  { name: 'case-letters', as: 'tx-clerk1', size: 'desktop', path: '/cases?status=recognised&from=330483', before: letters },
  { name: 'case-compared', as: 'tx-clerk1', size: 'desktop', path: '/cases', before: found('复评奶奶') },
  { name: 'batch', as: 'tx-clerk1', size: 'desktop', path: '/desk', before: batch, tall: 700 },
  { name: 'handover', as: 'tx-clerk2', size: 'desktop', path: '/handover', before: handover, tall: 760 },
  { name: 'residents', as: 'tx-clerk1', size: 'desktop', path: '/residents' },
  { name: 'inbox', as: 'nx-clerk1', size: 'desktop', path: '/inbox', tall: 700 },
  { name: 'clients', as: 'nx-care', size: 'tablet', path: '/clients', tall: 760 },
  { name: 'client', as: 'nx-care', size: 'tablet', path: '/clients', before: firstClient, tall: 1250 },
  { name: 'calendars', as: 'admin', size: 'desktop', path: '/calendars' },
  { name: 'jobs', as: 'admin', size: 'desktop', path: '/jobs', tall: 1000 },
  { name: 'counter', as: 'tx-clerk1', size: 'desktop', path: '/counter', tall: 1200 },
  { name: 'personnel', as: 'nx-clerk1', size: 'desktop', path: '/personnel' },
  { name: 'personnel-one', as: 'nx-clerk1', size: 'desktop', path: '/personnel', before: follow('演示·丁专家') },
  { name: 'register', as: 'nx-clerk1', size: 'desktop', path: '/register' },
  { name: 'attestations', as: 'tx-reviewer1', size: 'desktop', path: '/attestations' },
  { name: 'demo-clock', as: 'tx-clerk1', size: 'phone', path: '/demo-clock' },

  { name: 'staff', as: 'tx-admin', size: 'desktop', path: '/staff' },
  { name: 'staff-new', as: 'tx-admin', size: 'desktop', path: '/staff/new' },
  { name: 'staff-one', as: 'tx-admin', size: 'desktop', path: '/staff', before: follow('演示·吴经办') },
  { name: 'account', as: 'tx-clerk1', size: 'desktop', path: '/account' },
  { name: 'account-no-page', as: 'workgroup', size: 'desktop', path: '/account' },

  { name: 'visits', as: 'nx-assessor1', size: 'tablet', path: '/visits', tall: 760 },
  { name: 'visit-declare', as: 'nx-assessor1', size: 'tablet', path: '/visits', before: firstVisit },
  { name: 'visit-sheet', as: 'tx-assessor1', size: 'tablet', path: '/visits', before: beginSheet },
  { name: 'visit-agreement', as: 'tx-assessor1', size: 'tablet', path: '/visits', before: lockBoth, tall: 1500 },
]

const SEVERE = sheetWithTotals(EDITIONS[0], { adl: 30, cog: 3, sen: 7 })
const COLLEAGUE = SEVERE.map((one) => (one.linkId === 'adl.feeding' ? { ...one, weight: 5 } : one))

/** Follows the first link of this name. */
function follow(name) {
  return async (page) => {
    const here = page.url()
    await page.getByRole('link', { name, exact: true }).first().click()
    await page.waitForURL((url) => url.href !== here)
    await page.waitForLoadState('networkidle')
  }
}

async function firstInstitution(page) {
  const link = page.getByRole('main').getByRole('link', { name: /^示例/ }).first()
  await Promise.all([page.waitForURL(/\/institutions\/\w+/), link.click()])
}

async function firstCase(page) {
  const link = page.locator('table a[href^="/cases/"]').first()
  await Promise.all([page.waitForURL(/\/cases\/[\w-]+/), link.click()])
  await page.waitForLoadState('networkidle')
}

async function firstNotice(page) {
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /提出异议/ })
    .first()
  await Promise.all([page.waitForURL(/\/notices\/[\w-]{36}/), link.click()])
  await page.waitForLoadState('networkidle')
}

async function firstClient(page) {
  const link = page.locator('a[href^="/clients/"]').first()
  await Promise.all([page.waitForURL(/\/clients\/[\w-]+/), link.click()])
  await page.waitForLoadState('networkidle')
}

/** The page behind a link, from a heading on. */
function part(link, heading) {
  return async (page) => {
    await follow(link)(page)
    await page.getByRole('heading', { name: heading }).evaluate((one) => one.scrollIntoView({ block: 'start' }))
  }
}

async function changes(page) {
  await follow('看详情')(page)
  await follow('登记变化')(page)
}

/** The case of somebody looked for by name. */
function found(name) {
  return async (page) => {
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText(/^找到/).waitFor()
    await firstCase(page)
  }
}

async function batch(page) {
  await page.locator('#batch-act').selectOption({ label: '委托评估（同样的要点）' })
  await page.getByRole('button', { name: '全选本页' }).click()
  await Promise.all([page.waitForURL(/\/desk\/batch/), page.getByRole('button', { name: '预览' }).click()])
  await page.waitForLoadState('networkidle')
}

async function handover(page) {
  await page.getByLabel('接手的同事').selectOption({ index: 1 })
  await page.getByLabel('事由').selectOption({ label: '休假或外出' })
  await Promise.all([page.waitForURL(/why=/), page.getByRole('button', { name: '先看一遍' }).click()])
  await page.waitForLoadState('networkidle')
}

async function assignForm(page) {
  await firstCase(page)
  await page.locator('#act-assign').scrollIntoViewIfNeeded()
}

async function letters(page) {
  await firstCase(page)
  await page.locator('#letters').scrollIntoViewIfNeeded()
}

async function papersOfDraft(page) {
  await follow('继续填写')(page)
  await page.goto(`${new URL(page.url()).pathname}?step=papers`, { waitUntil: 'networkidle' })
}

async function receipt(page) {
  await follow('看详情')(page)
  await page.goto(`${new URL(page.url()).pathname}/receipt`, { waitUntil: 'networkidle' })
}

async function firstVisit(page) {
  const link = page.locator('a[href^="/visits/"]').first()
  await Promise.all([page.waitForURL(/\/visits\/[\w-]+/), link.click()])
  await page.waitForLoadState('networkidle')
}

async function answer(page, answers) {
  await page.getByRole('link', { name: /开始填写|继续填写/ }).click()
  await page.getByRole('button', { name: '全部', exact: true }).click()
  for (const { linkId, weight } of answers)
    await page.locator(`input[type=radio][name="${linkId.replace('.', '-')}"][value="${weight}"]`).check()
  await page.getByText('已保存', { exact: true }).first().waitFor()
}

async function declareClear(page) {
  await page.goto('/visits', { waitUntil: 'networkidle' })
  await firstVisit(page)
  await page.getByLabel(/没有应当回避的情形/).check()
  await page.getByRole('button', { name: '签署声明' }).click()
  await page.getByRole('button', { name: '签署声明' }).waitFor({ state: 'detached' })
}

async function beginSheet(page, pageOf) {
  const expert = await pageOf('tx-expert1')
  await declareClear(page)
  await declareClear(expert)
  await expert.getByLabel('第 1 位的身份').selectOption({ label: '受托代理人' })
  await expert.getByRole('button', { name: '开始评估' }).click()
  await expert.getByRole('link', { name: '开始填写' }).waitFor()
  await page.reload({ waitUntil: 'networkidle' })
  await answer(page, SEVERE.slice(0, 5))
  await page.getByRole('button', { name: '逐项' }).click()
  for (let at = 0; at < 5; at += 1) await page.getByRole('button', { name: /^下一项/ }).click()
}

async function lock(page, answers) {
  await page.goto('/visits', { waitUntil: 'networkidle' })
  await firstVisit(page)
  await answer(page, answers)
  await page.getByRole('button', { name: '核对并锁定' }).click()
  await page.getByRole('button', { name: /^锁定：/ }).click()
  await page.waitForURL(/\/visits\/[^/]+$/)
}

async function lockBoth(page, pageOf) {
  const expert = await pageOf('tx-expert1')
  await lock(expert, COLLEAGUE)
  await lock(page, SEVERE)
  await page.getByRole('button', { name: '定下这一项' }).first().waitFor()
}
