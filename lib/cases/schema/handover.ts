import { z } from 'zod'

/** 移交的事由. */
export const HANDOVER_REASONS = ['leave', 'transfer', 'recusal', 'workload', 'absent'] as const
export const HandoverReason = z.enum(HANDOVER_REASONS)
export type HandoverReason = z.infer<typeof HandoverReason>
export const HANDOVER_REASON_LABEL: Record<HandoverReason, string> = {
  leave: '休假或外出',
  transfer: '调离岗位',
  recusal: '应当回避',
  workload: '分担工作量',
  absent: '同事不在岗，由复核人员代为移交',
}

const account = z.string().min(1, '请选择').max(64)

/** Whose cases go to whom and why; `caseIds` are those that were shown, so that nothing goes unseen. */
export const Handover = z.strictObject({
  from: account,
  to: account,
  why: HandoverReason,
  caseIds: z.array(z.string().min(1).max(64)).min(1, '没有可以移交的案件').max(500),
})
export type Handover = z.infer<typeof Handover>

/** What stands in the address of the page while somebody chooses: ids and a code. */
export const HandoverChoice = z.object({
  from: account.optional().catch(undefined),
  to: account.optional().catch(undefined),
  why: HandoverReason.optional().catch(undefined),
  case: z.string().max(64).optional().catch(undefined),
})
export type HandoverChoice = z.infer<typeof HandoverChoice>
