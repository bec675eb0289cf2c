import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = {
  label: string
  items: readonly { href: string; label: ReactNode; count?: number; current?: boolean }[]
}

export function Chips({ label, items }: Props) {
  return (
    <nav className="chips" aria-label={label}>
      {items.map((item) => (
        <Link
          key={`${item.href} ${typeof item.label === 'string' ? item.label : ''}`}
          href={item.href as Route}
          className="chip"
          aria-current={item.current ? 'true' : undefined}
        >
          {item.label}
          {item.count !== undefined && <span>{item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
