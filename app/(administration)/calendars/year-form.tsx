'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { loadYear } from './actions'

export function YearForm({ year }: { year: number }) {
  const [state, action] = useActionState(loadYear, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const told = Object.entries(fields).map(([field, message]) => ({ field, message }))
  return (
    <KeepTyped storageKey="calendar-year">
      <form action={action} className="form">
        {state?.ok && (
          <NoticeBanner tone="done" title={`${state.value} 年节假日安排已载入`} live>
            新的期限从现在起按它计算。
          </NoticeBanner>
        )}
        {problem && <ErrorSummary title={problem.message} problems={told.length > 0 ? told : [{ message: '请改正后再提交。' }]} />}
        <TextInput name="year" label="年份" inputMode="numeric" width="short" defaultValue={year} error={fields.year} required />
        <TextInput
          name="source"
          label="来源"
          hint="照抄通知的名称和文号，例如：国务院办公厅关于某年部分节假日安排的通知（国办发明电〔20××〕×号）。"
          error={fields.source}
          required
        />
        <TextArea
          name="daysOff"
          label="放假的日子"
          hint="可以照抄通知：10月1日（周一）至7日（周日）。一段一行，或用逗号隔开；落在周末的也一并填。"
          rows={5}
          error={fields.daysOff}
          required
        />
        <TextArea
          name="workdays"
          label="调休上班的周末"
          hint="例如：2月3日、2月18日。没有就不填。"
          rows={2}
          error={fields.workdays}
          optional
        />
        <Checkbox
          name="replaces"
          label="替换这一年原来的安排"
          hint="这一年已有安排、需要更正时才勾选。已经定下的到期日不变，剩余天数按新的安排数。"
          error={fields.replaces}
        />
        <div>
          <p className="small muted mb-2">载入后两地立即按它计算工作日，并留痕。</p>
          <SubmitButton pendingLabel="正在载入…">载入</SubmitButton>
        </div>
      </form>
    </KeepTyped>
  )
}
