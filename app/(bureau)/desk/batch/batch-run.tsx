'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { CaseStatusTag } from '@/components/case-status-tag'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextArea } from '@/components/ui/text-area'
import { batchDeed } from '@/lib/cases/rules/batch'
import { BATCH_LABEL, type BatchAct, type Foreseen } from '@/lib/cases/schema/batch'
import { act as press } from '../../cases/[id]/actions'

type Line = Foreseen & { requestId: string }
type Result = { ok: boolean; says: string }
type Props = { act: BatchAct; lines: readonly Line[] }

/** The preview, the press, and in its place what became of each case. One case at a time, each with a press of its own. */
export function BatchRun({ act, lines }: Props) {
  const [results, setResults] = useState<Record<string, Result>>({})
  const [state, setState] = useState<'preview' | 'running' | 'over'>('preview')
  const head = useRef<HTMLDivElement>(null)
  const going = lines.filter((line) => line.why === null)
  const left = lines.filter((line) => line.why !== null)
  const over = Object.keys(results).length

  useEffect(() => {
    if (state === 'over') head.current?.focus()
  }, [state])

  async function run(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const points = String(new FormData(event.currentTarget).get('points') ?? '')
    setState('running')
    for (const line of going) {
      const { requestId, version, caseId, status } = line
      const answer = await press(null, { requestId, seen: version, deed: batchDeed(act, caseId, points, status) }).catch(() => null)
      const says = answer === null ? '没有送到，不知道办成没有；请打开这件案件看。' : answer.ok ? '已办' : answer.problem.message
      setResults((before) => ({ ...before, [caseId]: { ok: answer?.ok === true, says } }))
    }
    setState('over')
  }

  const failed = Object.values(results).filter((one) => !one.ok).length
  return (
    <div className="stack">
      {state === 'over' && (
        <div ref={head} tabIndex={-1}>
          <NoticeBanner
            tone={failed > 0 ? 'wait' : 'done'}
            live
            title={`办成 ${over - failed} 件${failed > 0 ? `，没有办成 ${failed} 件` : ''}`}
          >
            {failed > 0 && '没有办成的逐件写明了原因。'}
          </NoticeBanner>
        </div>
      )}
      {going.length > 0 && (
        <Card flush title={state === 'preview' ? `可以办 ${going.length} 件` : `本次办理 ${going.length} 件`}>
          <Table
            caption={state === 'preview' ? '可以办的案件' : '本次办理的案件'}
            columns={[
              ...COLUMNS,
              { key: 'status', label: state === 'preview' ? '现在' : '办理前' },
              { key: 'says', label: state === 'preview' ? '会怎样' : '结果' },
            ]}
            rows={going.map((line) => ({ key: line.caseId, cells: [...headOf(line), outcomeOf(line, act, results[line.caseId], state)] }))}
          />
        </Card>
      )}
      {state !== 'over' && going.length > 0 && (
        <form method="post" onSubmit={run} className="grid max-w-[40rem] gap-4" noValidate>
          {act === 'commission' && (
            <TextArea
              name="points"
              id="batch-points"
              label="委托要点"
              optional
              hint="每一件都写同样的要点；评估人员会看到。"
              maxLength={500}
              rows={2}
            />
          )}
          {state === 'running' && (
            <p role="status">
              <progress value={over} max={going.length} aria-label="办理进度" className="me-3 align-middle" />
              正在办理 {Math.min(over + 1, going.length)} / {going.length}，请不要关闭本页；关闭后没有办的不会再办。
            </p>
          )}
          <p className="actions">
            <SubmitButton pending={state === 'running'} pendingLabel="正在办理…">
              确认：{BATCH_LABEL[act]} {going.length} 件
            </SubmitButton>
            <LinkButton href="/desk" tone="quiet">
              不办了
            </LinkButton>
          </p>
        </form>
      )}
      {left.length > 0 && (
        <Card flush title={`不能办 ${left.length} 件`}>
          <Table
            caption="不能办的案件"
            columns={[...COLUMNS, { key: 'status', label: '现在' }, { key: 'why', label: '为什么' }]}
            rows={left.map((line) => ({ key: line.caseId, cells: [...headOf(line), line.why] }))}
          />
        </Card>
      )}
      {(state === 'over' || going.length === 0) && (
        <p className="actions">
          <LinkButton href="/desk">回到案桌</LinkButton>
        </p>
      )}
    </div>
  )
}

const COLUMNS = [
  { key: 'no', label: '案号' },
  { key: 'name', label: '参保人' },
]

function headOf(line: Line) {
  return [
    <Link key="no" href={`/cases/${line.caseId}` as Route} className="whitespace-nowrap">
      {line.caseNo}
    </Link>,
    line.name,
    <CaseStatusTag key="status" status={line.status} />,
  ]
}

function outcomeOf({ to, status }: Line, act: BatchAct, result: Result | undefined, state: 'preview' | 'running' | 'over') {
  if (result) return result.ok ? <Tag tone="done">已办</Tag> : <span className="text-red">没有办成：{result.says}</span>
  if (state !== 'preview') return <span className="muted">等待办理</span>
  if (to !== null && to !== status)
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        转为 <CaseStatusTag status={to} />
      </span>
    )
  return act === 'report' || act === 'recognise'
    ? '提出初审，等复核人员复核'
    : act === 'remind'
      ? '对方案桌和收件箱看到催办'
      : '记录本机构已收悉'
}
