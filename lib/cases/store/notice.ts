import type { Door } from '../../db'
import type { ShownNotice } from '../schema/objection'

type Hung = Omit<ShownNotice, 'id'> & { caseId: string }

const SHOWN = {
  ...{ id: true, insuredRegion: true, residenceRegion: true, name: true, townshipCode: true },
  ...{ grade: true, from: true, to: true, bureau: true, phone: true },
} as const

/** Hangs the notice of a case, or corrects the one that hangs. By the portal's own hand. */
export async function hangNotice(tx: Door, { caseId, ...rest }: Hung): Promise<void> {
  await tx.publicNotice.upsert({ where: { caseId }, create: { caseId, ...rest }, update: rest })
}

export async function takeDownNotice(tx: Door, caseId: string): Promise<void> {
  await tx.publicNotice.deleteMany({ where: { caseId } })
}

/** `between` two regions, in either direction. */
export type NoticeFilter = {
  region?: string | undefined
  townshipCode?: string | undefined
  between?: readonly [string, string]
}

/** Notices this actor may read: for the public, those of the day that was told (nowOn). Soonest over first. */
export async function noticesShown(
  tx: Door,
  { region, townshipCode, between }: NoticeFilter,
  page: { skip: number; take: number },
): Promise<{ rows: ShownNotice[]; total: number }> {
  const where = {
    ...(between ? { insuredRegion: { in: [...between] }, residenceRegion: { in: [...between] } } : {}),
    ...(region ? { OR: [{ residenceRegion: region }, { insuredRegion: region }] } : {}),
    ...(townshipCode ? { townshipCode } : {}),
  }
  const total = await tx.publicNotice.count({ where })
  const rows = await tx.publicNotice.findMany({ where, select: SHOWN, orderBy: [{ to: 'asc' }, { id: 'asc' }], ...page })
  return { rows, total }
}

export async function noticeById(tx: Door, id: string): Promise<ShownNotice | null> {
  return tx.publicNotice.findUnique({ where: { id }, select: SHOWN })
}

/** The case behind a notice: for the portal's own hand only. */
export async function caseOfNotice(tx: Door, id: string): Promise<string | null> {
  return (await tx.publicNotice.findUnique({ where: { id }, select: { caseId: true } }))?.caseId ?? null
}

export async function noticeOfCase(tx: Door, caseId: string): Promise<ShownNotice | null> {
  return tx.publicNotice.findUnique({ where: { caseId }, select: SHOWN })
}
