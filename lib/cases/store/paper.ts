import { randomBytes } from 'node:crypto'
import type { Side } from '../../access/schema'
import type { Door } from '../../db'
import { vault } from '../../vault'
import { PaperKind } from '../schema'
import { type Paper, Scan } from '../schema/paper'

const LISTED = {
  id: true,
  caseId: true,
  kind: true,
  fileName: true,
  mime: true,
  bytes: true,
  sha256: true,
  scan: true,
  uploadedBy: true,
  side: true,
  createdAt: true,
} as const

type Row = { [K in keyof Paper]: K extends 'kind' | 'scan' | 'side' ? string : Paper[K] }

/** File names are sealed: people put ids and names into them. */
function fromRow(row: Row): Paper {
  return {
    ...row,
    fileName: vault().open(row.fileName, `Paper.fileName:${row.id}`),
    kind: PaperKind.parse(row.kind),
    scan: Scan.parse(row.scan),
    side: row.side as Side,
  }
}

/** The papers of a case, oldest first; empty behind a wall. */
export async function papersOf(tx: Door, caseId: string): Promise<Paper[]> {
  const rows = await tx.paper.findMany({ where: { caseId }, select: LISTED, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(fromRow)
}

/** Null for a miss and for a wall alike. */
export async function paperById(tx: Door, id: string): Promise<Paper | null> {
  const row = await tx.paper.findUnique({ where: { id }, select: LISTED })
  return row ? fromRow(row) : null
}

/** How much the case holds; uploads to one case wait for each other until the transaction ends, so that two cannot both take the last room. */
export async function paperUse(tx: Door, caseId: string): Promise<{ papers: number; bytes: number }> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`papers:${caseId}`}, 0))`
  const use = await tx.paper.aggregate({ where: { caseId }, _count: true, _sum: { bytes: true } })
  return { papers: use._count, bytes: use._sum.bytes ?? 0 }
}

export type NewPaper = Omit<Paper, 'createdAt' | 'bytes'> & { insuredRegion: string; residenceRegion: string; content: Uint8Array }

/** Writes the row and the sealed content under a random storage name (F-02). */
export async function insertPaper(tx: Door, { content, ...paper }: NewPaper): Promise<void> {
  await tx.paper.createMany({
    data: [
      {
        ...paper,
        fileName: vault().seal(paper.fileName, `Paper.fileName:${paper.id}`),
        bytes: content.length,
        storageName: randomBytes(24).toString('hex'),
      },
    ],
  })
  const cipher = vault().sealBytes(content, `PaperContent:${paper.id}`)
  await tx.paperContent.createMany({ data: [{ paperId: paper.id, caseId: paper.caseId, cipher }] })
}

export async function paperContent(tx: Door, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await tx.paperContent.findUnique({ where: { paperId: id }, select: { cipher: true } })
  return row ? vault().openBytes(row.cipher, `PaperContent:${id}`) : null
}

/** False when it was gone already. */
export async function deletePaper(tx: Door, id: string): Promise<boolean> {
  await tx.paperContent.deleteMany({ where: { paperId: id } })
  const { count } = await tx.paper.deleteMany({ where: { id } })
  return count === 1
}

/** Papers that wait for a scanner, oldest first. */
export async function quarantinedPapers(tx: Door, limit: number): Promise<Paper[]> {
  const rows = await tx.paper.findMany({ where: { scan: 'quarantined' }, select: LISTED, orderBy: { createdAt: 'asc' }, take: limit })
  return rows.map(fromRow)
}

export async function markScanned(tx: Door, id: string): Promise<void> {
  await tx.paper.updateMany({ where: { id, scan: 'quarantined' }, data: { scan: 'clean' } })
}
