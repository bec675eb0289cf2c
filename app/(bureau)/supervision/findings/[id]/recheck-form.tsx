'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { RecheckEntry } from '@/lib/supervision/schema/finding'
import { review } from '../../actions'

type Result = RecheckEntry['result']
type Props = { findingId: string; version: number; results: readonly Result[]; closedWhy: string | null }

const SAYS: Record<Result, { label: string; hint: string }> = {
  closed: { label: '整改到位，销号', hint: '这条问题办结，机构收到消息。' },
  sentBack: { label: '没有到位，退回继续整改', hint: '从今天起重新计算整改期限，机构收到消息。' },
  withdrawn: { label: '登记有误，撤销', hint: '不计入年度积分，机构不用再整改。' },
}

/** 复查: what was found, and what follows for the one that is chosen. */
export function RecheckForm({ findingId, version, results, closedWhy }: Props) {
  const [state, press] = useActionState(review, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有办成" problems={problemsOf(state)} />
      <input type="hidden" name="findingId" value={findingId} />
      <input type="hidden" name="version" value={version} />
      <KeepTyped storageKey={`recheck-${findingId}`}>
        <div className="grid gap-5">
          <RadioCards
            name="result"
            legend="复查结果"
            options={results.map((value) => ({
              value,
              label: SAYS[value].label,
              hint: value === 'closed' && closedWhy ? closedWhy : SAYS[value].hint,
              disabled: value === 'closed' && closedWhy !== null,
            }))}
            error={errors.result}
          />
          <TextArea name="text" label="复查情况" hint="机构会看到。" rows={3} maxLength={1000} error={errors.text} unkept />
        </div>
      </KeepTyped>
      <div>
        <SubmitButton>提交复查结果</SubmitButton>
      </div>
    </form>
  )
}
