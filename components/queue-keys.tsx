'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Kbd } from './ui/kbd'

type Props = { children: ReactNode }

/** J and K walk over the lines of the queues inside; Enter opens the one that has the focus, being a link. */
export function QueueKeys({ children }: Props) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    function walk(event: KeyboardEvent) {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      const step = event.key === 'j' || event.key === 'J' ? 1 : event.key === 'k' || event.key === 'K' ? -1 : 0
      if (step === 0 || inField || event.ctrlKey || event.metaKey || event.altKey || !box.current) return
      const links = [...box.current.querySelectorAll<HTMLElement>('[data-queue-link]')]
      const at = links.indexOf(document.activeElement as HTMLElement)
      const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [])

  return (
    <div ref={box} className="stack">
      {children}
      <p className="tiny no-print">
        <Kbd>J</Kbd> <Kbd>K</Kbd> 上下移动 · <Kbd>Enter</Kbd> 打开 · <Kbd>/</Kbd> 查找
      </p>
    </div>
  )
}
