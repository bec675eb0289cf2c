/**
 * The bytes of a request's body, never reading more than `limit` of them: by Content-Length, then by what really comes (W-05). Null is
 * the refusal. Every route handler that takes a body reads it through here.
 */
export async function boundedBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length
    if (length > limit) {
      await reader.cancel()
      return null
    }
    parts.push(read.value)
  }
  return Uint8Array.from(Buffer.concat(parts))
}

/** The text of a request's body, of at most `limit` bytes; null is the refusal. */
export async function boundedText(request: Request, limit: number): Promise<string | null> {
  const bytes = await boundedBytes(request, limit)
  return bytes && new TextDecoder().decode(bytes)
}

/** The form of a request, of at most `limit` bytes. 'tooLarge' and 'unreadable' are refusals. */
export async function boundedForm(request: Request, limit: number): Promise<FormData | 'tooLarge' | 'unreadable'> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type) || !request.body) return 'unreadable'
  const bytes = await boundedBytes(request, limit)
  if (bytes === null) return 'tooLarge'
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    return 'unreadable'
  }
}

/** What a JSON text holds; null for what is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
