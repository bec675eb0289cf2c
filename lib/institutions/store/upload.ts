import { gunzipSync, gzipSync } from 'node:zlib'
import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import { vault } from '../../vault'
import type { ImportReport } from '../schema'
import { UPLOAD_PARTS, type Upload, type UploadPages, type UploadPart, type UploadSummary } from '../schema/upload'

/** Entries on one page of a preview. */
const UPLOAD_PAGE = 50
const PER_PAGE: Record<UploadPart, number> = { rows: 500, refused: UPLOAD_PAGE, changed: UPLOAD_PAGE, added: UPLOAD_PAGE, missing: 500 }
/** Pages written in one statement. */
const WRITTEN_AT_ONCE = 100
/** Uploads an account keeps beside the new one. */
const KEPT_BESIDE = 2

/** Pages of a part of so many entries, at least one. */
export function pagesOf(part: UploadPart, entries: number): number {
  return Math.max(1, Math.ceil(entries / PER_PAGE[part]))
}

/** Keeps an upload for its account; of older ones only the last few stay. */
export async function insertUpload(
  tx: Door,
  own: { id: string; accountId: string; regionCode: string; expiresAt: Date },
  summary: UploadSummary,
  pages: UploadPages,
): Promise<void> {
  const older = await tx.registerUpload.findMany({
    where: { accountId: own.accountId },
    orderBy: { createdAt: 'desc' },
    skip: KEPT_BESIDE,
    select: { id: true },
  })
  if (older.length > 0) await tx.registerUpload.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
  await tx.registerUpload.createMany({ data: [{ ...own, sealed: sealed(summary, `RegisterUpload.sealed:${own.id}`) }] })
  for (const part of UPLOAD_PARTS) {
    const entries: readonly unknown[] = pages[part]
    const [size, count] = [PER_PAGE[part], Math.ceil(entries.length / PER_PAGE[part])]
    for (let from = 0; from < count; from += WRITTEN_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(WRITTEN_AT_ONCE, count - from) }, (_, at) => from + at)
      await tx.registerUploadPart.createMany({
        data: numbers.map((page) => ({
          ...{ uploadId: own.id, accountId: own.accountId, part, page },
          sealed: sealed(entries.slice(page * size, (page + 1) * size), placeOf(own.id, part, page)),
        })),
      })
    }
  }
}

/** An upload of one's own that has not run out at `at`; null for any other. */
export async function upload(tx: Door, id: string, at: Date): Promise<Upload | null> {
  const row = await tx.registerUpload.findFirst({ where: { id, expiresAt: { gt: at } } })
  if (!row) return null
  const { createdAt, expiresAt } = row
  const summary = opened<UploadSummary>(row.sealed, `RegisterUpload.sealed:${id}`)
  return { ...summary, id, createdAt, expiresAt, report: row.report as ImportReport | null }
}

/** One page of a part, the first is 0; empty past the last. */
export async function uploadPage<P extends UploadPart>(tx: Door, id: string, part: P, page: number): Promise<UploadPages[P]> {
  const row = await tx.registerUploadPart.findUnique({
    where: { uploadId_part_page: { uploadId: id, part, page } },
    select: { sealed: true },
  })
  return row ? opened<UploadPages[P]>(row.sealed, placeOf(id, part, page)) : ([] as unknown as UploadPages[P])
}

/** A whole part. */
export async function uploadPart<P extends UploadPart>(tx: Door, id: string, part: P): Promise<UploadPages[P]> {
  const rows = await tx.registerUploadPart.findMany({ where: { uploadId: id, part }, orderBy: { page: 'asc' } })
  return rows.flatMap(({ page, sealed }) => opened<unknown[]>(sealed, placeOf(id, part, page))) as unknown as UploadPages[P]
}

export async function noteReport(tx: Door, id: string, report: ImportReport): Promise<void> {
  await tx.registerUpload.updateMany({ where: { id }, data: { report: report as unknown as Prisma.InputJsonValue } })
}

/** Takes away what had run out at `at`; answers how many. */
export async function deleteExpiredUploads(tx: Door, at: Date): Promise<number> {
  return (await tx.registerUpload.deleteMany({ where: { expiresAt: { lte: at } } })).count
}

function placeOf(id: string, part: UploadPart, page: number): string {
  return `RegisterUploadPart.sealed:${id}:${part}:${page}`
}

function sealed(value: unknown, place: string): Uint8Array<ArrayBuffer> {
  return vault().sealBytes(gzipSync(JSON.stringify(value), { level: 1 }), place)
}

function opened<T>(bytes: Uint8Array, place: string): T {
  return JSON.parse(gunzipSync(vault().openBytes(bytes, place)).toString('utf8')) as T
}
