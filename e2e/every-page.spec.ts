import { readdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { People } from './actors'
import { beginVisit, declareClear } from './bedside'
import { caseAt, linkIn } from './prepared'

test.describe.configure({ timeout: 180_000 })

const root = path.resolve(import.meta.dirname, '..')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Whose page it is (null: anyone), where one such page is found, and its status where that is not 200. */
type Sample = { who: string | null; at: string | ((page: Page) => Promise<string>); status?: number }

const anyone = (at: string): Sample[] => [{ who: null, at }]
const each = (at: Sample['at'], ...who: string[]): Sample[] => who.map((one) => ({ who: one, at }))

/** The first link of that shape on a page of one's own. */
function linkOn(list: string, shape: RegExp) {
  return async (page: Page): Promise<string> => {
    const found = shape.exec(await (await page.request.get(list)).text())?.[0]
    if (!found) throw new Error(`nothing like ${shape.source} on ${list}`)
    return found
  }
}

const ID = '[0-9a-f-]{36}'
const caseIn = (status: string) => linkOn(`/cases?status=${status}`, new RegExp(`/cases/${ID}`))
const ownApplication = (more: string) => async (page: Page) => `${await linkOn('/apply', new RegExp(`/apply/${ID}`))(page)}${more}`
const ownVisit = (more: string) => async () => `${await visitUnderWay()}${more}`

/** One sample or more of every page of the app, by its address. */
const SAMPLES: Record<string, Sample[]> = {
  '/': [...anyone('/'), ...each('/', 'family1')],
  '/guide': anyone('/guide'),
  '/guide/items': ['', '?day=2025-08-01', '?q=洗'].flatMap((query) => anyone(`/guide/items${encodeURI(query)}`)),
  '/standard': anyone('/standard'),
  '/institutions': anyone('/institutions'),
  '/institutions/[code]': [{ who: null, at: linkOn('/institutions', /\/institutions\/SL\w+/) }],
  '/institutions/history': ['', '?on=2026-03-01', '?on=2026-02-30'].flatMap((query) => anyone(`/institutions/history${query}`)),
  '/institutions/history/[number]': ['1', '3', '4'].flatMap((number) => anyone(`/institutions/history/${number}`)),
  '/institutions/print': anyone('/institutions/print'),
  '/open-data': anyone('/open-data'),
  '/progress': anyone('/progress'),
  '/notices': anyone('/notices'),
  '/notices/[id]': [{ who: null, at: runningNotice }],
  '/notices/objection': anyone('/notices/objection'),
  '/notices/later': [{ who: null, at: '/notices/later', status: 429 }],
  '/verify': anyone('/verify'),
  '/sign-in': anyone('/sign-in'),
  '/sign-up': anyone('/sign-up'),
  '/forgot': anyone('/forgot'),
  '/account': each('/account', 'family1', 'nx-assessor1', 'tx-clerk1', 'tx-admin', 'security', 'auditor', 'workgroup'),
  '/inbox': [
    ...each('/inbox', 'family1', 'tx-clerk1', 'tx-reviewer1', 'nx-assessor1', 'nx-care', 'tx-admin', 'workgroup'),
    ...each('/inbox?show=unread', 'family1'),
    ...each('/inbox?show=act', 'tx-clerk1'),
  ],
  '/apply': each('/apply', 'family1', 'family3'),
  '/apply/new': ['who', 'regions', 'person', 'residence', 'representative'].flatMap((step) => each(`/apply/new?step=${step}`, 'family1')),
  '/apply/[id]': each(ownApplication(''), 'family1', 'family3', 'family5'),
  '/apply/[id]/certificate': each(ownApplication('/certificate'), 'family1'),
  '/apply/[id]/edit': ['', 'person', 'residence', 'representative', 'condition', 'papers'].flatMap((step) =>
    each(linkOnDraft(step && `?step=${step}`), 'family3'),
  ),
  '/apply/[id]/institution': each(ownApplication('/institution'), 'family1', 'family29'),
  '/apply/[id]/objection': each(ownApplication('/objection'), 'family1', 'family5'),
  '/apply/[id]/receipt': each(ownApplication('/receipt'), 'family1'),
  '/apply/[id]/changes': each(ownApplication('/changes'), 'family1'),
  '/clients': each('/clients', 'nx-care', 'tx-care'),
  '/clients/[id]': each(linkOn('/clients', new RegExp(`/clients/${ID}`)), 'nx-care'),
  '/residents': ['', '?due=hospital', '?due=renewal'].flatMap((due) => each(`/residents${due}`, 'tx-clerk1')),
  '/visits': each('/visits', 'nx-assessor1', 'nx-expert3'),
  '/visits/[id]': each(ownVisit(''), 'nx-assessor1', 'nx-expert1'),
  '/visits/[id]/sheet': each(ownVisit('/sheet'), 'nx-assessor1'),
  '/desk': each('/desk', 'tx-clerk1', 'nx-reviewer1'),
  '/desk/batch': each(
    async (page) => `/desk/batch?act=recognise&id=${(await caseIn('reported')(page)).slice('/cases/'.length)}`,
    'tx-clerk1',
  ),
  '/cases': each('/cases', 'tx-clerk1'),
  '/cases/export': ['?base=cases', '?base=desk&list=late'].flatMap((query) => each(`/cases/export${query}`, 'tx-clerk1')),
  '/cases/[id]': [
    ...['submitted', 'accepted', 'found', 'reported', 'recognised', 'declined'].flatMap((status) => each(caseIn(status), 'tx-clerk1')),
    ...['arranging', 'assessing', 'disputed'].flatMap((status) => each(caseIn(status), 'nx-clerk1')),
  ],
  '/handover': [...each('/handover', 'tx-clerk1'), ...each('/handover', 'nx-reviewer1')],
  '/counter': each('/counter', 'tx-clerk1'),
  '/counter/receipt/[id]': each(
    (page) => linkIn(page, ['/cases?status=declined', '/cases?status=accepted', '/cases'], new RegExp(`/counter/receipt/${ID}`)),
    'tx-clerk1',
  ),
  '/personnel': each('/personnel', 'nx-clerk1'),
  '/personnel/new': each('/personnel/new', 'nx-clerk1'),
  '/personnel/[id]': each(linkOn('/personnel', new RegExp(`/personnel/${ID}`)), 'nx-clerk1'),
  '/register/[code]': [...each('/register/SL3304830001', 'tx-clerk1', 'tx-reviewer1'), ...each('/register/SL3305030034', 'tx-clerk1')],
  '/register/[code]/change': each('/register/SL3304830001/change', 'tx-clerk1'),
  '/register/new': each('/register/new', 'tx-clerk1'),
  '/register/dockets/[id]': each(linkOn('/register', new RegExp(`/register/dockets/${ID}`)), 'tx-reviewer1', 'nx-clerk1'),
  '/register': each('/register', 'tx-clerk1'),
  '/service-items': ['', '?side=other', '?view=own', '?view=other'].flatMap((query) => each(`/service-items${query}`, 'tx-clerk1')),
  '/service-items/dockets/[id]': each(
    linkOn('/service-items', new RegExp(`/service-items/dockets/${ID}`)),
    'tx-clerk1',
    'tx-reviewer1',
    'nx-clerk1',
  ),
  '/service-items/draft': each('/service-items/draft', 'tx-clerk1'),
  '/service-items/mapping': each('/service-items/mapping', 'tx-clerk1'),
  '/service-items/institutions/[code]': each('/service-items/institutions/SL3304830001', 'tx-clerk1'),
  '/register/requests': each('/register/requests', 'tx-clerk1'),
  '/register/expiring': each('/register/expiring', 'tx-clerk1'),
  '/my-institution': each('/my-institution', 'tx-care', 'nx-care'),
  '/supervision': each('/supervision', 'tx-clerk1', 'nx-reviewer1'),
  '/supervision/plan': ['', '?as=inspection'].flatMap((query) => each(`/supervision/plan${query}`, 'tx-clerk1')),
  '/supervision/inspections/[id]': each(linkOn('/supervision', new RegExp(`/supervision/inspections/${ID}`)), 'tx-clerk1', 'nx-clerk1'),
  '/supervision/findings/[id]': each(linkOn('/supervision', new RegExp(`/supervision/findings/${ID}`)), 'tx-clerk1', 'nx-reviewer1'),
  '/supervision/complaints/[id]': each(linkOn('/supervision', new RegExp(`/supervision/complaints/${ID}`)), 'tx-clerk1', 'nx-clerk1'),
  '/rectifications': each('/rectifications', 'tx-care', 'nx-care'),
  '/rectifications/[id]': each(linkOn('/rectifications', new RegExp(`/rectifications/${ID}`)), 'tx-care', 'nx-care'),
  '/feedback': each('/feedback', 'family1'),
  '/feedback/[id]': each(linkOn('/feedback', new RegExp(`/feedback/${ID}`)), 'family1'),
  '/overview': each('/overview', 'workgroup'),
  '/register/uploads/[id]': [
    ...each(uploaded('?part=refused'), 'tx-clerk1'),
    ...each(uploaded('?part=changed'), 'tx-clerk1'),
    ...each(uploaded('?part=missing'), 'tx-clerk1'),
  ],
  '/attestations': each('/attestations', 'tx-clerk1', 'tx-reviewer1'),
  '/jobs': each('/jobs', 'admin'),
  '/staff': each('/staff', 'tx-admin', 'admin'),
  '/calendars': each('/calendars', 'tx-admin', 'admin'),
  '/staff/new': each('/staff/new', 'tx-admin'),
  '/staff/[id]': each(linkOn('/staff', new RegExp(`/staff/${ID}`)), 'tx-admin'),
  '/demo-clock': each('/demo-clock', 'tx-clerk1', 'workgroup'),
}

/** A notice that runs on the day the demo calendar has come to. */
async function runningNotice(page: Page): Promise<string> {
  await caseAt('onNotice')
  return linkOn('/notices', new RegExp(`/notices/${ID}`))(page)
}

/** The preview of the bureau's own list, uploaded with one phone changed and one row spoilt. */
function uploaded(more: string) {
  return async (page: Page): Promise<string> => {
    const [head = '', ...rows] = (await (await page.request.get('/register/export?as=csv')).text()).split('\r\n')
    const [first = '', second = '', ...rest] = rows.slice(0, -3)
    const file = [head, first.replace('（演示）', '（改）'), second.replace('护理', '别的'), ...rest].join('\r\n')
    const told = await page.request.post('/register/upload', {
      headers: { origin: new URL(page.url()).origin, 'x-file-name': encodeURIComponent('示例名录.csv') },
      data: Buffer.from(file),
    })
    const last = JSON.parse((await told.text()).trim().split('\n').at(-1) ?? '{}')
    if (last.step !== 'kept') throw new Error(`the upload was refused: ${last.message}`)
    return `/register/uploads/${last.id}${more}`
  }
}

function linkOnDraft(more: string) {
  return async (page: Page) => `${await linkOn('/apply', new RegExp(`/apply/${ID}/edit`))(page)}${more}`
}

/** The addresses of the app's pages, as its folders name them. */
const pages = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => path.posix.basename(file) === 'page.tsx')
  .map((file) => `/${path.posix.dirname(file).replace(/\([^)]+\)\/?/g, '')}`.replace(/^\/\.?$/, '/').replace(/(.)\/$/, '$1'))

