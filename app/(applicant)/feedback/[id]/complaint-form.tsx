'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { COMPLAINT_CATEGORIES, COMPLAINT_CATEGORY_LABEL } from '@/lib/supervision/schema/complaint'
import { fileComplaint } from '../actions'

type Props = { careId: string; requestId: string; phone: string }

/** 投诉: what, what happened, and whether an answer is wanted. */
export function ComplaintForm({ careId, requestId, phone }: Props) {
  const [state, press] = useActionState(fileComplaint, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有提交成功" problems={problemsOf(state)} />
      <input type="hidden" name="careId" value={careId} />
      <input type="hidden" name="requestId" value={requestId} />
      <KeepTyped storageKey={`complaint-${careId}`}>
        <div className="grid gap-5">
          <Select
            name="category"
            label="投诉哪一方面"
            placeholder="请选择"
            options={COMPLAINT_CATEGORIES.map((value) => ({ value, label: COMPLAINT_CATEGORY_LABEL[value] }))}
            error={errors.category}
          />
          <TextArea
            id="complaint-text"
            name="text"
            label="发生了什么"
            hint="写清哪一天、什么事；不用写身份证号。"
            rows={4}
            maxLength={1000}
            error={errors.text}
            unkept
          />
          <RadioCards
            name="wantsAnswer"
            legend="要不要答复？"
            columns={2}
            options={[
              { value: 'yes', label: '要答复' },
              { value: 'no', label: '只反映情况' },
            ]}
            error={errors.wantsAnswer}
          />
        </div>
      </KeepTyped>
      <p className="small muted">
        提交后由机构所在地的经办机构核实，您会得到一个编号，结果写进消息。机构看不到这件投诉。
        {phone && `急事也可以直接打机构电话 ${phone}。`}
      </p>
      <div>
        <SubmitButton size="big">提交投诉</SubmitButton>
      </div>
    </form>
  )
}
