import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  tone?: 'plain' | 'info' | 'wait' | 'done' | 'late'
  title?: ReactNode
  /** Announce it when it appears after an act. */
  live?: boolean
  className?: string
  children?: ReactNode
}

export function NoticeBanner({ tone = 'info', title, live, className, children }: Props) {
  return (
    <div className={classNames('banner', tone, className)} role={live ? 'status' : undefined}>
      {title && <b>{title}</b>}
      {children && <div>{children}</div>}
    </div>
  )
}
