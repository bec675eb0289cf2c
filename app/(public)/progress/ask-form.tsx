'use client'

import { useActionState, useEffect, useRef } from 'react'
import { ProgressBody } from '@/components/application-form/progress-body'
import { ProgressTag } from '@/components/application-form/progress-tag'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FromTo } from '@/components/ui/from-to'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { ask } from './actions'

/** Asks by post, so that neither number nor code stands in an address; the answer appears beneath. */
export function AskForm() {
  const [state, action] = useActionState(ask, null)
  const answer = useRef<HTMLDivElement>(null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const found = state?.ok ? state.value : null

  useEffect(() => {
    if (found) answer.current?.focus()
  }, [found])

  return (
    <>
      <KeepTyped storageKey="progress">
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
            name="caseNo"
            label="案号"
            hint="例如 TX-NX-2026-000118，大小写都可以。"
            width="medium"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            error={fields.caseNo}
            unkept
          />
          <TextInput
            name="queryCode"
            label="查询码"
            hint="8 位字母和数字，没有 0、1、I、O。"
            width="medium"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            error={fields.queryCode}
            unkept
          />
          <div className="actions">
            <SubmitButton size="big" pendingLabel="正在查…">
              查进度
            </SubmitButton>
          </div>
        </form>
      </KeepTyped>
      <div ref={answer} tabIndex={-1} aria-live="polite" className="mt-2">
        {found && (
          <Card title={found.name} aside={<ProgressTag progress={found.progress} />}>
            <p className="small muted mb-4">
              {found.caseNo} · <FromTo from={`${found.insured}参保`} to={`住${found.residence}`} />
            </p>
            <ProgressBody progress={found.progress} />
          </Card>
        )}
      </div>
      <p className="small muted">
        回执找不到了：请带身份证到任一地经办窗口补打。要看评估结果、补交材料或选择护理机构，请<a href="/sign-in?from=/apply">登录</a>。
      </p>
    </>
  )
}
