import type { Actor } from '../../access/schema'
import type { PlainDate } from '../../kernel/dates'
import { type Outcome, refused } from '../../kernel/outcome'
import { revealField } from '../../people/commands'
import { viewersOf } from '../../people/rules/visibility'
import type { RevealOnCase } from '../schema/reveal'
import { readCase } from './read'

/** Opens one sealed field of a case's person, with a purpose and a trace (P-04). Refuses as `revealField`, and 'notFound' behind a wall. */
export async function revealOnCase(actor: Actor, asked: RevealOnCase, today: PlainDate): Promise<Outcome<string>> {
  const stood = await readCase(actor, asked.caseId, today, async (_tx, { caseFile, sides }) => ({
    personId: caseFile.personId,
    viewers: viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false }),
  }))
  if (!stood) return refused('notFound', '没有找到这件案件，或者您无权查看。')
  return revealField(actor, { ...asked, personId: stood.personId }, stood.viewers)
}
