'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from './ui/button'

type Props = { paperId: string; fileName: string }

/** Takes a paper out of an application that still lies with the applicant; asked twice, in place. */
export function PaperRemove({ paperId, fileName }: Props) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'asking' | 'busy'>('idle')
  const [problem, setProblem] = useState('')

  async function remove(): Promise<void> {
    setState('busy')
    const answer = await fetch(`/api/papers/${paperId}`, { method: 'DELETE' }).catch(() => null)
    if (answer?.ok) return router.refresh()
    const said = (await answer?.json().catch(() => null)) as { problem?: { message: string } } | null
    setProblem(said?.problem?.message ?? '网络中断，没有删除，请再试一次')
    setState('idle')
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {state === 'idle' && (
        <Button tone="quiet" size="little" onClick={() => setState('asking')} aria-label={`删除 ${fileName}`}>
          删除
        </Button>
      )}
      {state !== 'idle' && (
        <>
          <Button tone="stop" size="little" disabled={state === 'busy'} onClick={() => void remove()} aria-label={`确认删除 ${fileName}`}>
            {state === 'busy' ? '正在删除…' : '确认删除'}
          </Button>
          <Button tone="quiet" size="little" disabled={state === 'busy'} onClick={() => setState('idle')}>
            保留
          </Button>
        </>
      )}
      <span role="status" className="error">
        {problem}
      </span>
    </span>
  )
}
