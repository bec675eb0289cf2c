import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  value: number | string
  label: string
  note?: ReactNode
  href?: string
  /** Red when it is above zero and should not be. */
  hot?: boolean
  /** The one the list below shows. */
  on?: boolean
}

export function StatCard({ value, label, note, href, hot, on }: Props) {
  const names = classNames('card stat', hot && 'hot', on && 'on')
  const inside = (
    <>
      <strong>{value}</strong>
      <span>
        <b>{label}</b>
        {note && <span className="tiny">{note}</span>}
      </span>
    </>
  )
  if (!href) return <div className={names}>{inside}</div>
  return (
    <Link className={names} href={href as Route} aria-current={on ? 'true' : undefined}>
      {inside}
    </Link>
  )
}
