import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { takeTurn } from '../accounts/commands/turns'
import { type NoticeBoard, noticeBoard, noticeToday } from '../cases/commands/notice'
import type { NoticeFilter } from '../cases/store/notice'
import type { PlainDate } from '../kernel/dates'
import { LATER } from './doors'
import { callerAddress } from './rate'
import { portalToday } from './session'

/** Pages of the board one address may read in a while (a whole office may share one): W-03, W-04. */
const TURNS = { board: 120, window: LATER.seconds }
const A_PAGE = 20

/** What stands in the address: `place` is a region's six digits or a township's nine. Codes only. */
export type NoticeQuery = Record<string, string | string[] | undefined>

export type PublicNotices = NoticeBoard & { today: PlainDate; place: string; page: number; pages: number }

function filterOf(place: string): NoticeFilter {
  if (/^\d{6}$/.test(place)) return { region: place }
  return /^\d{9}$/.test(place) ? { townshipCode: place } : {}
}

/** One page of today's board. Whatever is not understood is left out, never an error. */
export async function publicNotices(query: NoticeQuery): Promise<PublicNotices> {
  await takeReading()
  const first = (name: string) => [query[name]].flat()[0] ?? ''
  const today = await portalToday()
  const filter = filterOf(first('place'))
  const asked = Math.min(Math.max(1, Math.trunc(Number(first('page'))) || 1), 1000)
  const board = await noticeBoard(filter, { skip: (asked - 1) * A_PAGE, take: A_PAGE }, today)
  const pages = Math.max(1, Math.ceil(board.total / A_PAGE))
  return { ...board, today, place: filter.region ?? filter.townshipCode ?? '', page: Math.min(asked, pages), pages }
}

/** One notice with the day it is read on; null when it hangs no longer or never did. */
export async function publicNotice(
  id: string,
): Promise<(NonNullable<Awaited<ReturnType<typeof noticeToday>>> & { today: PlainDate }) | null> {
  await takeReading()
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const today = await portalToday()
  const found = await noticeToday(id, today)
  return found && { ...found, today }
}

/** A page cannot answer 429 itself: one who has read too many is led to the page that does. */
async function takeReading(): Promise<void> {
  const turn = await takeTurn(`noticesAddress:${await callerAddress()}`, TURNS.board, TURNS.window)
  if (!turn.taken) redirect(LATER.path as Route)
}
