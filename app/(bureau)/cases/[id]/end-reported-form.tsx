'use client'

import { DateInput } from '@/components/ui/date-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { DeedProblem } from './deed-problem'
import { useDeed } from './use-deed'

type Props = { caseId: string; seen: number; requestId: string; why: string; reason: string; on: string; max: string }

/** 初审：终止, with the reported reason and day filled in; the day may be put right. */
export function EndReportedForm({ caseId, seen, requestId, why, reason, on, max }: Props) {
  const { submit, isPending, problem, errors, isOutdated, refresh } = useDeed(
    caseId,
    `case-${caseId}-endReported`,
    (form) => ({ step: 'propose', command: { kind: 'end', caseId, why, happenedOn: String(form.get('happenedOn') ?? '') } }),
    { requestId, seen },
  )
  return (
    <form method="post" onSubmit={submit} className="grid gap-3" noValidate aria-label={`终止：${reason}`}>
      {problem && <DeedProblem problem={problem} errors={errors} prefix="endReported" isOutdated={isOutdated} onRefresh={refresh} />}
      <p>终止原因：{reason}</p>
      <DateInput
        name="happenedOn"
        id="endReported-happenedOn"
        label="发生日期"
        defaultValue={on}
        max={max}
        width="short"
        error={errors.happenedOn}
      />
      <p className="small muted">
        终止后待遇停止，护理关系到这一天为止，两地同时可见。初审提出后，由本机构另一位复核人员复核，复核通过才生效。
      </p>
      <div className="actions">
        <SubmitButton tone="stop" pending={isPending}>
          初审：终止（{reason}）
        </SubmitButton>
      </div>
    </form>
  )
}
