'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { RATING_SCORE_LABEL, RATING_SCORES } from '@/lib/supervision/schema/complaint'
import { giveRating } from '../actions'

/** 好差评: one of five, and a word if one likes. */
export function RatingForm({ careId }: { careId: string }) {
  const [state, press] = useActionState(giveRating, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有评价成功" problems={problemsOf(state)} />
      <input type="hidden" name="careId" value={careId} />
      <KeepTyped storageKey={`rating-${careId}`}>
        <div className="grid gap-5">
          <RadioCards
            name="score"
            legend="您对这家机构的服务满意吗？"
            options={RATING_SCORES.map((score) => ({ value: String(score), label: RATING_SCORE_LABEL[score] }))}
            error={errors.score}
          />
          <TextArea id="rating-text" name="text" label="想说的话" optional rows={2} maxLength={500} error={errors.text} unkept />
        </div>
      </KeepTyped>
      <p className="small muted">提交后不能再改。两地经办机构看得到；评价满 10 份后，机构页面才公布平均分。</p>
      <div>
        <SubmitButton size="big">提交评价</SubmitButton>
      </div>
    </form>
  )
}
