import type { Side } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { type CaseStatus, OPEN_STATUSES, type PaperKind } from '../schema'
import type { PaperType } from '../schema/paper'

const MB = 1024 * 1024
/** Defaults for the bureaus to confirm (待核定). */
export const PAPER_LIMITS = { bytes: 10 * MB, caseBytes: 50 * MB, papers: 60, pixels: 40_000_000, pages: 200, name: 120 } as const

const BY_EXTENSION: Record<string, PaperType> = { jpg: 'jpg', jpeg: 'jpg', png: 'png', pdf: 'pdf' }
const MAGIC: ReadonlyArray<[PaperType, readonly number[]]> = [
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The type a file's name claims. */
export function typeByName(fileName: string): PaperType | null {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return BY_EXTENSION[extension] ?? null
}

/** The type a file's first bytes show. */
export function typeByMagic(head: Uint8Array): PaperType | null {
  return MAGIC.find(([, magic]) => magic.every((byte, i) => head[i] === byte))?.[0] ?? null
}

/** Name and size alone, before anything is sent: the browser asks the same. */
export function fileMayBeSent(fileName: string, bytes: number): Outcome<PaperType> {
  const type = typeByName(fileName)
  if (!type) return wrong('paper.type', '只收照片（jpg、png）和 pdf，请换一种格式再上传')
  if (bytes === 0) return wrong('paper.empty', '这个文件是空的，请重新选择')
  if (bytes > PAPER_LIMITS.bytes) return wrong('paper.tooLarge', `每份不超过 ${inMegabytes(PAPER_LIMITS.bytes)}，请压缩或分开上传`)
  return done(type)
}

/** By name, size and first bytes; what it holds is parsed afterwards (F-01). */
export function fileIsWhatItSays(fileName: string, content: Uint8Array): Outcome<PaperType> {
  const claimed = fileMayBeSent(fileName, content.length)
  if (!claimed.ok) return claimed
  if (typeByMagic(content) !== claimed.value) return wrong('paper.disguised', '文件内容与扩展名不一致，请用原来的照片或 pdf 上传')
  return claimed
}

function wrong(code: string, message: string): { ok: false; problem: { code: string; message: string } } {
  return refused(code, message, { fields: { file: message } })
}

/** Room left in the case for one more paper of this size. */
export function roomFor(used: { papers: number; bytes: number }, bytes: number): Outcome<null> {
  if (used.papers >= PAPER_LIMITS.papers) return wrong('paper.tooMany', `一件申请最多 ${PAPER_LIMITS.papers} 份材料，请先删去不需要的`)
  if (used.bytes + bytes > PAPER_LIMITS.caseBytes)
    return wrong('paper.caseFull', `一件申请的材料合计不超过 ${inMegabytes(PAPER_LIMITS.caseBytes)}，请先删去不需要的`)
  return done(null)
}

/** 1.4 MB, 380 KB */
export function inMegabytes(bytes: number): string {
  if (bytes < MB) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / MB).toFixed(bytes % MB === 0 ? 0 : 1)} MB`
}

type Eyes = 'competentBureau' | 'residenceBureau' | 'applicant' | 'representative' | 'assessor'
const ALL_PARTIES: readonly Eyes[] = ['competentBureau', 'residenceBureau', 'applicant', 'representative']
/** 材料 × side. Assessors, while they are assigned, see what the examination needs; 参保凭证 is between the person and the competent bureau. */
export const PAPER_SEEN_BY: Record<PaperKind, readonly Side[]> = {
  identity: ALL_PARTIES,
  medical: [...ALL_PARTIES, 'assessor'],
  residence: ALL_PARTIES,
  mandate: ALL_PARTIES,
  application: ALL_PARTIES,
  insurance: ['competentBureau', 'applicant', 'representative'],
  other: ALL_PARTIES,
}

/** Whoever uploaded a paper sees it; the others by kind. No side, no paper. */
export function paperIsSeenBy(paper: { kind: PaperKind; uploadedBy: string }, sides: readonly Side[], accountId: string | null): boolean {
  if (sides.length === 0) return false
  return paper.uploadedBy === accountId || sides.some((side) => PAPER_SEEN_BY[paper.kind].includes(side))
}

const APPLICANTS: readonly Side[] = ['applicant', 'representative']
const BUREAUS: readonly Side[] = ['competentBureau', 'residenceBureau']
const ADDED_BY_APPLICANT: readonly CaseStatus[] = ['draft', 'returned']

/** The side on which an actor adds a paper: the applicant while the application is theirs, a bureau while the case is open. */
export function addsPaperAs(sides: readonly Side[], status: CaseStatus): Side | null {
  if (ADDED_BY_APPLICANT.includes(status)) {
    const applicant = sides.find((side) => APPLICANTS.includes(side))
    if (applicant) return applicant
  }
  if ((OPEN_STATUSES as readonly CaseStatus[]).includes(status)) return sides.find((side) => BUREAUS.includes(side)) ?? null
  return null
}

/**
 * By the family while the application lies with them; by the very clerk who scanned it by mistake while the case is open, with the reason.
 * Anything else is part of the file.
 */
export function mayRemovePaper(
  paper: { side: Side; uploadedBy: string },
  sides: readonly Side[],
  status: CaseStatus,
  accountId: string | null,
): 'freely' | 'withReason' | null {
  const isFamilys = APPLICANTS.includes(paper.side) && sides.some((side) => APPLICANTS.includes(side))
  if (isFamilys && ADDED_BY_APPLICANT.includes(status)) return 'freely'
  const isOwnScan = accountId !== null && paper.uploadedBy === accountId && BUREAUS.includes(paper.side) && sides.includes(paper.side)
  return isOwnScan && (OPEN_STATUSES as readonly CaseStatus[]).includes(status) ? 'withReason' : null
}

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu

/** A file name without path, control and reserved characters, NFC, at most 120 characters, its extension kept. */
export function safeFileName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(UNSAFE, '').trim()
  const dot = clean.lastIndexOf('.')
  const [stem, extension] = dot >= 0 ? [clean.slice(0, dot), [...clean.slice(dot)].slice(0, 8).join('')] : [clean, '']
  const kept = [...stem.replace(/^[.\s]+/u, '')].slice(0, PAPER_LIMITS.name - [...extension].length).join('')
  return `${kept || '材料'}${extension}`
}

/** Content-Disposition with an ASCII fallback and the UTF-8 name (RFC 6266, RFC 5987). */
export function contentDisposition(how: 'attachment' | 'inline', fileName: string): string {
  const name = safeFileName(fileName)
  const fallback = `paper${/\.[a-z0-9]+$/i.exec(name)?.[0] ?? ''}`
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${fallback}"; filename*=UTF-8''${encoded}`
}
