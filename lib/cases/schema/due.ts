import { z } from 'zod'
import { ReminderLevel, ReminderOf } from '../schema'

/** What time itself does to a case. */
export const DUE_ACTS = ['endNotice', 'lapse', 'discard', 'expire', 'openRenewal', 'remind'] as const
export type DueActKind = (typeof DUE_ACTS)[number]

/** An act that has fallen due: which case, at which version it was seen, and how hard to remind of which limit. */
export const DueAct = z.strictObject({
  act: z.enum(DUE_ACTS),
  caseId: z.string(),
  version: z.int(),
  level: ReminderLevel.nullable(),
  of: ReminderOf.default('desk'),
})
export type DueAct = z.infer<typeof DueAct>
