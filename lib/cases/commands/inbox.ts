import type { Actor } from '../../access/schema'
import { asActor } from '../../db'
import { done, type Outcome } from '../../kernel/outcome'
import { markRead } from '../store/message'

/** Marks one's own message, or with null all of them, as read; another's stays as it is and is not told apart. */
export function readMessages(actor: Actor, id: string | null, at: Date): Promise<Outcome<{ count: number }>> {
  return asActor(actor, async (tx) => done({ count: await markRead(tx, actor, id, at) }))
}
