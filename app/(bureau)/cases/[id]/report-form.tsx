'use client'

import { useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { KeepTyped } from '@/components/ui/keep-typed'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { DeedProblem } from './deed-problem'
import { useDeed } from './use-deed'

type Kind = { value: string; label: string; day: string; follows: string }
type Props = { caseId: string; seen: number; requestId: string; kinds: readonly Kind[]; min: string; max: string }

/** 登记变化 at a bureau's desk. */
export function ReportForm({ caseId, seen, requestId, kinds, min, max }: Props) {
  const storageKey = `case-${caseId}-reportChange`
  const [chosen, setChosen] = useState('')
  const { submit, isPending, problem, errors, isOutdated, refresh } = useDeed(
    caseId,
    storageKey,
    (form) => ({
      step: 'do',
      command: {
        kind: 'reportChange',
        caseId,
        change: String(form.get('change') ?? ''),
        happenedOn: String(form.get('happenedOn') ?? ''),
        note: String(form.get('note') ?? ''),
      },
    }),
    { requestId, seen },
  )
  const kind = kinds.find((one) => one.value === chosen)
  return (
    <KeepTyped storageKey={storageKey}>
      {problem && <DeedProblem problem={problem} errors={errors} prefix="reportChange" isOutdated={isOutdated} onRefresh={refresh} />}
      <form method="post" onSubmit={submit} className="grid gap-4" noValidate aria-label="登记变化">
        <Select
          name="change"
          id="reportChange-change"
          label="变化"
          placeholder="请选择"
          options={kinds.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => setChosen(event.target.value)}
          error={errors.change}
        />
        <DateInput
          name="happenedOn"
          id="reportChange-happenedOn"
          label={kind?.day ?? '发生日期'}
          min={min}
          max={max}
          error={errors.happenedOn}
        />
        <TextInput name="note" id="reportChange-note" label="说明" optional maxLength={500} error={errors.note} unkept />
        <p className="small muted" aria-live="polite">
          {kind ? kind.follows : '选好以后，这里写明登记之后怎样。两地同时看到同一条记录。'}
        </p>
        <SubmitButton tone="plain" wide pending={isPending}>
          登记变化
        </SubmitButton>
      </form>
    </KeepTyped>
  )
}
