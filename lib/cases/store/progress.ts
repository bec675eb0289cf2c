import type { Door } from '../../db'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

/** The cases an applicant began, is the subject of, or holds a mandate for (the row policy's reading), newest first, at most 50. */
export async function casesOfApplicant(tx: Door): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 50 })
  return rows.map(fromRow)
}
