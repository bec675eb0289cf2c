import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = {
  label: string
  items: readonly { href: string; label: ReactNode; note?: ReactNode }[]
}

export function LinkList({ label, items }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="link-list">
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href as Route}>
              <span>{item.label}</span>
              <span className="end">{item.note}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
