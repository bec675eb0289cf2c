import type { PointsScheme } from '../schema/points'

// Published and never edited. No document gives these numbers: each is a default that the two bureaus have to settle.
export const POINTS_2026: PointsScheme = {
  id: 'points-2026',
  title: '定点护理服务机构年度积分办法（示例）',
  source: '无现成文本，起始分、扣分、等次和暂停条件均待核定',
  effectiveFrom: '2025-04-25',
  effectiveTo: null,
  start: 100,
  deductions: { ordinary: 2, serious: 6, grave: 20 },
  overdueDeduction: 3,
  bands: [
    { grade: 'excellent', from: 90 },
    { grade: 'good', from: 80 },
    { grade: 'passing', from: 60 },
    { grade: 'failing', from: 0 },
  ],
  suspension: { graveKinds: ['fabrication', 'harm'], belowPoints: 60, overdueDays: 15 },
  digest: '87b82a3bfb647b8191df99d0dc3308ca27aa7a5d6f96275e884de3b1633960cb',
}
