'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { plan } from '../actions'

type Props = { requestId: string; houses: readonly { value: string; label: string }[]; today: string }

/** Which institution, on which day, by whom. */
export function PlanForm({ requestId, houses, today }: Props) {
  const [state, press] = useActionState(plan, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有列入" problems={problemsOf(state)} />
      <input type="hidden" name="requestId" value={requestId} />
      <KeepTyped storageKey="plan-inspection">
        <div className="grid gap-5">
          <Select name="institutionId" label="机构" placeholder="请选择" options={houses} error={errors.institutionId} />
          <DateInput name="plannedOn" label="计划哪天去" min={today} error={errors.plannedOn} />
          <RadioCards
            name="isJoint"
            legend="由谁去"
            columns={2}
            options={[
              { value: 'own', label: '本机构去', hint: '对方看得到，不填检查表' },
              { value: 'joint', label: '两地联合', hint: '两地的人都可以填同一张检查表' },
            ]}
            error={errors.isJoint}
          />
        </div>
      </KeepTyped>
      <p className="small muted">列入后两地经办机构都能看到；机构在检查以前看不到。</p>
      <div>
        <SubmitButton>列入计划</SubmitButton>
      </div>
    </form>
  )
}
