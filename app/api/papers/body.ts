import { PAPER_LIMITS } from '@/lib/cases/rules/paper'

/** A file and the words around it. */
const BODY_LIMIT = PAPER_LIMITS.bytes + 64 * 1024

/**
 * The form of a request, never reading more than one file's worth: by Content-Length, then by what really comes (W-05).
 * 'tooLarge' and 'unreadable' are refusals.
 */
export async function boundedForm(request: Request): Promise<FormData | 'tooLarge' | 'unreadable'> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data') || !request.body) return 'unreadable'
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) return 'tooLarge'
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length
    if (length > BODY_LIMIT) {
      await reader.cancel()
      return 'tooLarge'
    }
    parts.push(read.value)
  }
  try {
    return await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData()
  } catch {
    return 'unreadable'
  }
}
