'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { NoticeBanner } from '@/components/ui/notice-banner'

type Props = { children: ReactNode }

/** What the last press did; takes the focus so that it is read out on arrival. */
export function DidNote({ children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="mb-5">
      <NoticeBanner tone="done" live>
        {children}
      </NoticeBanner>
    </div>
  )
}
