import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ElderToggle } from './elder-toggle'
import { RailLinks } from './rail-links'

type Props = {
  title: string
  /** The office under the title, in full. */
  office: string
  /** `current` left out: told from the path. */
  links: readonly { href: string; label: string; count?: number; current?: boolean }[]
  /** Lower left: who is signed in and as what. */
  user: ReactNode
  /** Under the user line: settings, sign-out. */
  userActions?: ReactNode
  /** Upper bar, left: a search form. */
  search?: ReactNode
  /** Upper bar, right: the day, the state of the link to the other side. */
  status?: ReactNode
  /** Over everything else on the page: something the portal must do without. */
  alert?: ReactNode
  homeHref?: string
  children: ReactNode
}

export function ShellDesk({ title, office, links, user, userActions, search, status, alert, homeHref = '/', children }: Props) {
  return (
    <div className="desk">
      <header className="rail">
        <div className="held">
          <Link className="brand" href={homeHref as Route}>
            {title}
          </Link>
          <p className="office tiny">{office}</p>
          <nav aria-label="主要栏目">
            <RailLinks links={links} />
          </nav>
          <div className="foot">
            <div className="user">{user}</div>
            {userActions}
          </div>
        </div>
      </header>
      <div className="room">
        <section className="top" aria-label="查找与状态">
          {search}
          <div className="end">
            {status}
            <ElderToggle />
          </div>
        </section>
        <main id="main" tabIndex={-1}>
          {alert && <div className="mb-4 empty:hidden">{alert}</div>}
          {children}
        </main>
      </div>
    </div>
  )
}
