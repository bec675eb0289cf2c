import type { Door } from '../../db'
import type { InstitutionRequest as Row } from '../../generated/prisma/client'
import { vault } from '../../vault'
import { askedChangesSchema, type InstitutionPhoto, type InstitutionRequest, type PhotoState, type RequestState } from '../schema/request'

/** Requests of one institution that are shown to it. */
const SHOWN = 20

function place(column: 'noteCipher' | 'answerCipher', id: string): string {
  return `InstitutionRequest.${column}:${id}`
}
function reasonPlace(id: string): string {
  return `InstitutionPhoto.reasonCipher:${id}`
}

/** Files a request; the database holds one that waits of each institution. */
export async function insertRequest(
  tx: Door,
  { note, ...row }: Omit<InstitutionRequest, 'state' | 'answeredOn' | 'answer' | 'docketId'> & { requestId: string; askedBy: string },
): Promise<void> {
  await tx.institutionRequest.createMany({
    data: [{ ...row, noteCipher: note === null ? null : vault().seal(note, place('noteCipher', row.id)) }],
  })
}

/** The request of this press, where it was pressed before. */
export async function requestByPress(tx: Door, requestId: string): Promise<InstitutionRequest | null> {
  const row = await tx.institutionRequest.findUnique({ where: { requestId } })
  return row && requestFrom(row)
}

/** One request, held until the transaction ends. */
export async function lockRequest(tx: Door, id: string): Promise<InstitutionRequest | null> {
  await tx.$queryRaw`select 1 from "InstitutionRequest" where "id" = ${id} for update`
  const row = await tx.institutionRequest.findUnique({ where: { id } })
  return row && requestFrom(row)
}

/** Closes a request that waits. */
export async function closeRequest(
  tx: Door,
  id: string,
  by: { state: Exclude<RequestState, 'waiting'>; answeredBy: string; answeredOn: string; answer: string; docketId?: string },
): Promise<void> {
  const { answer, ...rest } = by
  await tx.institutionRequest.updateMany({
    where: { id, state: 'waiting' },
    data: { ...rest, answerCipher: answer === '' ? null : vault().seal(answer, place('answerCipher', id)) },
  })
}

/** The last requests of one institution, the latest first. */
export async function requestsOf(tx: Door, institutionId: string): Promise<InstitutionRequest[]> {
  const rows = await tx.institutionRequest.findMany({ where: { institutionId }, orderBy: { createdAt: 'desc' }, take: SHOWN })
  return rows.map(requestFrom)
}

/** Requests that wait at a bureau, the oldest first. */
export async function waitingRequests(tx: Door, regionCode: string): Promise<InstitutionRequest[]> {
  const rows = await tx.institutionRequest.findMany({ where: { regionCode, state: 'waiting' }, orderBy: { createdAt: 'asc' } })
  return rows.map(requestFrom)
}

/** How much waits at a bureau: requests and pictures. */
export async function waitingCount(tx: Door, regionCode: string): Promise<number> {
  const where = { regionCode, state: 'waiting' }
  return (await tx.institutionRequest.count({ where })) + (await tx.institutionPhoto.count({ where }))
}

/** One picture of an institution at a time, until the transaction ends. */
export async function lockPhotos(tx: Door, code: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(20220737, hashtext(${code}))`
}

/** Keeps a picture that waits. */
export async function insertPhoto(
  tx: Door,
  row: Omit<InstitutionPhoto, 'state' | 'reason'> & {
    institutionId: string
    regionCode: string
    uploadedBy: string
    content: Uint8Array<ArrayBuffer>
  },
): Promise<void> {
  await tx.institutionPhoto.createMany({ data: [row] })
}

const PHOTO = {
  ...{ id: true, code: true, digest: true, caption: true, width: true, height: true, state: true, uploadedOn: true, reasonCipher: true },
} as const

/** Pictures of one institution as far as the reader may see them, the oldest first. */
export async function photosOf(tx: Door, code: string, states: readonly PhotoState[]): Promise<InstitutionPhoto[]> {
  const rows = await tx.institutionPhoto.findMany({
    where: { code, state: { in: [...states] } },
    orderBy: { createdAt: 'asc' },
    select: PHOTO,
  })
  return rows.map(photoFrom)
}

/** Pictures that wait at a bureau. */
export async function waitingPhotos(tx: Door, regionCode: string): Promise<InstitutionPhoto[]> {
  const rows = await tx.institutionPhoto.findMany({ where: { regionCode, state: 'waiting' }, orderBy: { createdAt: 'asc' }, select: PHOTO })
  return rows.map(photoFrom)
}

/** A picture's bytes, as far as the reader may see it: by its digest where it is public, or by its id. */
export async function photoContent(
  tx: Door,
  by: { code: string; digest: string } | { id: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const where = 'id' in by ? by : { ...by, state: 'shown' }
  return (await tx.institutionPhoto.findFirst({ where, select: { content: true } }))?.content ?? null
}

/** What became of a picture. Answers false where it no longer stands as `from`. */
export async function settlePhoto(
  tx: Door,
  id: string,
  from: readonly PhotoState[],
  by: { state: PhotoState; settledBy: string; settledOn: string; reason: string },
): Promise<boolean> {
  const { reason, ...rest } = by
  const { count } = await tx.institutionPhoto.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...rest, reasonCipher: reason === '' ? null : vault().seal(reason, reasonPlace(id)) },
  })
  return count > 0
}

function requestFrom(row: Row): InstitutionRequest {
  const { id, institutionId, code, regionCode, state, askedOn, answeredOn, docketId, noteCipher, answerCipher } = row
  return {
    ...{ id, institutionId, code, regionCode, askedOn, answeredOn, docketId },
    state: state as RequestState,
    changes: askedChangesSchema.parse(row.changes),
    note: noteCipher && vault().open(noteCipher, place('noteCipher', id)),
    answer: answerCipher && vault().open(answerCipher, place('answerCipher', id)),
  }
}

function photoFrom({
  reasonCipher,
  state,
  ...row
}: Omit<InstitutionPhoto, 'reason' | 'state'> & { reasonCipher: string | null; state: string }): InstitutionPhoto {
  return { ...row, state: state as PhotoState, reason: reasonCipher && vault().open(reasonCipher, reasonPlace(row.id)) }
}
