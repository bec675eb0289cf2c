import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  title: ReactNode
  /** A small line above the title. */
  over?: ReactNode
  /** A sentence below it. */
  note?: ReactNode
  /** At the end of the line: tags, buttons. */
  aside?: ReactNode
  back?: { href: string; label: string }
  ruled?: boolean
}

export function PageHead({ title, over, note, aside, back, ruled }: Props) {
  return (
    <>
      {back && (
        <Link className="back" href={back.href as Route}>
          {back.label}
        </Link>
      )}
      <div className={classNames('page-head', ruled && 'ruled')}>
        <div className="words">
          {over && <p className="small muted">{over}</p>}
          <h1>{title}</h1>
          {note && <p className="mt-1.5 text-ink-2">{note}</p>}
        </div>
        {aside && <div className="actions">{aside}</div>}
      </div>
    </>
  )
}
