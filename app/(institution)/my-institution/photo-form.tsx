'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FileInput } from '@/components/ui/file-input'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Problem } from '@/lib/kernel/outcome'

const LOST: Problem = { code: 'network', message: '网络中断，没有传到；请再传一次。' }

/** One picture at a time, with the words for those who cannot see it. */
export function PhotoForm() {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<'still' | 'sending' | 'sent' | Problem>('still')
  const problem = typeof state === 'object' ? state : null

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    setState('sending')
    const answer = await fetch('/api/institution-photos', { method: 'POST', body: new FormData(event.currentTarget) }).catch(() => null)
    if (answer?.status === 201) {
      setState('sent')
      form.current?.reset()
      router.refresh()
      return
    }
    const said = (await answer?.json().catch(() => null)) as { problem?: Problem } | null
    setState(said?.problem ?? LOST)
  }

  const named = Object.entries(problem?.fields ?? {}).map(([field, message]) => ({ field, message }))
  return (
    <form method="post" ref={form} onSubmit={send} className="grid gap-5" noValidate>
      <ErrorSummary title="没有传成" problems={problem ? (named.length > 0 ? named : [{ message: problem.message }]) : []} />
      {state === 'sent' && (
        <NoticeBanner tone="done" title="已上传" live>
          经办机构核对以后，公众就能看到。
        </NoticeBanner>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <FileInput
          name="file"
          label="照片"
          accept=".jpg,.jpeg,.png"
          hint="jpg 或 png，不超过 10 MB；照片里的拍摄地点等信息会去掉。"
          error={problem?.fields?.file}
        />
        <TextInput
          name="caption"
          label="照片上是什么"
          hint="例如：双人间，有扶手的卫生间"
          maxLength={40}
          error={problem?.fields?.caption}
        />
      </div>
      <p className="small muted">不要拍到老人和工作人员的脸、姓名牌、病历。</p>
      <div className="actions">
        <SubmitButton tone="plain" pending={state === 'sending'} pendingLabel="正在上传…">
          上传照片
        </SubmitButton>
      </div>
    </form>
  )
}
