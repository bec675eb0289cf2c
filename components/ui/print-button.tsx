'use client'

import type { ReactNode } from 'react'
import { Button } from './button'

type Props = { children?: ReactNode; tone?: 'plain' | 'main' }

export function PrintButton({ children = '打印', tone = 'plain' }: Props) {
  return (
    <Button tone={tone} className="no-print" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
