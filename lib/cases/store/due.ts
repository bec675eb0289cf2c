import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'

/** An act time itself has to do: which case, and at which version it was seen. */
export type DueAct = { caseId: string; version: number; act: 'endNotice' | 'lapse' | 'expire' }

/** At most `take` acts that are due on `today`, oldest first, each found by an index. Read by the calendar. */
export async function dueActs(tx: Door, today: PlainDate, take: number): Promise<DueAct[]> {
  const select = { id: true, version: true } as const
  const overdue = await tx.case.findMany({
    where: { status: { in: ['onNotice', 'returned'] }, dueOn: { lt: today } },
    select: { ...select, status: true },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take,
  })
  const over = await tx.case.findMany({
    where: { status: 'recognised', validTo: { lt: today } },
    select,
    orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
    take,
  })
  return [
    ...overdue.map(({ id, version, status }) => ({
      caseId: id,
      version,
      act: status === 'onNotice' ? ('endNotice' as const) : ('lapse' as const),
    })),
    ...over.map(({ id, version }) => ({ caseId: id, version, act: 'expire' as const })),
  ].slice(0, take)
}
