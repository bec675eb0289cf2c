import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import type { Docket, DocketSignature, DocketState, DocketTopic } from '../schema/docket'

const WITH_SIGNATURES = { signatures: { orderBy: { at: 'asc' } } } as const satisfies Prisma.DocketInclude
type Row = Prisma.DocketGetPayload<{ include: typeof WITH_SIGNATURES }>

/** Dockets on one page of a list. */
export const DOCKET_PAGE = 20

/** One docket by id, as far as the reader's bureau is a party of it. */
export async function docket(tx: Door, id: string): Promise<Docket | null> {
  const row = await tx.docket.findUnique({ where: { id }, include: WITH_SIGNATURES })
  return row && docketFrom(row)
}

/** The same, held until the transaction ends: of two who sign at once the second waits and sees the first. */
export async function lockDocket(tx: Door, id: string): Promise<Docket | null> {
  await tx.$queryRaw`select 1 from "Docket" where "id" = ${id} for update`
  return docket(tx, id)
}

/** Those of these ids that the reader may see, by id. */
export async function docketsById(tx: Door, ids: readonly string[]): Promise<Map<string, Docket>> {
  const rows = await tx.docket.findMany({ where: { id: { in: [...new Set(ids)] } }, include: WITH_SIGNATURES })
  return new Map(rows.map((row) => [row.id, docketFrom(row)]))
}

/** Open ones of a topic, or of all, the oldest first. */
export async function openDockets(tx: Door, topic?: DocketTopic): Promise<Docket[]> {
  const rows = await tx.docket.findMany({
    where: { state: 'open', ...(topic ? { topic } : {}) },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    include: WITH_SIGNATURES,
  })
  return rows.map(docketFrom)
}

/** A page of those that are closed, the latest first. */
export async function closedDockets(tx: Door, topic: DocketTopic, page = 1): Promise<{ rows: Docket[]; total: number }> {
  const where = { topic, state: { not: 'open' } } as const
  const rows = await tx.docket.findMany({
    where,
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * DOCKET_PAGE,
    take: DOCKET_PAGE,
    include: WITH_SIGNATURES,
  })
  return { rows: rows.map(docketFrom), total: await tx.docket.count({ where }) }
}

type NewDocket = Omit<Docket, 'state' | 'proposedAt' | 'closedOn' | 'closedBy' | 'closedRegion' | 'closeReason' | 'signatures'>

/** Files a docket, unsigned. */
export async function insertDocket(tx: Door, { payload, ...rest }: NewDocket): Promise<void> {
  await tx.docket.createMany({ data: [{ ...rest, payload: payload as Prisma.InputJsonValue }] })
}

/** Adds a bureau's signature. */
export async function insertSignature(tx: Door, docketId: string, one: Omit<DocketSignature, 'at'>): Promise<void> {
  await tx.docketSignature.createMany({ data: [{ docketId, ...one }] })
}

/** Closes an open docket. */
export async function closeDocket(
  tx: Door,
  id: string,
  by: { state: Exclude<DocketState, 'open'>; closedOn: PlainDate; closedBy: string; closedRegion: string; closeReason: string },
): Promise<void> {
  await tx.docket.updateMany({ where: { id, state: 'open' }, data: by })
}

function docketFrom({ topic, state, ...rest }: Row): Docket {
  return {
    ...rest,
    topic: topic as DocketTopic,
    state: state as DocketState,
    payload: rest.payload as Json,
    signatures: rest.signatures.map(({ regionCode, accountId, signedOn, at }) => ({ regionCode, accountId, signedOn, at })),
  }
}
