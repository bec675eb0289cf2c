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
}

export function LinkButton({ href, children, tone = 'plain', size = 'normal', wide, className }: Props) {
  return (
    <Link href={href as Route} className={classNames('btn', tone, size, wide && 'wide', className)}>
      {children}
    </Link>
  )
}
