import { randomUUID } from 'node:crypto'
import type { Door } from '../../db'
import type { Alert as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { Alert, AlertState } from '../schema/alert'
import type { AlertCause, SuspensionReason } from '../schema/points'

function place(id: string): string {
  return `Alert.reasonCipher:${id}`
}

function alertFrom({ reasonCipher, createdAt: _, settledBy: __, docketId: ___, ...row }: Row): Alert {
  return {
    ...row,
    cause: row.cause as AlertCause,
    state: row.state as AlertState,
    reason: reasonCipher && vault().open(reasonCipher, place(row.id)),
  }
}

export type Raised = { institutionId: string; regionCode: string; concernedRegions: string[]; raisedOn: PlainDate }

/** Raises what is not raised yet, each once for ever. Answers those that are new. By the portal's own hand. */
export async function insertAlerts(tx: Door, of: Raised, reasons: readonly SuspensionReason[]): Promise<Alert[]> {
  if (reasons.length === 0) return []
  const rows = reasons.map((reason) => ({ ...of, ...reason, id: randomUUID() }))
  await tx.alert.createMany({ data: rows, skipDuplicates: true })
  const written = await tx.alert.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return written.map(alertFrom)
}

/** Alerts that wait for a reviewer, the oldest first. */
export async function openAlerts(tx: Door, take = 100): Promise<Alert[]> {
  const rows = await tx.alert.findMany({ where: { state: 'open' }, orderBy: [{ raisedOn: 'asc' }, { id: 'asc' }], take })
  return rows.map(alertFrom)
}

export async function alertById(tx: Door, id: string): Promise<Alert | null> {
  const row = await tx.alert.findUnique({ where: { id } })
  return row && alertFrom(row)
}

export type Settlement = { state: Exclude<AlertState, 'open'>; by: string; on: PlainDate; reason: string; docketId: string | null }

/** Settles what waits: one alert, or every one of an institution at once. Answers how many. */
export async function settleAlerts(tx: Door, alerts: readonly Alert[], { state, by, on, reason, docketId }: Settlement): Promise<number> {
  let count = 0
  for (const { id } of alerts) {
    const data = { state, settledBy: by, settledOn: on, docketId, reasonCipher: vault().seal(reason, place(id)) }
    count += (await tx.alert.updateMany({ where: { id, state: 'open' }, data })).count
  }
  return count
}

/** Open alerts of one institution. */
export async function openAlertsOf(tx: Door, institutionId: string): Promise<Alert[]> {
  const rows = await tx.alert.findMany({ where: { institutionId, state: 'open' }, orderBy: { raisedOn: 'asc' } })
  return rows.map(alertFrom)
}
