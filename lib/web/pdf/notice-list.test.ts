import { expect, test } from 'vitest'
import type { NoticeListFacts } from '../../cases/schema/letter'
import { copied } from './copied.fixture'
import { noticeListPdf } from './notice-list'

const list = (count: number): NoticeListFacts => ({
  ...{ isDemo: true, number: '甲护异〔2026〕示0601号', issuedOn: '2026-06-01', digest: 'ab'.repeat(32), other: '示例乙区医疗保障经办中心' },
  office: { name: '示例甲市医疗保障经办中心', phone: '0570-0000000', address: '示例路1号' },
  ...{ place: '两地经办窗口（条款待核定）', basis: '条款待核定' },
  rows: Array.from({ length: count }, (_, i) => ({
    ...{
      name: `示例·*${i + 1}`,
      town: '示例乙区示例街道',
      insured: '示例甲市',
      grade: '重度失能Ⅱ级',
      from: '2026-05-28',
      to: '2026-06-04',
    },
  })),
})

test('every row, its heading on each page, and what can be done about it', async () => {
  const pages = await copied(await noticeListPdf(list(60)))
  expect(pages.length).toBeGreaterThan(1)
  for (let i = 1; i <= 60; i += 1) expect(pages.join('')).toContain(`${i}示例·*${i}示例乙区示例街道示例甲市重度失能Ⅱ级5月28日至6月4日`)
  for (const page of pages.filter((one) => one.includes('示例·*'))) expect(page).toContain('序号姓名居住地参保地失能等级公示期')
  for (const one of ['公示名单', '甲护异〔2026〕示0601号', '60件', '写明姓名、联系方式和理由', '（盖章）', '演示·非官方'])
    expect(pages.join('')).toContain(one)
})

test('a day without a notice is said', async () => {
  const pages = await copied(await noticeListPdf(list(0)))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('今天没有正在公示的评估结论')
})

test.each([14, 15, 16, 17, 18, 40, 41, 42, 58, 59, 60, 61])(
  '%i rows: the seal never stands on a page without a row, nor the foot alone',
  async (count) => {
    const pages = await copied(await noticeListPdf(list(count)))
    const last = pages.at(-1) ?? ''
    for (const one of [`*${count}示例乙区`, '（盖章）', '内容摘要', 'ab'.repeat(32)]) expect(last).toContain(one)
  },
)
