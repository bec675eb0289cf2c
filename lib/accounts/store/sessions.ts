import { randomBytes } from 'node:crypto'
import type { Actor, Role } from '../../access/schema'
import type { Door } from '../../db'
import { SIGN_IN, sessionLives } from '../rules'
import type { LiveSession, SessionEnd, SessionLine } from '../schema'
import { utc } from '../store'

/** A new session under a new id: 256 random bits. */
export async function insertSession(tx: Door, accountId: string, agent: string, at: Date): Promise<{ id: string; expiresAt: Date }> {
  const id = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + SIGN_IN.absolute * 1000)
  await tx.session.createMany({ data: [{ id, accountId, createdAt: at, lastSeenAt: at, expiresAt, agent: agent.slice(0, 80) }] })
  return { id, expiresAt }
}

type Row = {
  endedAt: Date | null
  expiresAt: Date
  lastSeenAt: Date
  accountId: string
  role: string
  regionCode: string | null
  institutionId: string | null
  personKey: string
  displayName: string
  identityVerifiedAt: Date | null
  temporaryUntil: Date | null
  confirmedAt: Date | null
  demo: boolean
}

/**
 * The session and its account in one look-up, as the door; null when it does not live or the account is closed. A typed id proves
 * nothing: an applicant's personKey is handed on only once a bureau has verified who they are.
 */
export async function findLiveSession(
  tx: Door,
  sessionId: string,
  accountId: string,
  at: Date,
  demoAllowed: boolean,
): Promise<LiveSession | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s."endedAt", s."expiresAt", s."lastSeenAt", s."confirmedAt", s."accountId", a."role", a."regionCode", a."institutionId",
           a."personKey", a."displayName", a."identityVerifiedAt", a."temporaryUntil", a."demo"
    FROM "Session" s JOIN "Account" a ON a."id" = s."accountId"
    WHERE s."id" = ${sessionId} AND s."accountId" = ${accountId} AND a."status" = 'active'`
  const row = rows[0]
  if (!row || (row.demo && !demoAllowed)) return null
  const role = row.role as Role
  if (!sessionLives(row, role, at)) return null
  if (at.getTime() - row.lastSeenAt.getTime() >= SIGN_IN.sightEvery * 1000) {
    const seen = utc(at)
    await tx.$executeRaw`UPDATE "Session" SET "lastSeenAt" = ${seen}::timestamp WHERE "id" = ${sessionId} AND "endedAt" IS NULL AND "lastSeenAt" < ${seen}::timestamp`
  }
  return {
    sessionId,
    actor: {
      role,
      accountId: row.accountId,
      regionCode: row.regionCode,
      institutionId: row.institutionId,
      personKey: role === 'applicant' && row.identityVerifiedAt === null ? null : row.personKey,
      name: row.displayName,
    },
    mustChangePassword: row.temporaryUntil !== null,
    confirmedAt: row.confirmedAt,
  }
}

/** Keeps that the password was given again in this session; false when it no longer lives. */
export async function confirmSession(tx: Door, accountId: string, sessionId: string, at: Date): Promise<boolean> {
  return (await tx.session.updateMany({ where: { id: sessionId, accountId, endedAt: null }, data: { confirmedAt: at } })).count === 1
}

/** Ends one session of this account; false when it had ended already or is another's. */
export async function endSession(tx: Door, accountId: string, sessionId: string, why: SessionEnd, at: Date): Promise<boolean> {
  const ended = await tx.session.updateMany({ where: { id: sessionId, accountId, endedAt: null }, data: { endedAt: at, endedWhy: why } })
  return ended.count === 1
}

/** Ends all live sessions of the account, but for `except`; the next request of any of them finds no session. */
export async function endSessionsOf(tx: Door, accountId: string, why: SessionEnd, at: Date, except?: string): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { accountId, endedAt: null, ...(except === undefined ? {} : { id: { not: except } }) },
    data: { endedAt: at, endedWhy: why },
  })
  return ended.count
}

/** The actor's own live sessions, newest first (S-05). */
export async function listOwnSessions(tx: Door, actor: Actor, at: Date): Promise<SessionLine[]> {
  if (actor.accountId === null) return []
  const rows = await tx.session.findMany({
    where: { accountId: actor.accountId, endedAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  return rows
    .filter((row) => sessionLives(row, actor.role, at))
    .map(({ id, createdAt, lastSeenAt, agent }) => ({ id, createdAt, lastSeenAt, agent }))
}
