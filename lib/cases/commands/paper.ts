import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR, type Side } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { sha256Hex } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { addsPaperAs, fileMayBeSent, mayRemovePaper, paperIsSeenBy, roomFor, safeFileName } from '../rules/paper'
import type { PaperKind } from '../schema'
import type { CaseFile } from '../schema/event'
import type { ListedPaper, Paper, RemovalReason, Scan } from '../schema/paper'
import { caseById } from '../store/case'
import { deletePaper, insertPaper, markScanned, paperById, paperContent, papersOf, paperUse, quarantinedPapers } from '../store/paper'
import { cleanFile } from './paper-file'
import { type Scanner, scannerInUse } from './scanner'
import { standingOf } from './standing'

/** A miss, a wall and a paper of a kind not shown to this side look the same (Z-07). */
export const NO_SUCH_PAPER = refused('paper.notFound', '没有找到这份材料')
const NO_SUCH_CASE = refused('case.notFound', '没有找到这件申请')

type Upload = { caseId: string; kind: PaperKind; fileName: string; content: Uint8Array }

/**
 * Adds a paper: by the applicant or the representative while the application lies with them, by either bureau while the case is open.
 * Refuses what is not a jpg, png or pdf by name, first bytes and content, what exceeds 10 MB° or the case's 50 MB°, and what the
 * scanner finds infected; while the scanner is down the paper is kept quarantined.
 */
export async function addPaper(
  actor: Actor,
  upload: Upload,
  today: PlainDate,
  scanner: Scanner | null = scannerInUse(),
): Promise<Outcome<{ paperId: string; scan: Scan }>> {
  const before = await asActor(actor, async (tx) => {
    const place = await placeFor(tx, actor, upload.caseId, today)
    if (!place.ok) return place
    const room = roomFor(await paperUse(tx, upload.caseId), upload.content.length)
    return room.ok ? place : room
  })
  if (!before.ok) return before
  const allowed = fileMayBeSent(upload.fileName, upload.content.length)
  const file = allowed.ok ? await cleanFile(upload.fileName, upload.content) : allowed
  if (!file.ok) return refusedFile(actor, before.value.caseFile, upload.kind, file)
  const verdict = scanner ? await scanner.scan(upload.content) : null
  if (verdict === 'infected') {
    const infected = refused('paper.infected', '安全扫描发现这个文件有风险，未予保存；请换一台设备重新拍照或另存')
    return refusedFile(actor, before.value.caseFile, upload.kind, infected)
  }
  const scan: Scan = verdict === null ? 'unscanned' : verdict === 'clean' ? 'clean' : 'quarantined'
  return asActor(actor, async (tx) => {
    // The case may have moved while the file was read.
    const place = await placeFor(tx, actor, upload.caseId, today)
    if (!place.ok) return place
    const { caseFile, side } = place.value
    const room = roomFor(await paperUse(tx, upload.caseId), file.value.content.length)
    if (!room.ok) return room
    const id = randomUUID()
    await insertPaper(tx, {
      id,
      caseId: caseFile.id,
      insuredRegion: caseFile.insuredRegion,
      residenceRegion: caseFile.residenceRegion,
      kind: upload.kind,
      fileName: safeFileName(upload.fileName),
      mime: file.value.mime,
      content: file.value.content,
      sha256: sha256Hex(file.value.content),
      scan,
      uploadedBy: actor.accountId ?? '',
      side,
    })
    await note(tx, actor, 'paper.add', caseFile, id, 'done', { kind: upload.kind, bytes: file.value.content.length, scan })
    return done({ paperId: id, scan })
  })
}

async function refusedFile<V>(
  actor: Actor,
  caseFile: CaseFile,
  kind: PaperKind,
  outcome: Outcome<V> & { ok: false },
): Promise<Outcome<never>> {
  await asActor(actor, (tx) => note(tx, actor, 'paper.add', caseFile, 'none', 'refused', { kind, code: outcome.problem.code }))
  return outcome
}

async function placeFor(tx: Door, actor: Actor, caseId: string, today: PlainDate): Promise<Outcome<{ caseFile: CaseFile; side: Side }>> {
  const caseFile = await caseById(tx, caseId)
  if (!caseFile || actor.accountId === null) return NO_SUCH_CASE
  const { sides, isKin } = await standingOf(tx, actor, caseFile, today)
  if (sides.length === 0) return NO_SUCH_CASE
  const side = addsPaperAs(sides, caseFile.status)
  if (!side) return refused('paper.notNow', '这件申请现在不能添加材料；需要补交的，请等经办机构退回补正')
  if (isKin && side !== 'applicant' && side !== 'representative') return refused('kin', '您与参保人有亲属或代理关系，请由其他同事办理')
  return done({ caseFile, side })
}

