import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  /** Each tone has its own shape: a diamond waits, a square moves, a tick is done, a ring is on notice, a triangle is late. */
  tone?: 'plain' | 'wait' | 'go' | 'done' | 'notice' | 'late'
  big?: boolean
  nowrap?: boolean
  children: ReactNode
}

export function Tag({ tone = 'plain', big, nowrap, children }: Props) {
  return <span className={classNames('tag', tone, big && 'big', nowrap && 'nowrap')}>{children}</span>
}
