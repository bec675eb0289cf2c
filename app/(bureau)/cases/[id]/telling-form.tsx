'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldGroup } from '@/components/ui/field-group'
import { KeepTyped } from '@/components/ui/keep-typed'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TELLING_OUTCOME_LABEL, TELLING_OUTCOMES, TELLING_WAY_LABEL, TELLING_WAYS, type ToTell } from '@/lib/cases/schema/message'
import { chineseDay, type PlainDate } from '@/lib/kernel/dates'
import { recordTold } from './actions'

type Props = { caseId: string; requestId: string; untold: readonly ToTell[]; today: PlainDate }

/** What a clerk told the family in one call, letter or visit. */
export function TellingForm({ caseId, requestId, untold, today }: Props) {
  const [state, send] = useActionState((previous: Awaited<ReturnType<typeof recordTold>>, form: FormData) => {
    const [way, outcome, toldOn, note] = ['way', 'outcome', 'toldOn', 'note'].map((name) => form.get(name))
    return recordTold(previous, { requestId, caseId, outgoingIds: form.getAll('outgoingIds'), way, outcome, toldOn, note })
  }, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const told = problem?.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : []
  return (
    <KeepTyped storageKey={`telling-${caseId}`}>
      <form action={send} className="form">
        {problem && <ErrorSummary title="没有记下" problems={told.length > 0 ? told : [{ message: problem.message }]} />}
        <FieldGroup id="outgoingIds" legend="告知了哪几项" error={fields.outgoingIds}>
          <div className="choices">
            {untold.map((one) => (
              <Checkbox
                key={one.id}
                id={`tell-${one.id}`}
                name="outgoingIds"
                value={one.id}
                defaultChecked
                label={`${one.title}（${chineseDay(one.on)}）`}
                hint={one.text}
              />
            ))}
          </div>
        </FieldGroup>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            name="way"
            label="怎么告知的"
            options={TELLING_WAYS.map((value) => ({ value, label: TELLING_WAY_LABEL[value] }))}
            error={fields.way}
          />
          <Select
            name="outcome"
            label="结果"
            options={TELLING_OUTCOMES.map((value) => ({ value, label: TELLING_OUTCOME_LABEL[value] }))}
            error={fields.outcome}
          />
        </div>
        <DateInput name="toldOn" label="告知日期" defaultValue={today} max={today} error={fields.toldOn} required />
        <TextArea
          name="note"
          label="备注"
          hint="例如谁接的电话、挂号信编号；无人接听也请记下。"
          rows={2}
          maxLength={300}
          error={fields.note}
          optional
        />
        <p className="small muted">记下后，这几项从“待告知”移到告知记录，两地经办机构都能看到是谁、哪天、怎么告知的。</p>
        <div>
          <SubmitButton tone="plain" pendingLabel="正在记录…">
            记录告知
          </SubmitButton>
        </div>
      </form>
    </KeepTyped>
  )
}
