import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  href: string
  children: ReactNode
  tone?: 'plain' | 'main' | 'stop' | 'quiet'
  size?: 'little' | 'normal' | 'big'
  wide?: boolean
  className?: string
  /** The key that follows this link from anywhere on the page, where the page listens for it. */
  shortcut?: string
}

export function LinkButton({ href, children, tone = 'plain', size = 'normal', wide, className, shortcut }: Props) {
  return (
    <Link href={href as Route} className={classNames('btn', tone, size, wide && 'wide', className)} aria-keyshortcuts={shortcut}>
      {children}
    </Link>
  )
}
