import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Props = {
  /** Read to screen readers; shown when `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly { key: string; label: ReactNode; align?: 'end' }[]
  /** One cell a column, in the columns' order. */
  rows: readonly { key: string; cells: readonly ReactNode[]; current?: boolean }[]
  /** On a narrow screen each row becomes a small card with its column labels. */
  stacked?: boolean
  /** In place of the table when there are no rows. */
  empty?: ReactNode
}

export function Table({ caption, showCaption, columns, rows, stacked = true, empty }: Props) {
  if (rows.length === 0 && empty) return <>{empty}</>
  // What scrolls sideways must be reached by keyboard; a stacked table does not scroll.
  const scroller = stacked ? {} : { tabIndex: 0 }
  return (
    <section className="table-wrap" aria-label={caption} {...scroller}>
      <table className={classNames('table', stacked && 'stacked')}>
        <caption className={showCaption ? 'px-4 py-3 text-start font-semibold' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-current={row.current || undefined}>
              {columns.map((column, index) => (
                <td key={column.key} className={column.align} data-label={typeof column.label === 'string' ? column.label : undefined}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
