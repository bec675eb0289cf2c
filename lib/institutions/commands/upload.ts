import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { agreementsOf, regions, termsFor, townships } from '../../agreements/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { confirmImport } from '../commands'
import { judging } from '../rules'
import { careCountOf } from '../rules/listing'
import type { RegisterFile } from '../rules/table'
import type { ImportPreview, ImportReport, RegisterRow } from '../schema'
import { type confirmUploadSchema, PREVIEW_PARTS, type PreviewPart, type UploadProgress, type UploadSummary } from '../schema/upload'
import { register } from '../store'
import { deleteExpiredUploads, insertUpload, noteReport, upload, uploadPage, uploadPart } from '../store/upload'
import { awaitedRows } from './propose'

/** How long an upload waits for its confirmation. */
const KEPT_HOURS = 48
/** Rows judged before others get their turn. */
const AT_ONCE = 500

const NOT_BUREAU = refused('notBureau', '名录由经办机构维护，请由本统筹区经办人员导入')
const UNKNOWN = refused('uploadUnknown', '这份预览已经过期，或不是您上传的。请重新选择文件上传。')

/**
 * 导入名录, first half: judges the rows of a file against the register and keeps what they would do, sealed, for whoever uploaded it.
 * `told` hears how far it has come. The register is not touched.
 */
export async function keepUpload(
  actor: Actor,
  { file, fileName, today, at }: { file: RegisterFile; fileName: string; today: PlainDate; at: Date },
  told: (progress: UploadProgress) => void,
): Promise<Outcome<{ id: string }>> {
  const { accountId, regionCode, role } = actor
  if ((role !== 'clerk' && role !== 'reviewer') || !regionCode || !accountId) return NOT_BUREAU
  const { rows, format, notes } = file
  // Judging a long file takes longer than a transaction may stand open; what moves meanwhile is found by the plan's digest.
  const known = await asActor(actor, async (tx) => ({
    kept: await register(tx),
    awaited: await awaitedRows(tx),
    places: { regions: await regions(tx), townships: await townships(tx) },
    expected: await expectedCare(tx, regionCode, today),
  }))
  const judge = judging(rows, known.kept, { importerRegion: regionCode, ...known.places, today }, known.awaited)
  for (const [at, row] of rows.entries()) {
    judge.add(row)
    if (at % AT_ONCE !== 0) continue
    told({ step: 'judging', rows: at, of: rows.length })
    await new Promise(setImmediate)
  }
  told({ step: 'keeping' })
  const preview = judge.end()
  const id = randomUUID()
  const expiresAt = new Date(at.getTime() + KEPT_HOURS * 3_600_000)
  const summary = summaryOf(preview, known.kept, { fileName, format, notes, rows: rows.length, expected: known.expected })
  await asActor(actor, async (tx) => {
    await insertUpload(tx, { id, accountId, regionCode, expiresAt }, summary, { ...preview, rows: [...rows] })
    await writeAudit(tx, actor, {
      ...{ act: 'register.upload', subject: `RegisterUpload:${id}`, outcome: 'done' },
      detail: { rows: rows.length, ...summary.counts },
    })
  })
  return done({ id })
}

/** 导入名录, second half: what was previewed is filed as it was kept. Pressed again it answers as it did the first time. */
export async function confirmUpload(
  actor: Actor,
  { uploadId, today, at, ...entry }: z.output<typeof confirmUploadSchema> & { today: PlainDate; at: Date },
): Promise<Outcome<ImportReport>> {
  const kept = await asActor(actor, async (tx) => {
    const found = await upload(tx, uploadId, at)
    return found && { ...found, rows: found.report ? [] : await uploadPart(tx, uploadId, 'rows') }
  })
  if (!kept) return UNKNOWN
  if (kept.report) return done(kept.report)
  const outcome = await confirmImport(actor, { ...entry, rows: kept.rows, today })
  if (outcome.ok) await asActor(actor, (tx) => noteReport(tx, uploadId, outcome.value))
  return outcome
}

/** A page of one part of an upload of one's own, with what is told above it; null when there is none (any more). */
export function uploadPreview<P extends PreviewPart>(actor: Actor, id: string, part: P, page: number, at: Date) {
  return asActor(actor, async (tx) => {
    const found = await upload(tx, id, at)
    return found && { upload: found, entries: await uploadPage(tx, id, part, page) }
  })
}

/** Takes away the uploads that nobody confirmed in time; answers how many. */
export function sweepUploads(at: Date): Promise<number> {
  return asActor(CALENDAR, (tx) => deleteExpiredUploads(tx, at))
}

function summaryOf(
  preview: ImportPreview,
  kept: readonly RegisterRow[],
  { expected, ...told }: Pick<UploadSummary, 'fileName' | 'format' | 'notes' | 'rows'> & { expected: number },
): UploadSummary {
  const written = [...preview.added, ...preview.changed]
  const after = new Map(kept.map((row) => [row.code, row]))
  for (const { row } of written) after.set(row.code, row)
  const counts = Object.fromEntries(PREVIEW_PARTS.map((part) => [part, preview[part].length])) as Record<PreviewPart, number>
  return {
    ...told,
    counts: {
      ...counts,
      unchanged: preview.unchanged,
      awaiting: preview.awaiting,
      warned: written.filter(({ warnings }) => warnings.length > 0).length,
    },
    care: { expected, now: careCountOf(kept), after: careCountOf([...after.values()]) },
    planDigest: preview.planDigest,
  }
}

/** How many care institutions the agreements of a region name, at most; 0 where it has none. */
async function expectedCare(tx: Door, regionCode: string, today: PlainDate): Promise<number> {
  const own = (await agreementsOf(tx, today)).filter(({ lowRegion, highRegion }) => lowRegion === regionCode || highRegion === regionCode)
  const expected = await Promise.all(own.map(async ({ id }) => (await termsFor(tx, id, today)).sharedInstitutions.value))
  return Math.max(0, ...expected)
}
