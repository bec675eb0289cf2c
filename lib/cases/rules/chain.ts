import type { Actor, Side } from '../../access/schema'
import type { PlainDate } from '../../kernel/dates'
import { digestOf, type Json } from '../../kernel/digest'
import type { CaseEvent, CaseFile, NewEvent } from '../schema/event'
import { evolve } from './evolve'

/** When events are placed, and by which press. */
export type Stamp = { requestId: string; today: PlainDate; at: Date }

/** What a digest in the chain covers: everything of the event but the digest itself, the previous digest included. */
export function chainDigest(event: Omit<CaseEvent, 'digest'> & { digest?: string }): string {
  const { at, digest: _digest, ...rest } = event
  return digestOf({ ...rest, at: at.toISOString(), body: event.body as Json } as Json)
}

/** Gives decided events their place in the chain and folds them. The press's requestId stands on the first. */
export function place(
  before: CaseFile | null,
  actor: Actor,
  side: Side,
  events: readonly NewEvent[],
  stamp: Stamp,
  newId?: string,
): { caseFile: CaseFile; placed: CaseEvent[] } {
  const placed: CaseEvent[] = []
  let caseFile = before
  for (const [i, event] of events.entries()) {
    const unsealed = {
      ...event,
      caseId: caseFile?.id ?? (newId as string),
      seq: (caseFile?.version ?? 0) + 1,
      accountId: actor.accountId,
      personKey: actor.personKey,
      role: actor.role,
      side,
      regionCode: actor.regionCode,
      at: stamp.at,
      today: stamp.today,
      requestId: i === 0 ? stamp.requestId : null,
      previousDigest: caseFile?.chainHead ?? '',
    }
    const stored = { ...unsealed, digest: chainDigest(unsealed) }
    placed.push(stored)
    caseFile = evolve(caseFile, stored)
  }
  if (!caseFile) throw new Error('no event was placed')
  return { caseFile, placed }
}

/** An entry of a chain that does not hold. `at` is its index in the list, or the list's length where the end is missing. */
export type ChainFault = { at: number; seq: number | null; fault: 'altered' | 'notNext' | 'unjoined' | 'cutShort' }

/**
 * Where one case's events, in order, no longer are what was written: 'altered' does not fit its own digest, 'notNext' is not
 * the number that follows, 'unjoined' does not follow the entry before it; 'cutShort' when the chain ends before `head`. Empty for a
 * sound chain. Asks for no text: it holds with every content removed (P-07).
 */
export function chainFaults(events: readonly CaseEvent[], head?: string): ChainFault[] {
  const faults: ChainFault[] = []
  let previous = ''
  for (const [at, event] of events.entries()) {
    const { seq } = event
    if (chainDigest(event) !== event.digest) faults.push({ at, seq, fault: 'altered' })
    if (seq !== at + 1 || event.caseId !== events[0]?.caseId) faults.push({ at, seq, fault: 'notNext' })
    else if (event.previousDigest !== previous) faults.push({ at, seq, fault: 'unjoined' })
    previous = event.digest
  }
  if (head !== undefined && previous !== head && faults.length === 0) faults.push({ at: events.length, seq: null, fault: 'cutShort' })
  return faults
}

/** The case as its events tell it; throws on an empty or broken sequence. */
export function replayed(events: readonly CaseEvent[]): CaseFile {
  let caseFile: CaseFile | null = null
  for (const event of events) caseFile = evolve(caseFile, event)
  if (!caseFile) throw new Error('a case without events')
  return caseFile
}
