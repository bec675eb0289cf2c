import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'
import { classNames } from './class-names'
import { ElderToggle } from './elder-toggle'

type Props = {
  title: string
  /** At the end of the top line, before the elder switch: sign in, sign out. */
  tools?: ReactNode
  footer?: ReactNode
  /** Up to 1080 px wide instead of one reading column. */
  roomy?: boolean
  homeHref?: string
  children: ReactNode
}

export function ShellPhone({ title, tools, footer, roomy, homeHref = '/', children }: Props) {
  return (
    <div className={classNames('phone', roomy && 'roomy')}>
      <header>
        <Link className="brand" href={homeHref as Route}>
          <BrandMark />
          {title}
        </Link>
        <div className="tools">
          {tools}
          <ElderToggle />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {footer && (
        <footer>
          <div>{footer}</div>
        </footer>
      )}
    </div>
  )
}
