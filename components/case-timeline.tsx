import { Fragment } from 'react'
import type { TimelineLine } from '@/lib/cases/rules/timeline'
import { Timeline } from './ui/timeline'

/** A part of a note that stays on one line: a day, an office, 用 1 个工作日. */
const SHORT = 12

type Props = { lines: readonly TimelineLine[] }

/** 经过: what happened, where it stands, what remains. */
export function CaseTimeline({ lines }: Props) {
  return (
    <section>
      <h2 className="mb-3">经过</h2>
      <Timeline
        entries={lines.map(({ key, title, notes, state }) => ({
          key,
          title,
          state,
          ...(notes.length > 0
            ? {
                note: notes.map((note) => (
                  <span key={note} className="block break-words">
                    {note.split(' · ').map((part, at) => (
                      <Fragment key={part}>
                        {at > 0 && ' · '}
                        <span className={part.length <= SHORT ? 'whitespace-nowrap' : undefined}>{part}</span>
                      </Fragment>
                    ))}
                  </span>
                )),
              }
            : {}),
        }))}
      />
    </section>
  )
}
