import type { ReactNode } from 'react'

type Props = { children?: ReactNode }

/** Marks a figure whose document is not at hand. */
export function Unsure({ children = '待核定' }: Props) {
  return <span className="unsure">{children}</span>
}
