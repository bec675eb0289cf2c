import { Card } from '@/components/ui/card'
import { Unsure } from '@/components/ui/unsure'
import { type PointsScheme, YEAR_GRADE_LABEL, type YearPoints } from '@/lib/supervision/schema/points'

type Props = { points: YearPoints; scheme: PointsScheme; year: number }

/** 年度积分和等次, and how they come about: every number of the scheme is still to be settled, and says so. */
export function PointsCard({ points: { points, grade, deductions }, scheme, year }: Props) {
  const lost = deductions.reduce((sum, one) => sum + one.points, 0)
  return (
    <Card title={`${year} 年积分`} aside={<Unsure />}>
      <p>
        <strong className="text-3xl tabular-nums">{points}</strong> 分，等次 <b>{YEAR_GRADE_LABEL[grade]}</b>
      </p>
      <p className="small muted mt-2">
        每年从 {scheme.start} 分起；一般问题每条扣 {scheme.deductions.ordinary} 分，较重 {scheme.deductions.serious} 分，严重{' '}
        {scheme.deductions.grave} 分，逾期未整改的再扣 {scheme.overdueDeduction} 分。今年 {deductions.length} 条，共扣 {lost} 分。
        {scheme.bands.map(({ grade: one, from }) => `${YEAR_GRADE_LABEL[one]} ${from} 分起`).join('，')}。 低于{' '}
        {scheme.suspension.belowPoints} 分、超期 {scheme.suspension.overdueDays}{' '}
        天以上不整改，或发现虚假服务、伤害服务对象的严重问题，会提请紧急暂停。
      </p>
      <p className="small muted mt-2">{scheme.source}。</p>
    </Card>
  )
}
