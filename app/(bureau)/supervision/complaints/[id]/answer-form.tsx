'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { COMPLAINT_OUTCOME_LABEL, COMPLAINT_OUTCOMES } from '@/lib/supervision/schema/complaint'
import { reply } from '../../actions'

/** 答复 of a complaint: what was found, in words the family reads. */
export function AnswerForm({ complaintId }: { complaintId: string }) {
  const [state, press] = useActionState(reply, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有答复" problems={problemsOf(state)} />
      <input type="hidden" name="complaintId" value={complaintId} />
      <KeepTyped storageKey={`answer-${complaintId}`}>
        <div className="grid gap-5">
          <RadioCards
            name="outcome"
            legend="核实结果"
            columns={2}
            options={COMPLAINT_OUTCOMES.map((value) => ({ value, label: COMPLAINT_OUTCOME_LABEL[value] }))}
            error={errors.outcome}
          />
          <TextArea
            name="text"
            label="核实的情况和处理"
            hint="家属会看到，请写得明白。"
            rows={4}
            maxLength={1000}
            error={errors.text}
            unkept
          />
        </div>
      </KeepTyped>
      <p className="small muted">答复后写进家属的消息，不能再改；属实的，另转成问题要求机构整改。</p>
      <div>
        <SubmitButton>答复家属</SubmitButton>
      </div>
    </form>
  )
}
