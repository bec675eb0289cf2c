import { daysBetween, type PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { POINTS_2026 } from '../editions/points-2026'
import type { CountedFinding, PointsScheme, SuspensionReason, YearGrade, YearPoints } from '../schema/points'

export const SCHEMES: readonly PointsScheme[] = [POINTS_2026]

/** Of everything but the digest itself. */
export function schemeDigest({ digest: _, ...content }: PointsScheme): string {
  return digestOf({
    ...content,
    bands: [...content.bands],
    suspension: { ...content.suspension, graveKinds: [...content.suspension.graveKinds] },
  })
}

/** The one scheme in force on a day. Throws unless exactly one answers. */
export function schemeOn(day: PlainDate, all: readonly PointsScheme[] = SCHEMES): PointsScheme {
  const standing = all.filter((one) => one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo))
  const [first] = standing
  if (!first || standing.length > 1) throw new Error(`${standing.length} schemes of points in force on ${day}`)
  return first
}

/** True of a finding that nobody has answered by its last day. */
export function isOverdue(finding: Pick<CountedFinding, 'state' | 'dueOn'>, today: PlainDate): boolean {
  return finding.state === 'open' && finding.dueOn < today
}

/** 年度积分: what the year began with less what its findings take away; never under nought. What was withdrawn takes nothing. */
export function pointsOf(scheme: PointsScheme, findings: readonly CountedFinding[], year: number, today: PlainDate): YearPoints {
  const deductions = findings
    .filter(({ state, foundOn }) => state !== 'withdrawn' && foundOn.startsWith(`${year}-`))
    .map((one) => {
      const late = one.wasOverdue || isOverdue(one, today)
      return { findingId: one.id, points: scheme.deductions[one.severity] + (late ? scheme.overdueDeduction : 0), isOverdue: late }
    })
  const points = Math.max(
    0,
    deductions.reduce((left, one) => left - one.points, scheme.start),
  )
  return { points, grade: gradeFor(scheme, points), deductions }
}

/** 等次 of the points. Throws where the bands leave a gap at the bottom. */
export function gradeFor(scheme: PointsScheme, points: number): YearGrade {
  const band = scheme.bands.find(({ from }) => points >= from)
  if (!band) throw new Error(`no band of ${scheme.id} holds ${points} points`)
  return band.grade
}

/** Why this institution is to be suspended today: by what is not closed, whenever it was found, and by the points of the year. */
export function suspensionReasons(scheme: PointsScheme, findings: readonly CountedFinding[], today: PlainDate): SuspensionReason[] {
  const { graveKinds, belowPoints, overdueDays } = scheme.suspension
  const unsettled = findings.filter(({ state }) => state === 'open' || state === 'rectified')
  const grave = unsettled.filter((one) => one.severity === 'grave' && graveKinds.includes(one.kind))
  const late = unsettled.filter((one) => isOverdue(one, today) && daysBetween(one.dueOn, today) > overdueDays)
  const { points } = pointsOf(scheme, findings, Number(today.slice(0, 4)), today)
  return [
    ...grave.map(({ id }) => ({ cause: 'graveFinding' as const, subject: id })),
    ...late.map(({ id }) => ({ cause: 'rectifyOverdue' as const, subject: id })),
    ...(points < belowPoints ? [{ cause: 'pointsBelow' as const, subject: today.slice(0, 4) }] : []),
  ]
}
