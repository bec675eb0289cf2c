'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { CaseStatusTag } from '@/components/case-status-tag'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { CaseStatus } from '@/lib/cases/schema'
import type { HandoverReason } from '@/lib/cases/schema/handover'
import type { Outcome } from '@/lib/kernel/outcome'
import { pass } from './actions'

type Line = { caseId: string; caseNo: string; name: string; status: CaseStatus; may: Outcome<true> }
type Props = { from: string; taker: { accountId: string; name: string }; why: HandoverReason | null; cases: readonly Line[] }
type Report = { done: string[]; skipped: Array<{ caseNo: string; why: string }> }

/** The cases as they would go, the last press, and then in their place what became of each. */
export function HandoverRun({ from, taker, why, cases: offered }: Props) {
  const [state, send, isPending] = useActionState(pass, null)
  // Kept as first shown: once handed over, the page itself has nothing left to list.
  const [cases] = useState(offered)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state) box.current?.focus()
  }, [state])
  const report = state?.ok ? state.value : null
  const going = cases.filter((one) => one.may.ok)
  const held = cases.length - going.length
  if (cases.length === 0) return <EmptyState title="没有可以移交的案件">这位同事现在没有承办未办结的案件。</EmptyState>
  return (
    <div className="stack">
      {report && (
        <div ref={box} tabIndex={-1}>
          <NoticeBanner
            tone={report.done.length < cases.length ? 'wait' : 'done'}
            live
            title={`已移交 ${report.done.length} 件给${taker.name}${report.done.length < cases.length ? `，没有移交 ${cases.length - report.done.length} 件` : ''}`}
          >
            {report.done.length > 0 && `${taker.name}会在收件箱里看到。`}
            {report.done.length < cases.length && '没有移交的逐件写明了原因。'}
          </NoticeBanner>
        </div>
      )}
      <Card flush title={report ? '移交结果' : `将移交 ${going.length} 件${held > 0 ? `，${held} 件不能移交` : ''}`}>
        <Table
          caption={report ? '移交的结果' : '要移交的案件'}
          columns={[
            { key: 'no', label: '案号' },
            { key: 'name', label: '参保人' },
            { key: 'status', label: '状态' },
            { key: 'may', label: report ? '结果' : '移交' },
          ]}
          rows={cases.map((one) => ({ key: one.caseId, cells: cellsOf(one, report) }))}
        />
        {!report && !why && <p className="small p-5">请先选择事由，再看一遍。</p>}
        {!report && why && going.length > 0 && (
          <form
            method="post"
            className="grid gap-4 p-5"
            onSubmit={(event) => {
              event.preventDefault()
              startTransition(() => send({ from, to: taker.accountId, why, caseIds: going.map((one) => one.caseId) }))
            }}
          >
            {state && !state.ok && (
              <div ref={box} tabIndex={-1}>
                <NoticeBanner tone="late" live title="没有移交成功">
                  {state.problem.message}
                </NoticeBanner>
              </div>
            )}
            <p className="small muted">移交后由{taker.name}承办；案件的状态、期限和已有的初审不变，对方机构看不到承办人。每件都留痕。</p>
            <p className="actions">
              <SubmitButton pending={isPending} pendingLabel="正在移交…">
                确认移交 {going.length} 件
              </SubmitButton>
            </p>
          </form>
        )}
      </Card>
      {report && (
        <p className="actions">
          <LinkButton href="/desk">回到案桌</LinkButton>
        </p>
      )}
    </div>
  )
}

function cellsOf({ caseId, caseNo, name, status, may }: Line, report: Report | null) {
  return [
    <Link key="no" href={`/cases/${caseId}` as Route} className="whitespace-nowrap">
      {caseNo}
    </Link>,
    name,
    <CaseStatusTag key="status" status={status} />,
    <Fate key="may" may={may} caseNo={caseNo} report={report} />,
  ]
}

/** What would become of a case, and afterwards what did. */
function Fate({ may, caseNo, report }: Pick<Line, 'may' | 'caseNo'> & { report: Report | null }) {
  if (!report) return may.ok ? <Tag tone="go">可以移交</Tag> : <span className="text-red">{may.problem.message}</span>
  const { done, skipped } = report
  if (!may.ok) return <span className="text-red">{may.problem.message}</span>
  if (done.includes(caseNo)) return <Tag tone="done">已移交</Tag>
  const why = skipped.find((one) => one.caseNo === caseNo)?.why ?? '已经不由这位同事承办，没有移交。'
  return <span className="text-red">{why}</span>
}
