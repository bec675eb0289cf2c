import { z } from 'zod'
import { RevealRequest } from '../../people/schema'

/** A reveal on a case: whose field it is follows from the case, never from what was sent. */
export const RevealOnCase = RevealRequest.omit({ personId: true }).extend({ caseId: z.string().min(1).max(64) })
export type RevealOnCase = z.infer<typeof RevealOnCase>
