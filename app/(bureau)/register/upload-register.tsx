'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FileInput } from '@/components/ui/file-input'
import { Meter } from '@/components/ui/meter'
import { SubmitButton } from '@/components/ui/submit-button'
import { type SendProgress, sendFile } from './send-file'

/** 上传 → 核对预览: the file goes to the server as it is and is read there; what it would do is shown on a page of its own. */
export function UploadRegister({ megabytes }: { megabytes: number }) {
  const router = useRouter()
  const [fault, setFault] = useState<string | null>(null)
  const [progress, setProgress] = useState<SendProgress | null>(null)
  const field = useRef<HTMLInputElement>(null)

  // Read out with its field, and the next press is at hand.
  useEffect(() => {
    if (fault) field.current?.focus()
  }, [fault])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setFault(null)
    const file = field.current?.files?.[0]
    if (!file) return setFault('请先选择文件')
    if (file.size > megabytes * 1024 * 1024) return setFault(`文件超过 ${megabytes} MB，没有上传。请删去图片，或拆成几个文件后分别上传。`)
    setProgress({ step: 'sending', part: 0 })
    const last = await sendFile(file, setProgress)
    if (last.step === 'kept') return router.push(`/register/uploads/${last.id}` as Route)
    setProgress(null)
    setFault(last.step === 'refused' ? last.message : '上传中断了，请再试一次')
  }

  const said = progress && sayingOf(progress)
  return (
    <form method="post" onSubmit={send} className="grid gap-3">
      <FileInput
        ref={field}
        name="file"
        label="名录文件"
        accept=".xlsx,.csv,.txt"
        hint={`.xlsx 或 .csv，不超过 ${megabytes} MB、10 万行；csv 用 UTF-8 或 GB18030 编码均可。先核对预览，确认之前不会改动名录。`}
        error={fault ?? undefined}
        required
      />
      <p className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={progress !== null} pendingLabel="正在核对…">
          上传并核对
        </SubmitButton>
        <a className="btn quiet" href="/register/template" download>
          下载模板（.xlsx）
        </a>
        <a className="btn quiet" href="/register/template?as=csv" download>
          模板（.csv）
        </a>
      </p>
      <div role="status">{said && <Meter part={said.part}>{said.says}</Meter>}</div>
    </form>
  )
}

/** How far it has come: sending is the first third, reading the second, judging the last. Spoken in steps, not row by row. */
function sayingOf(progress: SendProgress): { part: number; says: string } {
  switch (progress.step) {
    case 'sending':
      return { part: progress.part / 3, says: '正在上传' }
    case 'reading':
      return { part: 1 / 3 + Math.min(progress.rows / 100_000, 1) / 3, says: `正在读取，已读 ${inTenThousands(progress.rows)}` }
    case 'judging':
      return { part: 2 / 3 + progress.rows / progress.of / 3, says: `正在逐行核对，共 ${progress.of} 行` }
    default:
      return { part: 1, says: '正在整理预览' }
  }
}

function inTenThousands(rows: number): string {
  return rows < 10_000 ? '不到 1 万行' : `${Math.floor(rows / 10_000)} 万多行`
}
