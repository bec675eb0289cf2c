import { OPEN_DATA_VERSION } from '@/lib/institutions/rules/open-data'
import { digestOf } from '@/lib/kernel/digest'
import { noList, openAnswer, openList } from '@/lib/web/open-data'

export const dynamic = 'force-dynamic'

/** What changes from day to day of each institution on the list: opening hours and free places, outside the list's digest. */
export async function GET(request: Request): Promise<Response> {
  const open = await openList()
  if (!open) return noList()
  const tag = digestOf(open.daily)
  const text = JSON.stringify({ schemaVersion: OPEN_DATA_VERSION, number: open.list.number, institutions: open.daily })
  return openAnswer(request, tag, 'application/json', async () => ({ tag, text }))
}
