import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  title?: ReactNode
  /** Heading level of the title. */
  level?: 2 | 3
  /** At the end of the title line: a tag, a link. */
  aside?: ReactNode
  /** Without padding, for a table that fills the card. */
  flush?: boolean
  id?: string
  className?: string
  children: ReactNode
}

export function Card({ title, level = 2, aside, flush, id, className, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={classNames('card', !flush && 'padded', className)}>
      {(title || aside) && (
        <div className={classNames('card-head', flush && 'px-5 pt-4')}>
          {title && <Heading>{title}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
