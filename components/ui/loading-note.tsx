import type { ReactNode } from 'react'

type Props = { children?: ReactNode }

/** The fallback of a Suspense inside a page that has already let its reader in. */
export function LoadingNote({ children = '正在打开…' }: Props) {
  return (
    <p className="loading-note" role="status">
      {children}
    </p>
  )
}
