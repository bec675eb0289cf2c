import type { Door } from '../../db'
import { vault } from '../../vault'
import type { Evidence, SupervisionSide } from '../schema/finding'

const LISTED = {
  id: true,
  findingId: true,
  inspectionId: true,
  itemId: true,
  side: true,
  fileName: true,
  mime: true,
  bytes: true,
  scan: true,
  createdAt: true,
} as const

type Row = Omit<Evidence, 'side' | 'scan'> & { side: string; scan: string }

function place(id: string): string {
  return `Evidence.content:${id}`
}

function evidenceFrom(row: Row): Evidence {
  return { ...row, side: row.side as SupervisionSide, scan: row.scan as Evidence['scan'] }
}

export type NewEvidence = Omit<Evidence, 'createdAt'> & {
  institutionId: string
  concernedRegions: string[]
  sha256: string
  uploadedBy: string
  content: Uint8Array
}

/** Keeps a file, sealed. */
export async function insertEvidence(tx: Door, { content, ...one }: NewEvidence): Promise<void> {
  await tx.evidence.createMany({ data: [{ ...one, content: vault().sealBytes(content, place(one.id)) }] })
}

/** Without content; by the finding or by the inspection, the oldest first. */
export async function evidenceOf(tx: Door, of: { findingId: string } | { inspectionId: string }): Promise<Evidence[]> {
  const rows = await tx.evidence.findMany({ where: of, select: LISTED, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(evidenceFrom)
}

/** How many files and bytes hang there already. */
export async function evidenceUse(
  tx: Door,
  of: { findingId: string } | { inspectionId: string },
): Promise<{ papers: number; bytes: number }> {
  const { _count, _sum } = await tx.evidence.aggregate({ where: of, _count: true, _sum: { bytes: true } })
  return { papers: _count, bytes: _sum.bytes ?? 0 }
}

/** One file with its content; null for a miss and a wall alike. */
export async function openEvidenceRow(tx: Door, id: string): Promise<(Evidence & { content: Uint8Array<ArrayBuffer> }) | null> {
  const row = await tx.evidence.findUnique({ where: { id }, select: { ...LISTED, content: true } })
  if (!row) return null
  const { content, ...listed } = row
  return { ...evidenceFrom(listed), content: vault().openBytes(content, place(id)) }
}

/** What was photographed for an item belongs to the finding that comes of it. */
export async function joinEvidence(tx: Door, of: { inspectionId: string; itemId: string }, findingId: string): Promise<void> {
  await tx.evidence.updateMany({ where: of, data: { findingId } })
}
