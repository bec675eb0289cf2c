import type { Door } from '../../db'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

/** Cases in 评估中 that the asker may see: for an assessor, those whose open visit they are on. */
export async function casesBeingAssessed(tx: Door): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({ where: { status: 'assessing' }, orderBy: { id: 'asc' } })
  return rows.map(fromRow)
}
