import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  /** How much of the time is used, 0 to 1; beyond is drawn full. */
  part: number
  tone?: 'calm' | 'soon' | 'late'
  /** The words beside the bar, such as 剩 4 天. They say everything; the bar only shows it. */
  children: ReactNode
}

export function Meter({ part, tone = 'calm', children }: Props) {
  const width = `${Math.round(Math.min(Math.max(part, 0), 1) * 100)}%`
  return (
    <span className={classNames('meter', tone)}>
      <span className="track" aria-hidden="true">
        <i style={{ width }} />
      </span>
      {tone === 'late' ? <b>{children}</b> : <span>{children}</span>}
    </span>
  )
}
