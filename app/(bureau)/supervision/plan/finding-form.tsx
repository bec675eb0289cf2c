'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { FINDING_KIND_LABEL, FINDING_KINDS, SEVERITIES, SEVERITY_LABEL } from '@/lib/supervision/schema/checklist'
import { record } from '../actions'

type Props = {
  requestId: string
  houses: readonly { value: string; label: string }[]
  complaint: { id: string; number: string } | null
}

/** A finding outside of a checklist: what, how grave, in words the institution will read. */
export function FindingForm({ requestId, houses, complaint }: Props) {
  const [state, press] = useActionState(record, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有登记" problems={problemsOf(state)} />
      <input type="hidden" name="requestId" value={requestId} />
      {complaint && (
        <>
          <input type="hidden" name="complaintId" value={complaint.id} />
          <NoticeBanner tone="wait" title={`由投诉 ${complaint.number} 转来`}>
            下面写的机构会看到：只写事情，不写投诉的是谁、护理的是谁。
          </NoticeBanner>
        </>
      )}
      <KeepTyped storageKey="record-finding">
        <div className="grid gap-5">
          <Select
            name="institutionId"
            label="机构"
            placeholder={complaint ? undefined : '请选择'}
            options={houses}
            error={errors.institutionId}
          />
          <Select
            name="kind"
            label="问题类别"
            placeholder="请选择"
            options={FINDING_KINDS.map((value) => ({ value, label: FINDING_KIND_LABEL[value] }))}
            error={errors.kind}
          />
          <RadioCards
            name="severity"
            legend="严重程度"
            options={SEVERITIES.map((value) => ({ value, label: SEVERITY_LABEL[value] }))}
            error={errors.severity}
          />
          <TextArea
            name="text"
            label="发现了什么问题"
            hint="写清时间、地点和看到的情况；不写服务对象的姓名和身份证号。"
            rows={4}
            maxLength={1000}
            error={errors.text}
            unkept
          />
        </div>
      </KeepTyped>
      <p className="small muted">
        登记后，两地经办机构和这家机构同时看到，整改期限按程度自动计算（待核定），年度积分随之扣减。照片和文件在下一页添加。
      </p>
      <div>
        <SubmitButton>登记问题</SubmitButton>
      </div>
    </form>
  )
}
