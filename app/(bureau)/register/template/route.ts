import { csvOf } from '@/lib/institutions/rules/csv'
import { registerRecords } from '@/lib/institutions/rules/records'
import { csvResponse } from '@/lib/web/csv'
import { registerDesk } from '@/lib/web/register'
import { templateWorkbook } from '@/lib/web/register-sheets'
import { requireActor } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'

/** The empty ledger: .xlsx with 填写说明, or the header alone as .csv when asked (?as=csv). */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor('clerk', 'reviewer')
  const desk = await registerDesk(actor)
  if (new URL(request.url).searchParams.get('as') === 'csv')
    return csvResponse('定点机构名录模板.csv', csvOf(registerRecords([], desk, null)))
  return xlsxResponse('定点机构名录模板.xlsx', await templateWorkbook(desk))
}
