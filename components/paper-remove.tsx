'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { REMOVAL_REASON_LABEL, REMOVAL_REASONS } from '@/lib/cases/schema/paper'
import { Button } from './ui/button'
import { Select } from './ui/select'

type Props = {
  paperId: string
  fileName: string
  /** A clerk's own scan: why it goes is kept. */
  reasonWanted: boolean
}

/** Takes out a paper of one's own; asked twice, in place. */
export function PaperRemove({ paperId, fileName, reasonWanted }: Props) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'asking' | 'busy'>('idle')
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState('')

  async function remove(): Promise<void> {
    if (reasonWanted && why === '') return setProblem('请选择移除的原因')
    setState('busy')
    const address = `/api/papers/${paperId}${reasonWanted ? `?why=${why}` : ''}`
    const answer = await fetch(address, { method: 'DELETE' }).catch(() => null)
    if (answer?.ok) return router.refresh()
    const said = (await answer?.json().catch(() => null)) as { problem?: { message: string } } | null
    setProblem(said?.problem?.message ?? '网络中断，没有删除，请再试一次')
    setState('idle')
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {state === 'idle' && (
        <Button tone="quiet" size="little" onClick={() => setState('asking')} aria-label={`删除 ${fileName}`}>
          {reasonWanted ? '移除' : '删除'}
        </Button>
      )}
      {state !== 'idle' && (
        <>
          {reasonWanted && (
            <Select
              name="why"
              id={`remove-${paperId}`}
              label="移除的原因"
              placeholder="请选择"
              hint="只能移除自己扫描的；内容清除，留痕。"
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              options={REMOVAL_REASONS.map((value) => ({ value, label: REMOVAL_REASON_LABEL[value] }))}
            />
          )}
          <Button tone="stop" size="little" disabled={state === 'busy'} onClick={() => void remove()} aria-label={`确认删除 ${fileName}`}>
            {state === 'busy' ? '正在删除…' : reasonWanted ? '确认移除' : '确认删除'}
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
