import { openCsv } from '@/lib/institutions/rules/open-data'
import { currentIssue, noList, openAnswer, openList } from '@/lib/web/open-data'

export const dynamic = 'force-dynamic'

/** The current list as csv, row by row what the JSON holds. */
export async function GET(request: Request): Promise<Response> {
  const issue = await currentIssue()
  if (!issue) return noList()
  return openAnswer(request, issue.digest, 'text/csv', async () => {
    const open = await openList()
    return open && { tag: open.list.digest, text: openCsv(open.rows) }
  })
}
