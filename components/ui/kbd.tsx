import type { ReactNode } from 'react'

type Props = { children: ReactNode }

export function Kbd({ children }: Props) {
  return <kbd>{children}</kbd>
}
