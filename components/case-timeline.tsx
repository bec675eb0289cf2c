import type { TimelineLine } from '@/lib/cases/rules/timeline'
import { Timeline } from './ui/timeline'

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
                    {note}
                  </span>
                )),
              }
            : {}),
        }))}
      />
    </section>
  )
}
