import type { ReactNode } from 'react'

type Props = { from: ReactNode; to: ReactNode }

export function FromTo({ from, to }: Props) {
  return (
    <span className="from-to">
      {from}
      <i aria-hidden="true">→</i>
      <span className="sr-only">到</span>
      {to}
    </span>
  )
}
