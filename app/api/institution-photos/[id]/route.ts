import { refused } from '@/lib/kernel/outcome'
import { asOwnOrBureau } from '@/lib/web/photos'
import { answered, fileHeaders } from '../../answered'
import { problemAnswer } from '../../papers/answer'

const MISSING = refused('paper.notFound', '没有这张照片')
const DOOR = { purpose: 'institution-photo', turns: 300, missing: MISSING.problem }
const POLICY = "default-src 'none'; img-src 'self'; frame-ancestors 'none'; sandbox"

/** A picture as its institution and its bureau see it, before and after it is public. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const content = await asOwnOrBureau(actor, id)
    return content
      ? new Response(content, { headers: fileHeaders('image/jpeg', content.length, 'inline', POLICY) })
      : problemAnswer(MISSING.problem)
  })
}
