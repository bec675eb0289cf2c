import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { cleanFile } from '../../cases/commands/paper-file'
import { type Scanner, scannerInUse } from '../../cases/commands/scanner'
import { fileMayBeSent, roomFor, safeFileName } from '../../cases/rules/paper'
import { asActor, type Door } from '../../db'
import { sha256Hex } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { bureauHand } from '../rules/finding'
import type { EvidenceUpload, SupervisionSide } from '../schema/finding'
import { evidenceUse, insertEvidence, openEvidenceRow } from '../store/evidence'
import { findingById } from '../store/finding'
import { inspectionById } from '../store/inspection'

/** A miss and a wall look the same. */
export const NO_SUCH_EVIDENCE = refused('paper.notFound', '没有找到这份佐证')

type Place = {
  institutionId: string
  concernedRegions: string[]
  findingId: string | null
  inspectionId: string | null
  itemId: string | null
  side: SupervisionSide
  accountId: string
}

/** Where it would hang: bureaus at what is not closed, an institution at its own finding while it is to be put right. */
async function placeFor(tx: Door, actor: Actor, { subject, id, itemId }: EvidenceUpload): Promise<Outcome<Place>> {
  const { accountId } = actor
  if (!accountId) return NO_SUCH_EVIDENCE
  const hand = bureauHand(actor)
  if (subject === 'inspection') {
    const inspection = hand ? await inspectionById(tx, id) : null
    if (!inspection) return NO_SUCH_EVIDENCE
    if (inspection.state === 'done' || inspection.state === 'cancelled') return refused('paper.notNow', '检查已经结束，不能再添加佐证')
    const { institutionId, concernedRegions } = inspection
    return done({ institutionId, concernedRegions, findingId: null, inspectionId: id, itemId: itemId || null, side: 'bureau', accountId })
  }
  const finding = await findingById(tx, id)
  if (!finding || (!hand && actor.role !== 'institution')) return NO_SUCH_EVIDENCE
  const side: SupervisionSide = hand ? 'bureau' : 'institution'
  if (side === 'institution' && finding.state !== 'open') return refused('paper.notNow', '整改已经提交或办结，不能再添加佐证')
  if (finding.closedOn !== null) return refused('paper.notNow', '这条问题已经办结，不能再添加佐证')
  const { institutionId, concernedRegions } = finding
  return done({ institutionId, concernedRegions, findingId: id, inspectionId: null, itemId: null, side, accountId })
}

function whereOf({ findingId, inspectionId }: Place): { findingId: string } | { inspectionId: string } {
  return findingId === null ? { inspectionId: inspectionId ?? '' } : { findingId }
}

/**
 * Adds a photo or a pdf, re-encoded and sealed. Refuses what papers of a case refuse, and, unlike them, anything while the scanner is
 * down: nobody is served worse by trying again.
 */
export async function addEvidence(
  actor: Actor,
  upload: EvidenceUpload,
  { fileName, content }: { fileName: string; content: Uint8Array },
  scanner: Scanner | null = scannerInUse(),
): Promise<Outcome<{ evidenceId: string; scan: 'clean' | 'unscanned' }>> {
  const before = await asActor(actor, async (tx) => {
    const place = await placeFor(tx, actor, upload)
    if (!place.ok) return place
    const room = roomFor(await evidenceUse(tx, whereOf(place.value)), content.length)
    return room.ok ? place : room
  })
  if (!before.ok) return before
  const allowed = fileMayBeSent(fileName, content.length)
  const file = allowed.ok ? await cleanFile(fileName, content) : allowed
  if (!file.ok) return file
  const verdict = scanner ? await scanner.scan(content) : null
  if (verdict === 'infected') return refused('paper.infected', '安全扫描发现这个文件有风险，未予保存；请换一台设备重新拍照或另存')
  if (verdict === 'unavailable') return refused('paper.scannerDown', '安全扫描暂时不可用，请稍后再上传')
  const scan = verdict === null ? 'unscanned' : 'clean'
  return asActor(actor, async (tx) => {
    // It may have moved while the file was read.
    const place = await placeFor(tx, actor, upload)
    if (!place.ok) return place
    const room = roomFor(await evidenceUse(tx, whereOf(place.value)), file.value.content.length)
    if (!room.ok) return room
    const { accountId, ...rest } = place.value
    const id = randomUUID()
    await insertEvidence(tx, {
      ...{ ...rest, id, fileName: safeFileName(fileName), mime: file.value.mime, bytes: file.value.content.length },
      ...{ sha256: sha256Hex(file.value.content), scan, uploadedBy: accountId, content: file.value.content },
    })
    await writeAudit(tx, actor, {
      act: 'evidence.add',
      subject: `Evidence:${id}`,
      outcome: 'done',
      detail: { bytes: file.value.content.length },
    })
    return done({ evidenceId: id, scan })
  })
}

/** The content of one file, to whoever the row policies show it; every opening is an entry of the trail. */
export function openEvidence(
  actor: Actor,
  id: string,
): Promise<Outcome<{ fileName: string; mime: string; content: Uint8Array<ArrayBuffer> }>> {
  return asActor(actor, async (tx) => {
    const found = await openEvidenceRow(tx, id)
    if (!found) return NO_SUCH_EVIDENCE
    await writeAudit(tx, actor, { act: 'evidence.read', subject: `Evidence:${id}`, outcome: 'done' })
    const { fileName, mime, content } = found
    return done({ fileName, mime, content })
  })
}
