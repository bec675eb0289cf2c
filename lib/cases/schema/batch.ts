import { z } from 'zod'
import type { CaseStatus } from '../schema'

/** Acts that are safe to do to many cases at once: none of them ends or refuses anything, and ② acts are only proposed. */
export const BATCH_ACTS = ['acceptCommission', 'commission', 'acknowledge', 'remind', 'report', 'recognise'] as const
export const BatchAct = z.enum(BATCH_ACTS)
export type BatchAct = z.infer<typeof BatchAct>
export const BATCH_LABEL: Record<BatchAct, string> = {
  acceptCommission: '接收委托',
  commission: '委托评估（同样的要点）',
  acknowledge: '收悉',
  remind: '催办',
  report: '初审：复核上报',
  recognise: '初审：互认',
}

/** As many cases as one page of a list shows, and what stands beside it. */
export const BATCH_MOST = 50

/** What stands in the address of the preview: an act and ids. */
export const BatchChoice = z.object({
  act: BatchAct.optional().catch(undefined),
  id: z
    .union([
      z
        .string()
        .max(64)
        .transform((one) => [one]),
      z.array(z.string().max(64)),
    ])
    .optional()
    .catch(undefined),
})

/** One line of the preview: what would happen, or why not. */
export type Foreseen = {
  caseId: string
  caseNo: string
  name: string
  version: number
  status: CaseStatus
  to: CaseStatus | null
  why: string | null
}
