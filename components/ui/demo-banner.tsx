import type { ReactNode } from 'react'

type Props = { children?: ReactNode }

export function DemoBanner({ children }: Props) {
  return (
    <aside className="demo-banner" aria-label="演示说明">
      <b>演示 · 非官方</b>
      <span>{children ?? '人物与机构均为虚构'}</span>
    </aside>
  )
}
