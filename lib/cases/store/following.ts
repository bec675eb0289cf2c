import type { Door } from '../../db'
import type { Occasion } from '../schema'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

/** A draft of this account that follows a case already; null when there is none. */
export async function draftThatFollows(tx: Door, previousId: string, occasion: Occasion, accountId: string): Promise<string | null> {
  const row = await tx.case.findFirst({
    where: { previousId, occasion, status: 'draft', applicantAccountId: accountId },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return row?.id ?? null
}

/** The cases that follow this one and that the asker may see, the newest first. */
export async function casesThatFollow(tx: Door, previousId: string): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({ where: { previousId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 10 })
  return rows.map(fromRow)
}
