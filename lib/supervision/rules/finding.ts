import type { Actor } from '../../access/schema'
import { dueDay } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import type { WorkingCalendar } from '../../kernel/calendar'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Severity } from '../schema/checklist'
import type { Finding, FindingState, RecheckEntry } from '../schema/finding'

const TERM = { ordinary: 'rectifyOrdinaryDays', serious: 'rectifySeriousDays', grave: 'rectifyGraveDays' } as const

/** 整改期限 by severity: its last day. Throws CalendarNotLoaded past the loaded years. */
export function rectifyBy(calendar: WorkingCalendar, terms: Terms, severity: Severity, from: PlainDate): PlainDate {
  return dueDay(calendar, terms, TERM[severity], from)
}

export function rectifyTermOf(severity: Severity): (typeof TERM)[Severity] {
  return TERM[severity]
}

/** Which bureaus an institution's supervision concerns: of the region it is in and of every region it may serve. */
export function concernedRegions(institution: { regionCode: string; servesRegions: readonly string[] }): string[] {
  return [...new Set([institution.regionCode, ...institution.servesRegions])].sort()
}

/** A bureau's own staff, as an actor that has both an account and a region. */
export type BureauHand = Actor & { accountId: string; regionCode: string }

export function bureauHand(actor: Actor): BureauHand | null {
  const { role, accountId, regionCode } = actor
  return (role === 'clerk' || role === 'reviewer') && accountId !== null && regionCode !== null ? { ...actor, accountId, regionCode } : null
}

const MOVED = refused('stale', '这一条刚才有人先一步办理，请刷新页面看最新的情况')

/** Whether the institution may say now that it is put right. */
export function mayRectify(finding: Pick<Finding, 'state' | 'version'>, version: number): Outcome<null> {
  if (finding.state === 'rectified') return refused('waitsForRecheck', '整改已经提交，正在等经办机构复查')
  if (finding.state !== 'open') return refused('notOpen', '这一条已经办结，不用再提交')
  return finding.version === version ? done(null) : MOVED
}

const FROM: Record<RecheckEntry['result'], readonly FindingState[]> = {
  closed: ['rectified'],
  sentBack: ['rectified'],
  withdrawn: ['open', 'rectified'],
}

/**
 * Whether this bureau may decide so now: what is grave is closed by a reviewer, and a finding is taken back by a reviewer of the bureau
 * that found it.
 */
export function mayRecheck(finding: Finding, actor: BureauHand, { result, version }: RecheckEntry): Outcome<null> {
  if (!finding.concernedRegions.includes(actor.regionCode)) return refused('findingUnknown', '没有找到这条问题')
  if (!FROM[result].includes(finding.state))
    return finding.state === 'open'
      ? refused('notRectified', '机构还没有提交整改，提交以后再复查')
      : refused('notOpen', '这一条已经办结，请刷新页面查看结果')
  if (finding.version !== version) return MOVED
  if (result === 'withdrawn' && (actor.role !== 'reviewer' || actor.regionCode !== finding.regionCode))
    return refused('withdrawByReviewer', '撤销由发现问题的经办机构复核人员办理')
  if (result === 'closed' && finding.severity === 'grave' && actor.role !== 'reviewer')
    return refused('closeByReviewer', '严重问题由复核人员复查销号')
  return done(null)
}
