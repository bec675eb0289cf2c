import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  children?: ReactNode
  /** What one can do from here. */
  action?: ReactNode
}

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children && <p>{children}</p>}
      {action && <div className="actions">{action}</div>}
    </div>
  )
}
