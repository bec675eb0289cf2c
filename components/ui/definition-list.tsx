import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  rows: readonly { term: string; detail: ReactNode; action?: ReactNode }[]
  /** A rule between rows and room for an action at the end of each, as on a check-answers page. */
  ruled?: boolean
}

export function DefinitionList({ rows, ruled }: Props) {
  return (
    <dl className={classNames('facts', ruled && 'ruled')}>
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.detail}</dd>
          {row.action && <dd>{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
