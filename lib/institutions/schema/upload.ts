import { z } from 'zod'
import type { FileRow, ImportPreview, ImportReport } from '../schema'

/** Parts of an upload, each kept in pages: its rows as typed, and what would become of them. */
export const UPLOAD_PARTS = ['rows', 'refused', 'changed', 'added', 'missing'] as const
export type UploadPart = (typeof UPLOAD_PARTS)[number]
/** What a preview lists, in the order a clerk reads it. */
export const PREVIEW_PARTS = ['refused', 'changed', 'added', 'missing'] as const satisfies readonly UploadPart[]
export type PreviewPart = (typeof PREVIEW_PARTS)[number]
export const PREVIEW_PART_LABEL: Record<PreviewPart, string> = {
  refused: '不能导入',
  changed: '变更',
  added: '新增',
  missing: '文件里没有',
}

/** What a page of each part holds. */
export type UploadPages = { rows: FileRow[] } & Pick<ImportPreview, PreviewPart>

/** What is told of an upload above its pages. */
export type UploadSummary = {
  fileName: string
  format: string
  /** In sentences what a clerk should know of how the file was read. */
  notes: string[]
  rows: number
  counts: Record<PreviewPart, number> & { unchanged: number; awaiting: number; warned: number }
  /** Care institutions on the list, of both regions: as many as the agreement names, as the register has, as it would have once all is signed. */
  care: { expected: number; now: number; after: number }
  planDigest: string
}

export type Upload = UploadSummary & { id: string; createdAt: Date; expiresAt: Date; report: ImportReport | null }

/** How far the reading of an upload has come, a line of the answer at a time; the last one is `kept` or `problem`. */
export type UploadProgress =
  | { step: 'reading'; rows: number }
  | { step: 'judging'; rows: number; of: number }
  | { step: 'keeping' }
  | { step: 'kept'; id: string }
  | { step: 'refused'; message: string }

export const confirmUploadSchema = z.strictObject({
  uploadId: z.uuid(),
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why rows with warnings are taken all the same; kept. */
  reason: z.string().trim().max(200).default(''),
})
