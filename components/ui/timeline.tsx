import type { ReactNode } from 'react'

type Props = {
  label?: string
  /** Oldest first. `stopped` ends a story that went no further. */
  entries: readonly { key: string; title: ReactNode; note?: ReactNode; state: 'done' | 'now' | 'next' | 'late' | 'stopped' }[]
}

export function Timeline({ label = '经过', entries }: Props) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={entry.state} aria-current={entry.state === 'now' ? 'step' : undefined}>
          {entry.state === 'next' ? entry.title : <b>{entry.title}</b>}
          {entry.note && <div className="tiny">{entry.note}</div>}
        </li>
      ))}
    </ol>
  )
}
