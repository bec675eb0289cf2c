import { z } from 'zod'
import type { Actor } from '../../access/schema'
import type { PlainDate } from '../../kernel/dates'
import { type Outcome, refused } from '../../kernel/outcome'
import { revealField } from '../../people/commands'
import { viewersOf } from '../../people/rules/visibility'
import { RevealRequest } from '../../people/schema'
import { readCase } from './read'

/** A reveal on a case: whose field it is follows from the case, never from what was sent. */
export const RevealOnCase = RevealRequest.omit({ personId: true }).extend({ caseId: z.string().min(1).max(64) })
export type RevealOnCase = z.infer<typeof RevealOnCase>

/** Opens one sealed field of a case's person, with a purpose and a trace (P-04). Refuses as `revealField`, and 'notFound' behind a wall. */
export async function revealOnCase(actor: Actor, asked: RevealOnCase, today: PlainDate): Promise<Outcome<string>> {
  const stood = await readCase(actor, asked.caseId, today, async (_tx, { caseFile, sides }) => ({
    personId: caseFile.personId,
    viewers: viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false }),
  }))
  if (!stood) return refused('notFound', '没有找到这件案件，或者您无权查看。')
  return revealField(actor, { ...asked, personId: stood.personId }, stood.viewers)
}
