import { csvOf } from '@/lib/institutions/rules/csv'
import { registerRecords } from '@/lib/institutions/rules/records'
import { csvResponse } from '@/lib/web/csv'
import { registerDesk } from '@/lib/web/register'
import { registerWorkbook } from '@/lib/web/register-sheets'
import { requireActor } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'

/** The own region's part of the register, as it would be uploaded again: .xlsx, or .csv when asked (?as=csv). */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor('clerk', 'reviewer')
  const desk = await registerDesk(actor)
  const name = `${desk.region.shortName}定点机构名录`
  if (new URL(request.url).searchParams.get('as') === 'csv')
    return csvResponse(`${name}.csv`, csvOf(registerRecords(desk.rows, desk, desk.versions[0]?.number ?? 0)))
  return xlsxResponse(`${name}.xlsx`, await registerWorkbook(desk, actor.name, new Date()))
}
