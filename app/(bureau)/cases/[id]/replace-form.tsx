'use client'

import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { DeedProblem } from './deed-problem'
import { useDeed } from './use-deed'

type Props = { caseId: string; seen: number; requestId: string; institutions: readonly { value: string; label: string }[] }

/** 更换护理机构 at the window, on signed paper. */
export function ReplaceForm({ caseId, seen, requestId, institutions }: Props) {
  const { submit, isPending, problem, errors, isOutdated, refresh } = useDeed(
    caseId,
    `case-${caseId}-changeInstitution`,
    (form) => ({
      step: 'do',
      command: {
        kind: 'changeInstitution',
        caseId,
        institutionId: String(form.get('institutionId') ?? ''),
        reason: String(form.get('reason') ?? ''),
      },
    }),
    { requestId, seen },
  )
  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate aria-label="更换护理机构">
      {problem && <DeedProblem problem={problem} errors={errors} prefix="changeInstitution" isOutdated={isOutdated} onRefresh={refresh} />}
      <Select
        name="institutionId"
        id="changeInstitution-institutionId"
        label="换到哪一家"
        placeholder="请选择"
        hint="照参保人或家属在窗口签字确认的选择录入；只列今天两地都可使用的机构。"
        options={institutions}
        error={errors.institutionId}
      />
      <TextInput name="reason" id="changeInstitution-reason" label="为什么换" optional maxLength={300} error={errors.reason} unkept />
      <p className="small muted">原护理关系到昨天为止，新的从今天建立，两地经办机构同时看到。</p>
      <SubmitButton tone="plain" wide pending={isPending}>
        窗口代办：更换护理机构
      </SubmitButton>
    </form>
  )
}
