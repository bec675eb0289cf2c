'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = {
  links: readonly { href: string; label: string; count?: number; current?: boolean }[]
}

/** The rail's links know where one is: the frame around them is not drawn anew when the page changes. */
export function RailLinks({ links }: Props) {
  const path = usePathname()
  return (
    <ul>
      {links.map((link) => {
        const isHere = link.current ?? (path === link.href || path.startsWith(`${link.href}/`))
        return (
          <li key={link.href}>
            <Link href={link.href as Route} aria-current={isHere ? 'page' : undefined}>
              {link.label}
              {link.count !== undefined && link.count > 0 && <span>{link.count}</span>}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
