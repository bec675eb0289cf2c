'use client'

import { useActionState, useState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import type { Sent } from '@/components/application-form/send'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'

type Kind = { value: string; label: string; day: string; follows: string }

type Props = {
  /** Leads elsewhere when it is done; answers only refusals. */
  action: (previous: Sent<never>, sent: unknown) => Promise<Sent<never>>
  caseId: string
  /** Made when the page was drawn: a second press of the same button is the same press. */
  requestId: string
  kinds: readonly Kind[]
  /** The earliest and the latest day that may be reported. */
  min: string
  max: string
}

/** 登记变化: what happened, on which day; what follows is said for the one that is chosen. */
export function ChangeForm({ action, caseId, requestId, kinds, min, max }: Props) {
  const [state, press] = useActionState(action, null)
  const [chosen, setChosen] = useState<string | null>(null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  const kind = kinds.find((one) => one.value === chosen)
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有登记成功" problems={problemsOf(state)} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="requestId" value={requestId} />
      {/* What happened to a person is put back after a refusal, and never stored. */}
      <KeepTyped storageKey={`change-${caseId}`}>
        <div className="grid gap-5">
          <RadioCards
            name="change"
            legend="发生了什么变化？"
            options={kinds.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => setChosen(event.target.value)}
            error={errors.change}
          />
          <DateInput
            name="happenedOn"
            label={kind?.day ?? '发生日期'}
            min={min}
            max={max}
            error={errors.happenedOn}
            hint="按实际发生的日子填，可以补报。"
            unkept
          />
          <TextArea
            name="note"
            label="说明"
            hint="例如医院名称；不要写身份证号。"
            optional
            maxLength={500}
            rows={2}
            error={errors.note}
            unkept
          />
        </div>
      </KeepTyped>
      <p className="small muted" aria-live="polite">
        {kind ? kind.follows : '选好以后，这里会写明登记之后怎样。'}
      </p>
      <div className="actions">
        <SubmitButton size="big">登记变化</SubmitButton>
      </div>
    </form>
  )
}
