'use client'

import { useEffect, useState } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { ProgressSteps } from '@/components/ui/progress-steps'
import { Tag } from '@/components/ui/tag'
import type { MyProgress as Answer } from './my-progress-shape'

/** The reader's own matter on an otherwise public page. */
export function MyProgress({ signedIn }: { signedIn: boolean }) {
  const [answer, setAnswer] = useState<Answer | null>(signedIn ? null : { signedIn, case: null })

  useEffect(() => {
    const leaving = new AbortController()
    fetch('/api/my-progress', { cache: 'no-store', signal: leaving.signal })
      .then(async (response) => setAnswer(response.ok ? ((await response.json()) as Answer) : { signedIn: false, case: null }))
      .catch(() => leaving.signal.aborted || setAnswer({ signedIn: false, case: null }))
    return () => leaving.abort()
  }, [])

  const mine = answer?.case
  return (
    <section className="card mine" aria-labelledby="my-progress">
      <div className="card-head">
        <h2 id="my-progress">我的进度</h2>
        {mine && <Tag tone={mine.tone}>{mine.status}</Tag>}
      </div>
      {mine ? (
        <>
          <ProgressSteps label="办理到哪一步" steps={mine.steps} />
          <p className="mt-3">{mine.says}</p>
          <p className="small muted mt-2">
            现在由{mine.desk}办理 · 咨询 {mine.phone}
          </p>
          <div className="mt-3">
            <LinkButton href={mine.href} wide>
              看详情
            </LinkButton>
          </div>
        </>
      ) : (
        <>
          <p>{saysOf(answer)}</p>
          <div className="mine-ways">
            {answer?.signedIn === false && <LinkButton href="/sign-in">登录后看进度</LinkButton>}
            <LinkButton href="/progress">凭案号和查询码查</LinkButton>
          </div>
        </>
      )}
    </section>
  )
}

function saysOf(answer: Answer | null): string {
  if (!answer) return '正在查看您名下的申请…'
  return answer.signedIn ? '您名下没有正在办理的申请。' : '登录后在这里看：办到哪一步、在谁手上、下一个日子。'
}
