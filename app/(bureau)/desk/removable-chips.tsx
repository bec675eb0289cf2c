import type { Route } from 'next'
import Link from 'next/link'

type Props = {
  /** How many cases the list shows under all of them. */
  total: number
  chips: readonly { label: string; without: string }[]
}

/** The conditions in force, each with the address of the list without it. */
export function RemovableChips({ total, chips }: Props) {
  if (chips.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="small muted">{`符合条件 ${total} 件：`}</span>
      <ul className="chips" aria-label="已用的条件">
        {chips.map((chip) => (
          <li key={chip.label}>
            <Link href={chip.without as Route} className="chip" aria-current="true">
              {chip.label}
              <span aria-hidden="true">×</span>
              <span className="sr-only">，去掉这个条件</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
