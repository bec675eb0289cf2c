'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

type Props = Omit<ComponentProps<typeof Button>, 'type'> & {
  /** What the button says while the server works. */
  pendingLabel?: ReactNode
  /** For forms driven by useTransition or react-hook-form rather than a form action. */
  pending?: boolean
}

export function SubmitButton({ pendingLabel = '正在提交…', pending, children, tone = 'main', disabled, ...rest }: Props) {
  const status = useFormStatus()
  const busy = pending ?? status.pending
  return (
    <Button {...rest} type="submit" tone={tone} disabled={disabled || busy} data-pending={busy}>
      <span aria-live="polite">{busy ? pendingLabel : children}</span>
    </Button>
  )
}
