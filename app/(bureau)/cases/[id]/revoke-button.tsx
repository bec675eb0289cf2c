'use client'

import { ActButton } from '@/components/act-button'
import { Disclosure } from '@/components/ui/disclosure'
import { revoke } from './actions'

type Props = { mandateId: string; name: string }

/** Ends a mandate, asked twice, in place. */
export function RevokeButton({ mandateId, name }: Props) {
  return (
    <Disclosure summary="撤销代理…" tone="stop">
      <p className="small muted mb-3">撤销后，{name} 不能再代办本人的事项，也看不到案件；已经办过的事不受影响。</p>
      <ActButton action={revoke} input={{ mandateId }} tone="stop" size="little">
        确认撤销代理
      </ActButton>
    </Disclosure>
  )
}
