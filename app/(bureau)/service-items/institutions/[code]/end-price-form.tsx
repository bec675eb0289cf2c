'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { endPrice } from '../../actions'

type Props = { institutionCode: string; itemCode: string; name: string; today: string }

/** The last day of an item at an institution: today. */
export function EndPriceForm({ institutionCode, itemCode, name, today }: Props) {
  const [state, send] = useActionState(endPrice, null)
  return (
    <form action={send}>
      <input type="hidden" name="institutionCode" value={institutionCode} />
      <input type="hidden" name="itemCode" value={itemCode} />
      <input type="hidden" name="to" value={today} />
      {state?.ok === false && (
        <p className="small text-red" role="status">
          {state.problem.message}
        </p>
      )}
      <SubmitButton size="little" tone="plain" aria-label={`停用${name}，今天为最后一天`} pendingLabel="…">
        到今天为止
      </SubmitButton>
    </form>
  )
}
