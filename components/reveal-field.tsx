'use client'

import { startTransition, useActionState, useState } from 'react'
import type { Problem } from '@/lib/kernel/outcome'
import { PURPOSE_LABEL, PURPOSES, type Revealable } from '@/lib/people/schema'
import { Button } from './ui/button'
import { Disclosure } from './ui/disclosure'
import { Select } from './ui/select'

type State = null | { ok: true; value: string } | { ok: false; problem: Problem }

type Props = {
  /** The act that opens it; each opening is on the trail. */
  reveal: (previous: State, sent: unknown) => Promise<State>
  caseId: string
  field: Revealable | 'objector'
  mandateId?: string
  /** Which stranger's objection, where that is what is opened. */
  objectionId?: string
  /** The short form. */
  masked: string
  /** What is shown, for screen readers: 身份证号. */
  label: string
}

const OFFERED = PURPOSES.filter((purpose) => purpose !== 'ownRecord')

/** A masked value with a way to see it whole: choose what for, and it is shown on this page only. */
export function RevealField({ reveal, caseId, field, mandateId, objectionId, masked, label }: Props) {
  const [state, send, isPending] = useActionState(reveal, null)
  const [hidden, setHidden] = useState<State>(null)
  const [purpose, setPurpose] = useState('')
  const one = mandateId ?? objectionId
  const id = `reveal-${field}${one ? `-${one}` : ''}`
  const isOpen = state?.ok === true && state !== hidden

  function ask() {
    const what = objectionId ? { objectionId } : { field, ...(mandateId ? { mandateId } : {}) }
    startTransition(() => send({ caseId, purpose, ...what }))
  }

  if (isOpen) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-3">
        <b role="status">{state.value}</b>
        <Button tone="quiet" size="little" onClick={() => setHidden(state)}>
          遮盖
        </Button>
      </span>
    )
  }
  return (
    <div className="-my-2 flex flex-wrap items-center gap-x-4">
      <span>{masked}</span>
      <Disclosure
        summary={
          <>
            显示<span className="sr-only">{label}</span>（须选用途）
          </>
        }
      >
        <div className="flex flex-wrap items-end gap-3">
          <Select
            id={id}
            name="purpose"
            label="查看用途"
            hint="查看会留痕，参保人可以看到谁在何时为何查看。"
            placeholder="请选择"
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            options={OFFERED.map((one) => ({ value: one, label: PURPOSE_LABEL[one] }))}
            error={state?.ok === false ? state.problem.message : undefined}
          />
          <Button onClick={ask} disabled={isPending} data-pending={isPending}>
            显示
          </Button>
        </div>
      </Disclosure>
    </div>
  )
}
