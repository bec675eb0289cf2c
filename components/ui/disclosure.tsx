import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  summary: ReactNode
  tone?: 'plain' | 'stop'
  boxed?: boolean
  open?: boolean
  children: ReactNode
}

/** Opens in place. Boxed and in the tone `stop` it holds a grave act and its confirmation, without a dialog. */
export function Disclosure({ summary, tone = 'plain', boxed, open, children }: Props) {
  return (
    <details className={classNames('disclosure', tone, boxed && 'boxed')} open={open}>
      <summary>{summary}</summary>
      <div className="inside">{children}</div>
    </details>
  )
}
