'use client'

import { type FormEvent, startTransition, useActionState, useState } from 'react'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { tellToday } from '../changes'

type Props = { code: string; openingHours: string; freePlaces: string }

/** What changes from day to day: written and shown at once. */
export function DailyForm({ code, ...told }: Props) {
  const [state, press, isPending] = useActionState(tellToday, null)
  const [openingHours, setHours] = useState(told.openingHours)
  const [freePlaces, setPlaces] = useState(told.freePlaces)
  const problem = state?.ok === false ? state.problem : null

  function send(event: FormEvent) {
    event.preventDefault()
    startTransition(() => press({ code, openingHours, freePlaces }))
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-3">
      {problem && !problem.fields && <NoticeBanner tone="late" title={problem.message} live />}
      {state?.ok && !isPending && <NoticeBanner tone="done" title="已更新，公众现在就能看到" live />}
      <TextInput
        name="openingHours"
        label="营业时间"
        optional
        maxLength={100}
        value={openingHours}
        onChange={(event) => setHours(event.target.value)}
        error={problem?.fields?.openingHours}
      />
      <TextInput
        name="freePlaces"
        label="空余床位"
        optional
        width="short"
        inputMode="numeric"
        value={freePlaces}
        onChange={(event) => setPlaces(event.target.value)}
        error={problem?.fields?.freePlaces}
      />
      <p className="small">不用会签：按下后立即更新，公众看到的是今天的情况。</p>
      <div>
        <SubmitButton pending={isPending} pendingLabel="正在更新…">
          更新日常情况
        </SubmitButton>
      </div>
    </form>
  )
}
