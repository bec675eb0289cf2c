import type { ReactNode } from 'react'
import { Button } from './button'
import { LinkButton } from './link-button'

type Props = {
  /** The page the conditions are asked of: they stand in its address, so that a view can be kept and shared. */
  action: string
  /** Conditions chosen elsewhere on the page, which stay as they are. */
  kept?: Record<string, string | undefined>
  /** Where no condition of this form is left; left out where there is none. */
  clear?: string
  children: ReactNode
}

/** Conditions side by side, and after the last of them what is done with them. */
export function FilterForm({ action, kept = {}, clear, children }: Props) {
  return (
    <form method="get" action={action}>
      {Object.entries(kept).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {children}
        <p className="flex flex-wrap items-center gap-3">
          <Button type="submit">筛选</Button>
          {clear && (
            <LinkButton href={clear} tone="quiet">
              清除条件
            </LinkButton>
          )}
        </p>
      </div>
    </form>
  )
}
