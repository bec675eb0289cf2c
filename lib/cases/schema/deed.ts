import { z } from 'zod'
import { COMMAND_KINDS, Command, Start } from './command'

const requestId = z.uuid()

/** One press on a case page: which press, what was seen, what is to be done. */
export const SentDeed = z.strictObject({
  requestId,
  /** The version of the case the person looked at. */
  seen: z.int().min(1),
  deed: z.discriminatedUnion('step', [
    z.strictObject({ step: z.enum(['do', 'propose']), command: Command }),
    z.strictObject({
      step: z.enum(['approve', 'return']),
      caseId: z.string().min(1).max(64),
      act: z.enum(COMMAND_KINDS as [string, ...string[]]).transform((kind) => kind as (typeof COMMAND_KINDS)[number]),
      seq: z.int().min(1),
      note: z.string().trim().max(500, '请不要超过 500 个字'),
    }),
  ]),
})
export type SentDeed = z.infer<typeof SentDeed>

/** 窗口代办, as sent. */
export const SentAtCounter = z.strictObject({ requestId, start: Start })
export type SentAtCounter = z.infer<typeof SentAtCounter>
