'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { ImportReport } from '@/lib/institutions/schema'
import { confirmUploaded } from '../../actions'

type Props = { uploadId: string; planDigest: string; written: number; warned: number; report: ImportReport | null }

/** Confirms what the preview shows; the reason typed stays whatever comes of it. */
export function ConfirmUpload({ uploadId, planDigest, written, warned, report }: Props) {
  const [state, send, isPending] = useActionState(confirmUploaded, null)
  const [reason, setReason] = useState('')
  const told = useRef<HTMLDivElement>(null)
  const outcome = report ?? (state?.ok ? state.value : null)
  const problem = state?.ok === false ? state.problem : null

  // What came of the press must be in view, and read out.
  useEffect(() => {
    if (state && !isPending) told.current?.focus()
  }, [state, isPending])

  return (
    <div className="grid gap-3">
      <div ref={told} tabIndex={-1}>
        {outcome && <Reported report={outcome} />}
        {!outcome && problem && !problem.fields?.reason && <NoticeBanner tone="late" live title={problem.message} />}
      </div>
      {!outcome && written === 0 && <NoticeBanner title="没有需要写入的内容">可导入的各行与现有名录一致，不必确认。</NoticeBanner>}
      {!outcome && written > 0 && (
        <form
          method="post"
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            startTransition(() => send({ uploadId, planDigest, reason }))
          }}
        >
          {warned > 0 && (
            <TextArea
              name="reason"
              label="仍予导入的理由"
              hint={`${warned} 家有提示（见“变更”“新增”各行），写明理由仍可导入；理由会留痕。`}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={200}
              error={problem?.fields?.reason}
              required
            />
          )}
          <p className="small">
            确认后提出一张会签单，写明每一处变更；本地和对方的复核都签署后，名录才变。只改营业时间、空余床位的不必会签，立即生效。不能导入的行不写入。
          </p>
          <div>
            <SubmitButton pending={isPending} pendingLabel="正在导入…">
              确认导入 {written} 家
            </SubmitButton>
          </div>
        </form>
      )}
    </div>
  )
}

function Reported({ report }: { report: ImportReport }) {
  const { docketId, added, changed, unchanged, awaiting, daily, missing, refused } = report
  return (
    <NoticeBanner tone="done" live title={docketId ? '已提出会签单，两地签署后生效' : '没有需要会签的变更'}>
      新增 {added} 家，变更 {changed} 家{daily > 0 && `（其中 ${daily} 家的营业时间或空余床位已即时生效）`}，未变 {unchanged} 家，已在会签中{' '}
      {awaiting} 家；保留未列出的 {missing} 家，未导入 {refused} 行。
      {docketId && (
        <p className="mt-2">
          <LinkButton href={`/register/dockets/${docketId}`} size="little">
            打开会签单
          </LinkButton>
        </p>
      )}
    </NoticeBanner>
  )
}
