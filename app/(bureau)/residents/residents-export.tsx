'use client'

import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { EXPORT_PURPOSE_LABEL, EXPORT_PURPOSES } from '@/lib/cases/schema/export'
import type { ResidentFilter } from '@/lib/cases/schema/resident'
import type { Problem } from '@/lib/kernel/outcome'
import { fetchExport } from '../cases/export/fetch-export'

type Props = { filter: Omit<ResidentFilter, 'after'>; count: number }

/** What for, then the file: exactly what the filter shows, names masked. */
export function ResidentsExport({ filter, count }: Props) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const wrong = problem?.fields ?? {}

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    setTold(null)
    const answer = await fetchExport({ filter, purpose: form.get('purpose'), said: form.get('said') }, 'residents')
    setPending(false)
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) setTold(answer.value)
  }

  return (
    <form method="post" onSubmit={send} className="grid max-w-[36rem] gap-4" noValidate>
      {problem && (
        <ErrorSummary
          title="没有导出"
          problems={
            problem.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : [{ message: problem.message }]
          }
        />
      )}
      {told && <NoticeBanner tone="done" live title={told} />}
      <Select
        name="purpose"
        label="导出用途"
        placeholder="请选择"
        options={EXPORT_PURPOSES.map((one) => ({ value: one, label: EXPORT_PURPOSE_LABEL[one] }))}
        error={wrong.purpose}
      />
      <TextInput
        name="said"
        label="用途说明"
        optional
        hint="写明用在哪里、给谁看；不要写参保人的姓名。"
        maxLength={200}
        error={wrong.said}
      />
      <p className="small muted">
        下载一个 .xlsx 文件，就是上面这份清单，共 {count} 人；姓名遮盖，不含身份证号、电话、地址。谁在何时、什么用途会留痕。
      </p>
      <div>
        <SubmitButton tone="plain" pending={isPending} pendingLabel="正在导出…">
          导出 {count} 人
        </SubmitButton>
      </div>
    </form>
  )
}
