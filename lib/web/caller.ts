import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const HEADER = 'x-forwarded-for'

/**
 * Whose address a list of X-Forwarded-For tells, read from its trustworthy end: the last stands for whoever spoke to this server
 * (`notePeers`), and before it as many as there are proxies of ours in front, each writing whom it heard from. What stands further to
 * the front anyone could have written. A list that is shorter than that was not written by those proxies: its first is then whoever
 * spoke to us.
 */
export function callerIn(list: string | null, hops: number): string {
  const told = (list ?? '').split(',').flatMap((part) => part.trim() || [])
  return told.at(-1 - hops) ?? told[0] ?? 'unknown'
}

const noted = globalThis as typeof globalThis & { portalNotesPeers?: true }

/**
 * Writes at the end of each request's X-Forwarded-For whom its connection comes from, before anything reads it. Next writes that only
 * where the header is missing, so that whoever sends one would choose their own address.
 */
export function notePeers(): void {
  if (noted.portalNotesPeers) return
  noted.portalNotesPeers = true
  subscribe('http.server.request.start', (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request
    headers[HEADER] = [headers[HEADER], socket.remoteAddress].flat().filter(Boolean).join(', ')
  })
}
