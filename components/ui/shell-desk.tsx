import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ElderToggle } from './elder-toggle'

type Props = {
  title: string
  /** The office under the title, in full. */
  office: string
  links: readonly { href: string; label: string; count?: number; current?: boolean }[]
  /** Lower left: who is signed in and as what. */
  user: ReactNode
  /** Under the user line: settings, sign-out. */
  userActions?: ReactNode
  /** Upper bar, left: a search form. */
  search?: ReactNode
  /** Upper bar, right: the day, the state of the link to the other side. */
  status?: ReactNode
  homeHref?: string
  children: ReactNode
}

export function ShellDesk({ title, office, links, user, userActions, search, status, homeHref = '/', children }: Props) {
  return (
    <div className="desk">
      <header className="rail">
        <div className="held">
          <Link className="brand" href={homeHref as Route}>
            {title}
          </Link>
          <p className="office tiny">{office}</p>
          <nav aria-label="主要栏目">
            <ul>
              {links.map((link) => (
                <li key={link.href}>
                  <Link href={link.href as Route} aria-current={link.current ? 'page' : undefined}>
                    {link.label}
                    {link.count !== undefined && link.count > 0 && <span>{link.count}</span>}
                  </Link>
                </li>
              ))}
            </ul>
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
          {children}
        </main>
      </div>
    </div>
  )
}
