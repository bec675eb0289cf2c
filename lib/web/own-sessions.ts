import type { Actor } from '../access/schema'
import type { SessionLine } from '../accounts/schema'
import { listOwnSessions } from '../accounts/store/sessions'
import { asActor } from '../db'

/** Where this person is signed in right now (S-05). */
export function ownSessions(actor: Actor): Promise<SessionLine[]> {
  return asActor(actor, (tx) => listOwnSessions(tx, actor, new Date()))
}
