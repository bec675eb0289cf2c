import { registerRecords } from '@/lib/institutions/rules'
import { csvOf } from '@/lib/institutions/rules/csv'
import { csvResponse } from '@/lib/web/csv'
import { requireActor } from '@/lib/web/session'

/** The empty file of the register: its columns and nothing else. */
export async function GET(): Promise<Response> {
  await requireActor('clerk', 'reviewer')
  return csvResponse('定点机构名录模板.csv', csvOf(registerRecords([], { regions: [], townships: [] })))
}
