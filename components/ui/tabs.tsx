import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = {
  label: string
  items: readonly { href: string; label: ReactNode; count?: number; current?: boolean }[]
}

export function Tabs({ label, items }: Props) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href as Route} aria-current={item.current ? 'true' : undefined}>
          {item.label}
          {item.count !== undefined && <span>{item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
