import { currentIssue, headOf, noList, openAnswer, openList } from '@/lib/web/open-data'

export const dynamic = 'force-dynamic'

/** The current list as JSON: what its digest is made of, and how to check it. */
export async function GET(request: Request): Promise<Response> {
  const issue = await currentIssue()
  if (!issue) return noList()
  return openAnswer(request, issue.digest, 'application/json', async () => {
    const open = await openList()
    return open && { tag: open.list.digest, text: JSON.stringify({ ...headOf(open.list), institutions: open.rows }) }
  })
}
