import { expect, test } from '@playwright/test'
import { inventNationalId } from '../lib/people/rules/national-id'
import { People } from './actors'
import { agreeOn, beginVisit, confirmSheet, declareClear, fillAndLock, signSheet, submitFinding } from './bedside'
import { act, assign, callExpert, moveClock, openCase, stands, twice } from './bureau'
import { type Applying, applyFor } from './family'

// ADL 30, cognition 3, senses 7: 重度失能Ⅱ级 by the combination table's fourth row, third column.
const ADL = [5, 0, 0, 5, 5, 5, 5, 5, 0, 0]
const WEIGHTS = [...ADL, 1, 1, 1, 0, 2, 3, 2]
const OTHER = [...ADL, 1, 1, 1, 1, 2, 3, 2]
const GRADE = '重度失能Ⅱ级'

type Direction = {
  title: string
  competent: string
  residence: string
  family: string
  who: Applying
  assessor: string
  expert: string
  confirming: string
  names: [string, string, string]
}

const DIRECTIONS: Direction[] = [
  {
    title: '示例·陈奶奶: insured in 桐乡, living in 南浔',
    competent: 'tx',
    residence: 'nx',
    family: 'family3',
    who: {
      insured: '桐乡市',
      residence: '南浔区',
      township: '练市镇',
      name: '示例·陈奶奶二',
      nationalId: inventNationalId('330499', '1943-02-14', 801),
      // The account's own person.
      representative: { name: '示例·钱家属', nationalId: inventNationalId('330499', '1970-03-01', 102), phone: '19900009002' },
    },
    assessor: 'nx-assessor1',
    expert: 'nx-expert1',
    confirming: 'nx-expert2',
    names: ['演示·章评估', '演示·顾专家', '演示·丁专家'],
  },
  {
    title: 'the mirror: insured in 南浔, living in 桐乡',
    competent: 'nx',
    residence: 'tx',
    family: 'family2',
    who: {
      insured: '南浔区',
      residence: '桐乡市',
      township: '濮院镇',
      name: '示例·沈奶奶二',
      nationalId: inventNationalId('330599', '1945-09-03', 803),
      representative: { name: '示例·沈家属', nationalId: inventNationalId('330599', '1970-03-01', 101), phone: '19900009003' },
    },
    assessor: 'tx-assessor1',
    expert: 'tx-expert1',
    confirming: 'tx-expert2',
    names: ['演示·沈评估', '演示·朱专家', '演示·姚专家'],
  },
]

test.describe.configure({ timeout: 240_000 })

for (const way of DIRECTIONS) {
  test(`one application, one assessment, valid in both regions — ${way.title}`, async ({ browser }) => {
    const people = new People(browser)
    const family = await people.of(way.family)
    const clerk = await people.of(`${way.competent}-clerk1`)
    const reviewer = await people.of(`${way.competent}-reviewer1`)
    const host = await people.of(`${way.residence}-clerk1`)
    const hostReviewer = await people.of(`${way.residence}-reviewer1`)

    const { caseNo, code, href } = await applyFor(family, way.who)

    await openCase(clerk, caseNo)
    await stands(clerk, '待受理')
    await clerk.getByLabel(/参保核实依据/).fill('参保系统当日查询：在保（示例）')
    await clerk.getByRole('button', { name: '初审：受理' }).click()
    await expect(clerk.getByText('初审是您提出的').first()).toBeVisible()
    await openCase(reviewer, caseNo)
    await reviewer.getByRole('button', { name: '复核通过：受理' }).click()
    await stands(reviewer, '待委托')
    await act(clerk, caseNo, '委托评估', '待接收')

    await act(host, caseNo, '接收委托', '待派员')
    await assign(host, caseNo, way.names.slice(0, 2))

    const [assessor, expert, confirming] = [await people.of(way.assessor), await people.of(way.expert), await people.of(way.confirming)]
    await declareClear(assessor, caseNo)
    await declareClear(expert, caseNo)
    await beginVisit(assessor, caseNo)
    // One point more of memory is another column of the table: the two sheets differ by a grade.
    await fillAndLock(assessor, caseNo, OTHER, '重度失能Ⅰ级')
    await fillAndLock(expert, caseNo, WEIGHTS, GRADE)
    await agreeOn(assessor, caseNo, '记忆力', 0)
    await signSheet(assessor, caseNo)
    await signSheet(expert, caseNo)
    await confirmSheet(expert, caseNo)
    await callExpert(host, caseNo, way.names[2])
    await declareClear(confirming, caseNo)
    await confirmSheet(confirming, caseNo)
    await submitFinding(expert, caseNo)

    await twice(host, hostReviewer, caseNo, '复核上报', '公示中')
    await moveClock(host, 10)
    await twice(clerk, reviewer, caseNo, '互认', '已互认')
    for (const page of [clerk, host]) {
      await openCase(page, caseNo)
      await page.getByRole('button', { name: '收悉', exact: true }).click()
      await expect(page.getByRole('button', { name: '收悉', exact: true })).toHaveCount(0)
    }

    await family.goto(href)
    await expect(family.getByText(GRADE).first()).toBeVisible()
    await family.getByRole('link', { name: '选择护理机构' }).first().click()
    await family.getByText('选这家').first().click()
    await family
      .getByRole('button', { name: /^确定选择/ })
      .first()
      .click()
    await expect(family).toHaveURL(new RegExp(`${href}\\?told=chosen$`))
    for (const page of [clerk, host]) {
      await openCase(page, caseNo)
      await expect(page.getByText(/护理机构/).first()).toBeVisible()
    }

    const stranger = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await stranger.goto('/progress')
    await stranger.getByLabel('案号').fill(caseNo)
    await stranger.getByLabel('查询码').fill(code)
    await stranger.getByRole('button', { name: /查/ }).click()
    await expect(stranger.getByText('已互认').first()).toBeVisible()
    await stranger.close()
    await people.leave()
  })
}
