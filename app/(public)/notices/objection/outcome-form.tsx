'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import { OBJECTION_OUTCOME_LABEL } from '@/lib/cases/schema/objection'
import { chineseDay } from '@/lib/kernel/dates'
import { ask } from '../actions'

const CODE = { width: 'medium', autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, unkept: true } as const

/** Asks by post, so that neither number nor code stands in an address; the answer appears beneath. */
export function OutcomeForm() {
  const [state, action] = useActionState(ask, null)
  const answer = useRef<HTMLDivElement>(null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const told = state?.ok ? state.value : null

  useEffect(() => {
    if (told) answer.current?.focus()
  }, [told])

  return (
    <>
      <KeepTyped storageKey="objection-outcome">
        <form action={action} className="form" noValidate>
          {problem && (
            <ErrorSummary
              title="没有查到"
              problems={
                problem.fields
                  ? Object.entries(problem.fields).map(([field, message]) => ({ field, message }))
                  : [{ message: problem.message }]
              }
            />
          )}
          <TextInput
            {...CODE}
            name="number"
            label="异议编号"
            hint="例如 YY-2026-000123，大小写都可以。"
            maxLength={40}
            error={fields.number}
          />
          <TextInput {...CODE} name="code" label="查询码" hint="8 位字母和数字，没有 0、1、I、O。" maxLength={20} error={fields.code} />
          <div className="actions">
            <SubmitButton size="big" pendingLabel="正在查…">
              查结果
            </SubmitButton>
          </div>
        </form>
      </KeepTyped>
      <div ref={answer} tabIndex={-1} aria-live="polite">
        {told && (
          <Card
            title={told.number}
            aside={told.outcome ? <Tag tone="done">{OBJECTION_OUTCOME_LABEL[told.outcome]}</Tag> : <Tag tone="wait">正在核实</Tag>}
          >
            <p className="mb-4">{told.says}</p>
            <DefinitionList
              rows={[
                { term: '收到日期', detail: chineseDay(told.receivedOn) },
                ...(told.on ? [{ term: '结果日期', detail: chineseDay(told.on) }] : []),
              ]}
            />
          </Card>
        )}
      </div>
    </>
  )
}
