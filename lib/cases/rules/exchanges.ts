import type { PlainDate } from '../../kernel/dates'
import type { CaseEvent } from '../schema/event'

/** One thing said between the two bureaus. */
export type Said = { seq: number; as: 'question' | 'answer' | 'supplement'; regionCode: string; on: PlainDate }

/** A question with all that was asked after it before it was answered; or a supplementary word by itself. */
export type Exchange = {
  key: number
  kind: 'question' | 'supplement'
  /** Who began it. */
  regionCode: string
  since: PlainDate
  /** The day of the answer, or on which the case went on without one. */
  until: PlainDate | null
  state: 'waiting' | 'answered' | 'closed' | 'said'
  said: Said[]
}

/**
 * What the bureaus asked, answered and explained to each other, oldest first. A question stands until the asked bureau answers; where
 * the case was moved on without an answer, the event that moved it ends the pause and closes the question.
 */
export function exchangesOf(events: readonly Pick<CaseEvent, 'seq' | 'kind' | 'regionCode' | 'today' | 'body'>[]): Exchange[] {
  const exchanges: Exchange[] = []
  let open: Exchange | null = null
  for (const { seq, kind, regionCode, today, body } of events) {
    const by = { seq, regionCode: regionCode ?? '', on: today }
    if (kind === 'supplemented') {
      const said: Said[] = [{ ...by, as: 'supplement' }]
      exchanges.push({ key: seq, kind: 'supplement', regionCode: by.regionCode, since: today, until: null, state: 'said', said })
      continue
    }
    if (kind === 'clarified') {
      if (!open) {
        open = { key: seq, kind: 'question', regionCode: by.regionCode, since: today, until: null, state: 'waiting', said: [] }
        exchanges.push(open)
      }
      open.said.push({ ...by, as: 'question' })
      continue
    }
    if (!open) continue
    if (kind === 'answered') open.said.push({ ...by, as: 'answer' })
    const stands =
      kind !== 'answered' && (body.pauses === undefined || body.pauses.some((one) => one.why === 'answer' && one.until === null))
    if (stands) continue
    open.until = today
    open.state = kind === 'answered' ? 'answered' : 'closed'
    open = null
  }
  return exchanges
}
