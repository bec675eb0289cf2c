import { chineseDay, isPlainDate } from '../../kernel/dates'
import { END_REASON_LABEL, EndReason } from '../schema'
import type { Words } from './timeline'

/** What a proposed end is for and since when, as its reviewer reads it; nothing for other proposals. */
export function endSays({ why, happenedOn }: Words): string[] {
  const end = EndReason.safeParse(why)
  if (!end.success) return []
  const day = typeof happenedOn === 'string' && isPlainDate(happenedOn) ? `，发生于 ${chineseDay(happenedOn)}` : ''
  return [`原因：${END_REASON_LABEL[end.data]}${day}`]
}
