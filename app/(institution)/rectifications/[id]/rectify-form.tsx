'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { submitRectification } from '../actions'

/** 提交整改: how it was put right. */
export function RectifyForm({ findingId, version }: { findingId: string; version: number }) {
  const [state, press] = useActionState(submitRectification, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有提交成功" problems={problemsOf(state)} />
      <input type="hidden" name="findingId" value={findingId} />
      <input type="hidden" name="version" value={version} />
      <KeepTyped storageKey={`rectify-${findingId}`}>
        <TextArea
          name="text"
          label="怎样整改的"
          hint="写清做了什么、哪天做完的；不写服务对象的姓名和身份证号。"
          rows={4}
          maxLength={1000}
          error={errors.text}
          unkept
        />
      </KeepTyped>
      <p className="small muted">提交后两地经办机构收到消息，任一方复查；没有到位的会退回，重新计算期限。</p>
      <div>
        <SubmitButton>提交整改</SubmitButton>
      </div>
    </form>
  )
}