let people: People
let publicContext: BrowserContext
let visit: Promise<string> | undefined
test.beforeAll(async ({ browser }) => {
  people = new People(browser)
  publicContext = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
})
test.afterAll(async () => {
  await people.leave()
  await publicContext.close()
})

/** A visit that has begun, with its sheets still open: made once, when first asked for. */
function visitUnderWay(): Promise<string> {
  visit ??= (async () => {
    const { caseNo } = await caseAt('assessing')
    const [assessor, expert] = [await people.of('nx-assessor1'), await people.of('nx-expert1')]
    await declareClear(assessor, caseNo)
    await declareClear(expert, caseNo)
    await beginVisit(assessor, caseNo)
    return new URL(assessor.url()).pathname
  })()
  return visit
}

async function pageOf({ who }: Sample): Promise<Page> {
  if (who) return people.of(who)
  return publicContext.pages()[0] ?? publicContext.newPage()
}

test('every page of the app has a sample here', () => {
  expect(pages.length).toBeGreaterThan(20)
  expect(Object.keys(SAMPLES).toSorted()).toEqual([...new Set(pages)].toSorted())
})

for (const [address, samples] of Object.entries(SAMPLES))
  test(`${address}: nothing serious for axe, nothing in the console, marked as a demo, as wide as its screen`, async () => {
    for (const sample of samples) {
      const page = await pageOf(sample)
      const here = typeof sample.at === 'string' ? sample.at : await sample.at(page)
      const what = `${sample.who ?? 'anyone'} at ${here}`
      const said: string[] = []
      const hear = (message: { type(): string; text(): string }) => message.type() === 'error' && said.push(message.text())
      const fall = (error: Error) => said.push(error.message)
      page.on('console', hear)
      page.on('pageerror', fall)
      const answer = await page.goto(here, { waitUntil: 'load' })
      expect(answer?.status(), what).toBe(sample.status ?? 200)
      expect(new URL(page.url()).pathname, what).toBe(here.split('?')[0])
      await expect(page.getByRole('heading', { level: 1 }).first(), what).toBeVisible()
      await expect(page.getByRole('complementary', { name: '演示说明' }), what).toContainText('演示 · 非官方')
      const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze()
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
        what,
      ).toEqual([])
      expect(passes.length, what).toBeGreaterThan(5)
      const [wide, screen] = [await page.evaluate(() => document.documentElement.scrollWidth), page.viewportSize()?.width ?? 0]
      expect(wide, what).toBeLessThanOrEqual(screen)
      page.off('console', hear)
      page.off('pageerror', fall)
      // The browser itself notes a page that answers otherwise than 200.
      expect(
        said.filter((text) => !sample.status || !text.includes(`status of ${sample.status}`)),
        what,
      ).toEqual([])
    }
  })
