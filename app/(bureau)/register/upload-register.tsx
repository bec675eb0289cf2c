'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { FileInput } from '@/components/ui/file-input'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { csvOf } from '@/lib/institutions/rules/csv'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { confirmUpload, previewUpload } from './actions'
import { UploadPreview } from './upload-preview'

const WRONG_KIND = refused('wrongKind', '请上传 .csv 或 .xlsx 文件。PDF、图片和旧式 .xls 请先在表格软件里另存为 .xlsx。')

/** The text of a csv, or of the first sheet of an .xlsx as one; a file of any other kind is refused by its name. */
async function textOf(file: File): Promise<Outcome<{ text: string; encoding: string }>> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (/\.xlsx$/i.test(file.name)) {
    // Fetched only when a workbook is chosen.
    const { readXlsxLines } = await import('@/lib/web/xlsx-read')
    const read = await readXlsxLines(bytes)
    return read.ok ? done({ text: csvOf(read.value.map((one) => one.cells)), encoding: 'xlsx' }) : read
  }
  return /\.(csv|txt)$/i.test(file.name) ? decoded(bytes) : WRONG_KIND
}

function decoded(bytes: Uint8Array): Outcome<{ text: string; encoding: string }> {
  for (const encoding of ['UTF-8', 'GB18030']) {
    try {
      return done({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding })
    } catch {
      // Not this encoding.
    }
  }
  return WRONG_KIND
}

type Chosen = { text: string; name: string; encoding: string }

/** 上传 → 核对预览 → 确认. The file is decoded here and judged on the server, twice. */
export function UploadRegister() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [preview, sendPreview, isPreviewing] = useActionState(previewUpload, null)
  const [report, sendConfirm, isConfirming] = useActionState(confirmUpload, null)
  const [isReported, setReported] = useState(false)

  const told = useRef<HTMLDivElement>(null)
  const isTold = isReported && !isConfirming && report !== null

  // The preview above shrinks away: what came of it must be in view, and read out.
  useEffect(() => {
    if (isTold) told.current?.focus()
  }, [isTold])

  async function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return setFault('请先选择文件')
    const read = await textOf(file)
    if (!read.ok) return setFault(read.problem.message)
    setFault(null)
    setReported(false)
    setChosen({ text: read.value.text, name: file.name, encoding: read.value.encoding })
    startTransition(() => sendPreview({ text: read.value.text }))
  }

  function confirm(reason: string) {
    if (!chosen || !preview?.ok) return
    setReported(true)
    startTransition(() => sendConfirm({ text: chosen.text, planDigest: preview.value.planDigest, reason }))
  }

  const problem = fault ?? (preview?.ok === false ? preview.problem.message : null)
  return (
    <div className="grid gap-5">
      <form onSubmit={check} className="grid gap-3">
        <FileInput
          name="file"
          label="名录文件"
          accept=".csv,.xlsx,text/csv"
          hint=".csv 或 .xlsx 文件；csv 用 UTF-8 或 GB18030 编码均可，xlsx 只读第一张表。先核对预览，确认之前不会改动名录。"
          error={problem ?? undefined}
          required
        />
        <p className="flex flex-wrap items-center gap-3">
          <SubmitButton pending={isPreviewing} pendingLabel="正在核对…">
            核对文件
          </SubmitButton>
          <a className="btn quiet" href="/register/template" download>
            下载模板
          </a>
        </p>
      </form>
      <div ref={told} tabIndex={-1}>
        {isTold && report.ok && (
          <NoticeBanner tone="done" live title={report.value.docketId ? '已提出会签单，两地签署后生效' : '没有需要会签的变更'}>
            新增 {report.value.added} 家，变更 {report.value.changed} 家，未变 {report.value.unchanged} 家；保留未列出的{' '}
            {report.value.missing} 家，未导入 {report.value.refused} 家。
          </NoticeBanner>
        )}
        {isTold && !report.ok && <NoticeBanner tone="late" live title={report.problem.message} />}
      </div>
      {chosen && preview?.ok && !isPreviewing && !(isReported && report?.ok) && (
        <UploadPreview
          key={preview.value.planDigest}
          preview={preview.value}
          fileName={`${chosen.name}（${chosen.encoding}）`}
          isConfirming={isConfirming}
          onConfirm={confirm}
        />
      )}
    </div>
  )
}
