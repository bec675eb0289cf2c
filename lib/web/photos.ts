import { type Actor, PUBLIC } from '../access/schema'
import { asActor } from '../db'
import { photoContent } from '../institutions/store/request'

type Content = Uint8Array<ArrayBuffer> | null

/** A picture by its id, as far as this actor may see it. */
export function asOwnOrBureau(actor: Actor, id: string): Promise<Content> {
  return asActor(actor, (tx) => photoContent(tx, { id }))
}

/** A public picture by its institution and digest. */
export function publicPhoto(code: string, digest: string): Promise<Content> {
  const isAsked = /^[A-Z0-9]{12}$/.test(code) && /^[0-9a-f]{64}$/.test(digest)
  return isAsked ? asActor(PUBLIC, (tx) => photoContent(tx, { code, digest })) : Promise.resolve(null)
}
