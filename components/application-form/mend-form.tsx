'use client'
// react-hook-form changes what it hands out in place, which the compiler's memory would not notice.
'use no memo'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type SubmitEvent, useRef, useState } from 'react'
import { get, useForm } from 'react-hook-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Mendable } from '@/lib/cases/schema/apply'
import { EntryField, type TownOption } from './entry-field'
import { type EntryValues, NOTHING_TYPED, resolvePatch } from './entry-values'
import { freshRequestId } from './request-id'
import { type FieldName, GROUPS } from './screens'
import { type Send, sendTo } from './send'
import { SignInAgain } from './sign-in-again'

type Props = {
  save: Send<unknown>
  caseId: string
  group: Mendable
  /** What is kept of this group, as far as it may be shown. */
  values: Partial<EntryValues>
  /** Fields shown masked: an empty one keeps what there is. */
  kept: Partial<Record<FieldName, string>>
  towns: readonly TownOption[]
  today: string
  isGuardian: boolean
  /** The page that follows, and the one to go back to without saving. */
  then: string
  back: { href: string; label: string }
  storageKey: string
}

const SHOWN: Record<Mendable, readonly FieldName[]> = {
  person: ['name', 'phone'],
  residence: GROUPS.residence.fields,
  representative: GROUPS.representative.fields,
  condition: GROUPS.condition.fields,
}

function partOf(values: EntryValues, group: Mendable): object {
  const { name, phone, townshipCode, address, residenceSince, representative, condition } = values
  switch (group) {
    case 'person':
      return { name, phone }
    case 'residence':
      return { townshipCode, address, residenceSince }
    case 'representative':
      return { representative }
    case 'condition':
      return { condition }
  }
}

/** One group of a draft, changed and saved. */
export function MendForm({ save, caseId, group, values, kept, towns, today, isGuardian, then, back, storageKey }: Props) {
  const router = useRouter()
  const form = useForm<EntryValues>({
    resolver: resolvePatch(
      (typed) => partOf(typed, group),
      (field) => kept[field] !== undefined,
      today,
    ),
    defaultValues: { ...NOTHING_TYPED, ...values },
  })
  const { errors } = form.formState
  const [told, setTold] = useState<{ press: number; problems: { field?: string; message: string }[] }>({ press: 0, problems: [] })
  const [isSending, setSending] = useState(false)
  const [isSignedOut, setSignedOut] = useState(false)
  const requestId = useRef('')
  const fields = SHOWN[group]

  function tell(otherwise: string) {
    const problems = fields.flatMap((field) => {
      const message = form.getFieldState(field).error?.message
      return message ? [{ field, message }] : []
    })
    setTold((before) => ({ press: before.press + 1, problems: problems.length > 0 ? problems : [{ message: otherwise }] }))
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!(await form.trigger())) return tell('请逐项核对后再保存。')
    setSending(true)
    requestId.current ||= freshRequestId()
    const answer = await sendTo(save, { caseId, requestId: requestId.current, patch: partOf(form.getValues(), group) })
    setSending(false)
    if (answer.ok) return router.push(then as Route)
    const { code, message, fields: wrong = {} } = answer.problem
    // The press may have arrived all the same: only an answer of the portal makes the next one another intention.
    if (code !== 'network') requestId.current = ''
    setSignedOut(code === 'signInAgain')
    for (const [field, says] of Object.entries(wrong))
      form.setError(field.replace(/^patch\./, '') as FieldName, { type: 'server', message: says })
    tell(message)
  }

  return (
    <KeepTyped storageKey={storageKey}>
      {/* Post: should a press come before the script, nothing typed lands in an address. */}
      <form className="form" method="post" noValidate onSubmit={submit} aria-busy={isSending}>
        <ErrorSummary key={told.press} problems={told.problems} />
        {isSignedOut && <SignInAgain />}
        {fields.map((field) => (
          <EntryField
            key={field}
            field={field}
            bind={form.register(field, { onChange: () => form.clearErrors(field) })}
            error={get(errors, `${field}.message`)}
            today={today}
            isGuardian={isGuardian}
            towns={towns}
            kept={kept[field]}
          />
        ))}
        <div className="actions">
          <SubmitButton size="big" pending={isSending} pendingLabel="正在保存…">
            保存并继续
          </SubmitButton>
          <LinkButton href={back.href} size="big">
            {back.label}
          </LinkButton>
        </div>
      </form>
    </KeepTyped>
  )
}
