import type { Client } from 'pg'
import { type Actor, CALENDAR } from '../access/schema'
import { asActor } from '../db'
import type { Outcome } from '../kernel/outcome'
import { FROM, pressOn } from './cast.fixture'
import { perform } from './commands/perform'
import type { Command, CommandKind } from './schema/command'
import type { CaseFile } from './schema/event'
import { caseById, eventsOf } from './store/case'

export const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
export const act = (actor: Actor, command: Command, today = FROM) => perform(actor, { step: 'do', command }, pressOn(today))
export const propose = (actor: Actor, command: Command, today = FROM) => perform(actor, { step: 'propose', command }, pressOn(today))
export const approve = (actor: Actor, caseId: string, kind: CommandKind, seq: number, today = FROM) =>
  perform(actor, { step: 'approve', caseId, act: kind, seq, note: '' }, pressOn(today))
export const accept = (caseId: string): Command => ({ kind: 'accept', caseId, insuranceEvidence: '' })

/** The case as the calendar sees it, which is whole. */
export async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  return found
}
export const events = (caseId: string) => asActor(CALENDAR, (door) => eventsOf(door, caseId))

/** What the trail says of a case: act, role, outcome and code, in order. */
export async function trail(owner: Pick<Client, 'query'>, caseId: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select "act", "role", "outcome", "detail"->>'code' as code from "AuditEntry" where "caseId" = $1 order by "id"`,
    [caseId],
  )
  return rows.map((row) => [row.act, row.role, row.outcome, row.code].filter((part) => part !== null).join(' '))
}
