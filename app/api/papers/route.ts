import { addPaper } from '@/lib/cases/commands/paper'
import { PaperUpload } from '@/lib/cases/schema/paper'
import { portalToday } from '@/lib/web/session'
import { receiveFile } from '../received'

/** Takes one paper: multipart with caseId, kind and file. 201 with its id and scan state, or the refusal. */
export function POST(request: Request): Promise<Response> {
  return receiveFile(request, PaperUpload, async ({ actor, fields, fileName, content }) =>
    addPaper(actor, { ...fields, fileName, content }, await portalToday()),
  )
}
