import { PUBLIC } from '../access/schema'
import { asActor } from '../db'
import { listedOf } from '../institutions/rules/listing'
import { OPEN_DATA_LICENCE, OPEN_DATA_VERSION } from '../institutions/rules/open-data'
import type { ListedRow, ListVersion, RegisterRow } from '../institutions/schema'
import { currentList, register } from '../institutions/store'
import { portalMode } from '../mode'

/** Who takes it keeps it for five minutes, then asks whether the digest is another. */
const KEPT = 'public, max-age=300, must-revalidate'

export const NO_LIST = { problem: { code: 'noList', message: '名录尚未公布，没有可以下载的数据' } }

export type OpenList = {
  list: ListVersion
  rows: ListedRow[]
  daily: Array<Pick<RegisterRow, 'code' | 'openingHours' | 'freePlaces' | 'freePlacesOn'>>
}

/** The current issue; null before there is one. */
export function currentIssue(): Promise<ListVersion | null> {
  return asActor(PUBLIC, currentList)
}

/** The current issue with the rows its digest is made of, by code. */
export function openList(): Promise<OpenList | null> {
  return asActor(PUBLIC, async (tx) => {
    const [list, rows] = [await currentList(tx), await register(tx)]
    if (!list) return null
    return {
      list,
      rows: rows.map(listedOf),
      daily: rows.map(({ code, openingHours, freePlaces, freePlacesOn }) => ({ code, openingHours, freePlaces, freePlacesOn })),
    }
  })
}

/** What stands before the rows: by which form, which issue, and how its digest is made. */
export function headOf({ number, issuedOn, digest }: ListVersion) {
  return {
    schemaVersion: OPEN_DATA_VERSION,
    ...{ number, issuedOn, digest },
    digestMethod: 'SHA-256 over RFC 8785 (JCS) of "institutions"',
    licence: OPEN_DATA_LICENCE,
    notice: portalMode() === 'demo' ? '演示 · 非官方，机构与人物均为虚构' : null,
    documentation: '/open-data',
  }
}

type Taken = { tag: string; text: string }

/**
 * An answer of open data: by its digest (304 where the asker has it), from anywhere, kept for a short while. `body` is asked only where
 * the digest is another.
 */
export async function openAnswer(request: Request, tag: string, type: string, body: () => Promise<Taken | null>): Promise<Response> {
  const headersOf = (of: string) => ({
    ETag: `"${of}"`,
    'Cache-Control': KEPT,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
  const held = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (held.includes(`"${tag}"`) || held.includes('*')) return new Response(null, { status: 304, headers: headersOf(tag) })
  // Another issue may have come out in between: what is given carries its own digest.
  const taken = await body()
  if (!taken) return noList()
  return new Response(taken.text, { headers: { ...headersOf(taken.tag), 'Content-Type': `${type}; charset=utf-8` } })
}

/** Before the first issue there is nothing to take. */
export function noList(): Response {
  return Response.json(NO_LIST, { status: 404, headers: { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' } })
}
