'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = { children: ReactNode }

/** What the last press did; takes the focus so that it is read out on arrival. */
export function DidNote({ children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="notice done mb-5" role="status">
      {children}
    </div>
  )
}
