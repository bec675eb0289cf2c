import type { Door } from '../db'
import type { Prisma } from '../generated/prisma/client'
import type { Actor } from './schema'

export type AuditNote = {
  /** A stable code of what was done: 'case.read', 'person.reveal', 'signIn', 'account.create'… */
  act: string
  /** What it was done to, by kind and id; never a name, number or text. */
  subject: string
  caseId?: string
  personId?: string
  purpose?: string
  outcome: 'done' | 'refused'
  detail?: Record<string, string | number | boolean | null>
}

/** One entry of 操作留痕, in the deed's own transaction (A-03, A-04: no entry, no act). */
export function writeAudit(tx: Door, actor: Actor, note: AuditNote): Promise<void> {
  return writeAudits(tx, actor, [note])
}

/** The entries of a deed done to many at once, in one statement. */
export async function writeAudits(tx: Door, actor: Actor, notes: readonly AuditNote[]): Promise<void> {
  // createMany has no RETURNING, which the writer's policies would not allow.
  await tx.auditEntry.createMany({
    data: notes.map((note) => ({
      accountId: actor.accountId,
      role: actor.role,
      regionCode: actor.regionCode,
      act: note.act,
      subject: note.subject,
      caseId: note.caseId ?? null,
      personId: note.personId ?? null,
      purpose: note.purpose ?? '',
      outcome: note.outcome,
      detail: (note.detail ?? {}) as Prisma.InputJsonValue,
    })),
  })
}

/**
 * The entries of one deed that showed something of many people, one each (P-06), in one statement whatever their number: the columns go
 * as arrays, since values of their own would be more than a statement may have.
 */
export async function writeAuditOfPeople(tx: Door, actor: Actor, note: AuditNote, people: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("accountId", "role", "regionCode", "act", "subject", "personId", "purpose", "outcome", "detail")
    SELECT ${actor.accountId}, ${actor.role}, ${actor.regionCode}, ${note.act}, ${note.subject}, one, ${note.purpose ?? ''},
      ${note.outcome}, ${JSON.stringify(note.detail ?? {})}::jsonb
    FROM unnest(${[...new Set(people)]}::text[]) AS one`
}

/** The person an account was opened for, verified or only declared; null when there is no such account. */
export async function declaredPersonKey(tx: Door, accountId: string): Promise<string | null> {
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { personKey: true } })
  return row?.personKey ?? null
}

/** Papers have shown that this account is who its holder said; from now on the person's own cases are theirs to see. */
export async function verifyIdentity(tx: Door, accountId: string, at: Date): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId, identityVerifiedAt: null }, data: { identityVerifiedAt: at } })
}
