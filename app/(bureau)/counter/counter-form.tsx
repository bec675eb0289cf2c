'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { FormProvider, useForm, useFormState } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { KEPT_PREFIX } from '@/components/ui/kept-prefix'
import type { Region, Township } from '@/lib/agreements/schema'
import { Start } from '@/lib/cases/schema/command'
import type { Problem } from '@/lib/kernel/outcome'
import { enter } from './actions'
import { CounterCheck } from './counter-check'
import { CounterFields } from './counter-fields'
import { emptyStart, FIELD_NAME, FIELD_PATHS, type FieldPath, pathOf } from './start-values'

type Props = { requestId: string; own: Region; partners: readonly Region[]; townships: readonly Township[]; today: string }

const STORAGE_KEY = 'counter'

/** One page from signed paper to a case number: fill in, check, submit. */
export function CounterForm({ requestId, own, partners, townships, today }: Props) {
  const router = useRouter()
  const form = useForm<Start>({
    resolver: zodResolver(Start),
    defaultValues: emptyStart(own.code, partners[0]?.code ?? ''),
    mode: 'onSubmit',
    shouldFocusError: false,
  })
  const [checked, setChecked] = useState<Start | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, startSending] = useTransition()
  // Not form.formState: the form object stays the same, so what is read from it would be remembered.
  const formState = useFormState({ control: form.control })

  function submit(start: Start) {
    startSending(async () => {
      const answer = await enter(null, { requestId, start })
      if (answer?.ok) {
        sessionStorage.removeItem(KEPT_PREFIX + STORAGE_KEY)
        router.push(`/counter/receipt/${answer.value.caseId}` as Route)
        return
      }
      if (!answer) return
      setProblem(answer.problem)
      setChecked(null)
      for (const [field, message] of Object.entries(answer.problem.fields ?? {})) {
        form.setError(pathOf(field) as FieldPath, { type: 'server', message })
      }
    })
  }

  const regions = [own, ...partners]
  const wrong = FIELD_PATHS.flatMap((path) => {
    const message = form.getFieldState(path, formState).error?.message
    return message ? [{ field: path, message: `${FIELD_NAME[path]}：${message}` }] : []
  })
  const told = problem && wrong.length === 0 ? [problem, ...(problem.also ?? [])].map(({ message }) => ({ message })) : []

  return (
    <FormProvider {...form}>
      {checked && (
        <CounterCheck
          start={checked}
          regions={regions}
          townships={townships}
          isSending={isSending}
          onBack={() => setChecked(null)}
          onSubmit={() => submit(checked)}
        />
      )}
      <div hidden={checked !== null}>
        <KeepTyped storageKey={STORAGE_KEY}>
          {(Object.keys(formState.errors).length > 0 || problem) && (
            <ErrorSummary title={wrong.length > 0 ? '有几处需要改正' : '没有提交成功'} problems={wrong.length > 0 ? wrong : told} />
          )}
          <form
            method="post"
            noValidate
            className="form"
            onSubmit={form.handleSubmit(
              (start) => {
                setProblem(null)
                setChecked(start)
              },
              () => setProblem(null),
            )}
          >
            <CounterFields regions={regions} own={own} townships={townships} today={today} />
            <div className="actions">
              <Button type="submit" tone="main">
                核对
              </Button>
              <span className="small muted">核对无误后再提交。</span>
            </div>
          </form>
        </KeepTyped>
      </div>
    </FormProvider>
  )
}
