import { registerRecords } from '@/lib/institutions/rules'
import { csvOf } from '@/lib/institutions/rules/csv'
import { csvResponse } from '@/lib/web/csv'
import { registerDesk } from '@/lib/web/register'
import { requireActor } from '@/lib/web/session'

/** The own region's part of the register, as it would be uploaded again. */
export async function GET(): Promise<Response> {
  const actor = await requireActor('clerk', 'reviewer')
  const { region, regions, rows, townships } = await registerDesk(actor)
  return csvResponse(`${region.shortName}定点机构名录.csv`, csvOf(registerRecords(rows, { regions, townships })))
}
