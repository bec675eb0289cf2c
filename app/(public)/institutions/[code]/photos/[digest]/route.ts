import { publicPhoto } from '@/lib/web/photos'

type Context = { params: Promise<{ code: string; digest: string }> }

/** A public picture. Of one digest there is one content: it may be kept for good. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { code, digest } = await params
  const content = await publicPhoto(code, digest)
  if (!content)
    return new Response('没有这张照片', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  return new Response(content, {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(content.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
