'use client'

import { useActionState, useEffect, useRef } from 'react'
import { ClearTyped } from '@/components/ui/clear-typed'
import { DefinitionList } from '@/components/ui/definition-list'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PrintButton } from '@/components/ui/print-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { chineseDay } from '@/lib/kernel/dates'
import { object } from '../actions'

type Props = { noticeId: string; requestId: string }

/** Name, contact and ground, sent once; then the number and code to ask by. */
export function ObjectForm({ noticeId, requestId }: Props) {
  const [state, send] = useActionState(object, null)
  const answer = useRef<HTMLDivElement>(null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const receipt = state?.ok ? state.value : null

  useEffect(() => {
    if (receipt) answer.current?.focus()
  }, [receipt])

  // One notice's words never stand under another's, and none after they were sent.
  const kept = `objection-${noticeId}`
  if (receipt) {
    return (
      <div ref={answer} tabIndex={-1} className="stack">
        <ClearTyped storageKey={kept} />
        <NoticeBanner tone="done" title="异议已经收到" live>
          请把编号和查询码抄下来或打印出来：只显示这一次，查结果要用。
        </NoticeBanner>
        <DefinitionList
          rows={[
            { term: '异议编号', detail: <b>{receipt.number}</b> },
            { term: '查询码', detail: <b className="tracking-widest">{receipt.code}</b> },
            { term: '收到日期', detail: chineseDay(receipt.receivedOn) },
          ]}
        />
        <div className="actions">
          <PrintButton />
          <LinkButton href="/notices/objection">查异议结果</LinkButton>
        </div>
      </div>
    )
  }
  return (
    <KeepTyped storageKey={kept}>
      <form action={send} className="form" noValidate>
        {problem && (
          <ErrorSummary
            title="还没有提交"
            problems={
              problem.fields
                ? Object.entries(problem.fields).map(([field, message]) => ({ field, message }))
                : [{ message: problem.message }]
            }
          />
        )}
        <input type="hidden" name="noticeId" value={noticeId} />
        <input type="hidden" name="requestId" value={requestId} />
        <TextInput name="name" label="您的姓名" width="medium" autoComplete="name" maxLength={50} error={fields.name} unkept />
        <TextInput
          name="contact"
          label="联系方式"
          hint="电话或通信地址，核实时用得上。"
          width="medium"
          autoComplete="tel"
          maxLength={100}
          error={fields.contact}
          unkept
        />
        <TextArea
          name="ground"
          label="理由"
          hint="看到了什么、什么时候、在哪里。写得越具体，越便于核实。"
          rows={5}
          maxLength={1000}
          error={fields.ground}
          unkept
        />
        <p className="small muted">提交后由居住地经办机构核实，核实期间公示的结论暂不上报。</p>
        <div className="actions">
          <SubmitButton size="big" pendingLabel="正在提交…">
            提交异议
          </SubmitButton>
        </div>
      </form>
    </KeepTyped>
  )
}
