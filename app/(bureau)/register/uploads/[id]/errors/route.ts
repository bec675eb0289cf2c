import { notFound } from 'next/navigation'
import { refusalWorkbook } from '@/lib/web/register-sheets'
import { requireActor } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'

/** 错误清单 of an upload of one's own. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await requireActor('clerk', 'reviewer')
  const book = await refusalWorkbook(actor, (await params).id, new Date())
  if (!book) notFound()
  return xlsxResponse(`${book.fileName.replace(/\.[^.]*$/, '')}-错误清单.xlsx`, book.bytes)
}
