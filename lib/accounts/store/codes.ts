import type { Door } from '../../db'
import { utc } from '../store'

/** Writes a new code and takes back the earlier ones of the same purpose and subject that the same address asked for. */
export async function insertCode(
  tx: Door,
  code: { purpose: string; subjectKey: string; askerKey: string; codeHash: string; expiresAt: Date; at: Date },
): Promise<void> {
  const { purpose, subjectKey, askerKey, codeHash, expiresAt, at } = code
  await tx.oneTimeCode.updateMany({ where: { purpose, subjectKey, askerKey, usedAt: null }, data: { usedAt: at } })
  await tx.oneTimeCode.createMany({ data: [{ purpose, subjectKey, askerKey, codeHash, expiresAt, createdAt: at }] })
}

type Asked = { purpose: string; subjectKey: string; askerKey: string; at: Date }
type Kept = { id: string; codeHash: string }

/** Counts one try at the code in force of this address and answers its hash, in one statement; null when there is none left to try. */
export async function tryCode(tx: Door, ask: Asked & { attempts: number }): Promise<Kept | null> {
  const now = utc(ask.at)
  const rows = await tx.$queryRaw<Kept[]>`
    UPDATE "OneTimeCode" SET "attempts" = "attempts" + 1
    WHERE "purpose" = ${ask.purpose} AND "subjectKey" = ${ask.subjectKey} AND "askerKey" = ${ask.askerKey} AND "usedAt" IS NULL
      AND "expiresAt" > ${now}::timestamp AND "attempts" < ${ask.attempts}
    RETURNING "id", "codeHash"`
  return rows[0] ?? null
}

/** The newest code in force that another address asked for; looking costs it no try. */
export async function latestElsewhere(tx: Door, { purpose, subjectKey, askerKey, at }: Asked): Promise<Kept | null> {
  return tx.oneTimeCode.findFirst({
    where: { purpose, subjectKey, askerKey: { not: askerKey }, usedAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, codeHash: true },
  })
}

/** Spends a code, and takes back the others of its purpose and subject. It works once: false for the second of two at once. */
export async function spendCodes(tx: Door, of: { id: string; purpose: string; subjectKey: string; at: Date }): Promise<boolean> {
  const { id, purpose, subjectKey, at } = of
  const { count } = await tx.oneTimeCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } })
  if (count === 1) await tx.oneTimeCode.updateMany({ where: { purpose, subjectKey, usedAt: null }, data: { usedAt: at } })
  return count === 1
}

/** Advances one counter by one statement and answers where it stands (W-03). `startedAt` is the window's beginning. */
export async function advanceWindow(tx: Door, key: string, windowSeconds: number, at: Date): Promise<{ count: number; startedAt: Date }> {
  const now = utc(at)
  const earliest = utc(new Date(at.getTime() - windowSeconds * 1000))
  const rows = await tx.$queryRaw<Array<{ count: number; startedAt: Date }>>`
    INSERT INTO "RateWindow" ("key", "startedAt", "count") VALUES (${key}, ${now}::timestamp, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateWindow"."startedAt" <= ${earliest}::timestamp THEN 1 ELSE "RateWindow"."count" + 1 END,
      "startedAt" = CASE WHEN "RateWindow"."startedAt" <= ${earliest}::timestamp THEN ${now}::timestamp ELSE "RateWindow"."startedAt" END
    RETURNING "count", "startedAt"`
  return rows[0] as { count: number; startedAt: Date }
}

/** Takes one count back from a window. */
export async function returnCount(tx: Door, key: string): Promise<void> {
  await tx.rateWindow.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } })
}

/** Forgets counters and codes older than `before`. */
export async function forgetBefore(tx: Door, before: Date): Promise<number> {
  const windows = await tx.rateWindow.deleteMany({ where: { startedAt: { lt: before } } })
  const codes = await tx.oneTimeCode.deleteMany({ where: { expiresAt: { lt: before } } })
  return windows.count + codes.count
}
