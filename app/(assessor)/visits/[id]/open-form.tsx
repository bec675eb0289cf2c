'use client'

import { startTransition, useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldGroup } from '@/components/ui/field-group'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { RELATION_PRESENT_LABEL, RELATIONS_PRESENT } from '@/lib/assessments/schema'
import { open } from '../actions'

type Props = { visitId: string; today: string }

const MOST_PRESENT = 6

export function OpenForm({ visitId, today }: Props) {
  const [state, send, isPending] = useActionState(open, null)
  const [visitedOn, setVisitedOn] = useState(today)
  const [present, setPresent] = useState([{ key: 0, relation: '', name: '' }])
  const [isUnsaid, setUnsaid] = useState(false)
  const problem = state?.ok === false ? state.problem : null

  function change(key: number, part: { relation?: string; name?: string }) {
    setPresent(present.map((one) => (one.key === key ? { ...one, ...part } : one)))
  }

  return (
    <form
      method="post"
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const isMissing = present.some((one) => one.relation === '')
        setUnsaid(isMissing)
        if (isMissing) return
        startTransition(() => send({ visitId, visitedOn, present: present.map(({ relation, name }) => ({ relation, name })) }))
      }}
    >
      {problem && <ErrorSummary title="还不能开始" problems={[{ message: problem.message }]} />}
      <DateInput
        name="visitedOn"
        label="实际上门日期"
        max={today}
        required
        value={visitedOn}
        onChange={(event) => setVisitedOn(event.currentTarget.value)}
        error={problem?.fields?.visitedOn}
      />
      <FieldGroup
        id="present"
        legend="在场的人"
        hint="监护人或受托代理人须有一位在场。"
        error={isUnsaid ? '请选择每一位在场人的身份' : problem?.fields?.present}
      >
        <div className="grid gap-4">
          {present.map((one, at) => (
            <div key={one.key} className="grid gap-3 sm:grid-cols-2">
              <Select
                name={`relation-${one.key}`}
                label={`第 ${at + 1} 位的身份`}
                placeholder="请选择"
                required
                value={one.relation}
                onChange={(event) => change(one.key, { relation: event.currentTarget.value })}
                options={RELATIONS_PRESENT.map((relation) => ({ value: relation, label: RELATION_PRESENT_LABEL[relation] }))}
              />
              <TextInput
                name={`name-${one.key}`}
                label="姓名"
                optional
                maxLength={50}
                autoComplete="off"
                value={one.name}
                onChange={(event) => change(one.key, { name: event.currentTarget.value })}
              />
            </div>
          ))}
          {present.length < MOST_PRESENT && (
            <Button
              onClick={() => setPresent([...present, { key: Math.max(...present.map((one) => one.key)) + 1, relation: '', name: '' }])}
            >
              再加一位
            </Button>
          )}
        </div>
      </FieldGroup>
      <p className="small muted">开始以后，评估表按上门当日在用的标准版本填写，中途不换版本。</p>
      <SubmitButton wide pending={isPending} pendingLabel="正在登记…">
        开始评估
      </SubmitButton>
    </form>
  )
}
