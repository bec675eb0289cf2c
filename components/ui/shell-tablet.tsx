import type { ReactNode } from 'react'

type Props = {
  /** Upper line, left: whose page this is. */
  title: ReactNode
  /** Upper line, right: saved, unsent, sign-out. */
  tools?: ReactNode
  /** Under the upper line: progress dots. */
  under?: ReactNode
  /** Held at the lower edge: totals, previous and next. */
  foot?: ReactNode
  children: ReactNode
}

export function ShellTablet({ title, tools, under, foot, children }: Props) {
  return (
    <div className="tablet">
      <header className="top">
        <div className="row">
          {title}
          <div className="end">{tools}</div>
        </div>
        {under && <div className="mt-3">{under}</div>}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {foot && (
        <section className="foot" aria-label="合计与前后">
          {foot}
        </section>
      )}
    </div>
  )
}
