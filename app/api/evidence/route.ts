import { addEvidence } from '@/lib/supervision/commands/evidence'
import { EvidenceUpload } from '@/lib/supervision/schema/finding'
import { receiveFile } from '../received'

/** Takes one photo or pdf of a finding or an inspection: multipart with subject, id, itemId and file. */
export function POST(request: Request): Promise<Response> {
  return receiveFile(request, EvidenceUpload, ({ actor, fields, fileName, content }) => addEvidence(actor, fields, { fileName, content }))
}
