import type { PlainDate } from '../../kernel/dates'
import type { FindingKind, Severity } from './checklist'

export const YEAR_GRADES = ['excellent', 'good', 'passing', 'failing'] as const
export type YearGrade = (typeof YEAR_GRADES)[number]
export const YEAR_GRADE_LABEL: Record<YearGrade, string> = { excellent: '优秀', good: '良好', passing: '合格', failing: '不合格' }

/** 年度积分办法: how many points a year begins with, what takes them away, and when an institution is to be suspended. */
export type PointsScheme = {
  id: string
  title: string
  source: string
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  start: number
  deductions: Readonly<Record<Severity, number>>
  /** Once more for a finding that was not put right in time. */
  overdueDeduction: number
  /** From the highest; the last begins at nought. */
  bands: ReadonlyArray<{ grade: YearGrade; from: number }>
  suspension: {
    /** A grave finding of one of these, while it is not closed. */
    graveKinds: readonly FindingKind[]
    /** Fewer points than these. */
    belowPoints: number
    /** A finding left alone for so many days past its limit. */
    overdueDays: number
  }
  digest: string
}

/** What of a finding counts. */
export type CountedFinding = {
  id: string
  kind: FindingKind
  severity: Severity
  state: 'open' | 'rectified' | 'closed' | 'withdrawn'
  foundOn: PlainDate
  dueOn: PlainDate
  wasOverdue: boolean
}

/** Points of an institution in a year, with what took them away. */
export type YearPoints = { points: number; grade: YearGrade; deductions: Array<{ findingId: string; points: number; isOverdue: boolean }> }

export const ALERT_CAUSES = ['graveFinding', 'pointsBelow', 'rectifyOverdue'] as const
export type AlertCause = (typeof ALERT_CAUSES)[number]
export const ALERT_CAUSE_LABEL: Record<AlertCause, string> = {
  graveFinding: '发现严重问题',
  pointsBelow: '年度积分低于合格线',
  rectifyOverdue: '逾期不整改',
}

/** Why an institution is to be suspended; `subject` is the finding, or the year. */
export type SuspensionReason = { cause: AlertCause; subject: string }
