import { CASE_STATUSES, type CaseStatus } from '../schema'
import { BATCH_ACTS, type BatchAct } from '../schema/batch'
import type { Command } from '../schema/command'
import { moveOf } from './life'

/** The command of a batch for one case, and whether it is only proposed there (②). */
export function batchDeed(act: BatchAct, caseId: string, points: string, status: CaseStatus): { step: 'do' | 'propose'; command: Command } {
  const step = moveOf(status, act)?.two ? 'propose' : 'do'
  if (act === 'commission') return { step, command: { kind: act, caseId, points } }
  return act === 'remind' ? { step, command: { kind: act, caseId, level: null, of: 'desk' } } : { step, command: { kind: act, caseId } }
}

/** Statuses in which some act of a batch may be possible for this bureau: their rows can be ticked. */
export const BATCH_STATUSES: readonly CaseStatus[] = CASE_STATUSES.filter((status) =>
  BATCH_ACTS.some((act) => moveOf(status, act) !== undefined),
)
