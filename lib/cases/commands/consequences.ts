import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import type { Command } from '../schema/command'
import type { CaseEvent, CaseFile } from '../schema/event'
import { carryOut } from './effects'
import { holdFirst } from './handover'
import { issueLetters } from './letters'
import { keepNotice } from './notice'
import { tellPeople } from './notices'
import { tellObjectors } from './objection'
import type { Press } from './perform'

/** What has just been written of a case; `command` is null for a proposal and for the return of one. */
export type Happened = {
  actor: Actor
  before: CaseFile
  after: CaseFile
  events: readonly CaseEvent[]
  command: Command | null
  press: Press
}

/** Everything that follows from a written act, in its own transaction: with one of these undone, none of it is done. */
export async function consequences(tx: Door, happened: Happened): Promise<void> {
  const { actor, before, after, command, press } = happened
  if (command) await carryOut(tx, actor, before, after, command, press)
  await holdFirst(tx, happened)
  await keepNotice(tx, happened)
  await tellObjectors(tx, happened)
  await issueLetters(tx, happened)
  // Last: it leaves the portal's own hand asking.
  await tellPeople(tx, happened)
}