function note(
  tx: Door,
  actor: Actor,
  act: string,
  caseFile: CaseFile,
  paperId: string,
  outcome: 'done' | 'refused',
  detail: Record<string, string | number> = {},
): Promise<void> {
  return writeAudit(tx, actor, { act, subject: `paper:${paperId}`, caseId: caseFile.id, personId: caseFile.personId, outcome, detail })
}

export type OpenedPaper = { fileName: string; mime: string; content: Uint8Array<ArrayBuffer> }

/** The content of one paper, for whoever may see it; every opening is an entry of the trail. Refuses one that waits for its scan. */
export function openPaper(actor: Actor, paperId: string, today: PlainDate): Promise<Outcome<OpenedPaper>> {
  return asActor(actor, async (tx) => {
    const seen = await seenPaper(tx, actor, paperId, today)
    if (!seen) return NO_SUCH_PAPER
    const { paper, caseFile } = seen
    if (paper.scan === 'quarantined') return refused('paper.quarantined', '这份材料还在等待安全扫描，请稍后再打开')
    const content = await paperContent(tx, paperId)
    // Content is removed when its time of keeping has passed; the row stays as the trace.
    if (!content) return refused('paper.removed', '这份材料的内容已按保存期限清除')
    await note(tx, actor, 'paper.read', caseFile, paperId, 'done', { kind: paper.kind })
    return done({ fileName: paper.fileName, mime: paper.mime, content })
  })
}

/** Takes a paper out, by the family while it may, by the clerk who scanned it by mistake with the reason; its content is erased. */
export function removePaper(
  actor: Actor,
  paperId: string,
  today: PlainDate,
  why: RemovalReason | null = null,
): Promise<Outcome<{ caseId: string }>> {
  return asActor(actor, async (tx) => {
    const seen = await seenPaper(tx, actor, paperId, today)
    if (!seen) return NO_SUCH_PAPER
    const { paper, caseFile, sides } = seen
    const may = mayRemovePaper(paper, sides, caseFile.status, actor.accountId)
    if (may === 'withReason' && why === null) return refused('paper.reasonWanted', '请选择移除的原因')
    if (!may) {
      await note(tx, actor, 'paper.remove', caseFile, paperId, 'refused', { code: 'paper.kept' })
      return refused('paper.kept', '材料提交后成为案卷的一部分，不能删除；自己刚才扫错的，由扫描人本人移除')
    }
    if (!(await deletePaper(tx, paperId))) return NO_SUCH_PAPER
    await note(tx, actor, 'paper.remove', caseFile, paperId, 'done', { kind: paper.kind, ...(why ? { why } : {}) })
    return done({ caseId: caseFile.id })
  })
}

async function seenPaper(
  tx: Door,
  actor: Actor,
  paperId: string,
  today: PlainDate,
): Promise<{ paper: Paper; caseFile: CaseFile; sides: Side[] } | null> {
  const paper = await paperById(tx, paperId)
  const caseFile = paper ? await caseById(tx, paper.caseId) : null
  if (!paper || !caseFile) return null
  const { sides } = await standingOf(tx, actor, caseFile, today)
  return paperIsSeenBy(paper, sides, actor.accountId) ? { paper, caseFile, sides } : null
}

/** The papers of a case this actor may see, with what they may do; for a page that has loaded the case and its sides. */
export async function listedPapers(tx: Door, actor: Actor, caseFile: CaseFile, sides: readonly Side[]): Promise<ListedPaper[]> {
  const papers = await papersOf(tx, caseFile.id)
  return papers
    .filter((paper) => paperIsSeenBy(paper, sides, actor.accountId))
    .map(({ sha256: _digest, ...whole }) => {
      const { uploadedBy: _by, ...paper } = whole
      const may = mayRemovePaper(whole, sides, caseFile.status, actor.accountId)
      return { ...paper, mayRemove: may !== null, reasonWanted: may === 'withReason', mayOpen: paper.scan !== 'quarantined' }
    })
}

/** The calendar's work: scans what was quarantined while the scanner was down; what is infected goes. Answers what became of how many. */
export async function scanQuarantined(
  scanner: Scanner | null = scannerInUse(),
  limit = 20,
): Promise<{ clean: number; infected: number; waiting: number }> {
  const tally = { clean: 0, infected: 0, waiting: 0 }
  for (const paper of await asActor(CALENDAR, (tx) => quarantinedPapers(tx, limit))) {
    const content = await asActor(CALENDAR, (tx) => paperContent(tx, paper.id))
    const verdict = scanner && content ? await scanner.scan(content) : 'unavailable'
    if (verdict === 'unavailable') {
      tally.waiting += 1
      continue
    }
    tally[verdict] += 1
    await asActor(CALENDAR, async (tx) => {
      if (verdict === 'clean') await markScanned(tx, paper.id)
      else await deletePaper(tx, paper.id)
      await writeAudit(tx, CALENDAR, {
        act: 'paper.scan',
        subject: `paper:${paper.id}`,
        caseId: paper.caseId,
        outcome: 'done',
        detail: { verdict },
      })
    })
  }
  return tally
}
