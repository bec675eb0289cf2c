import type { ReactNode } from 'react'

type Props = {
  label: string
  /** `value` of `of` fills the bar; `aside` is a tag or nothing. */
  rows: readonly { label: string; value: number; of: number; aside?: ReactNode }[]
}

export function Bars({ label, rows }: Props) {
  return (
    <ul className="bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.label}>
          <span>{row.label}</span>
          <span className="track" aria-hidden="true">
            <i style={{ width: `${row.of > 0 ? Math.round((row.value / row.of) * 100) : 0}%` }} />
          </span>
          <b>
            {row.value} / {row.of}
          </b>
          <span>{row.aside}</span>
        </li>
      ))}
    </ul>
  )
}
