'use client'

import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[680px] px-5 py-14">
      <h1>这一页没能打开</h1>
      <p className="mt-3">是系统出了错，不是您填错了。已经提交成功的不会丢；刚才那一步是否成功，请重新打开后看一眼再决定要不要再交一次。</p>
      {error.digest && <p className="tiny mt-3">报修时请告诉我们这个编号：{error.digest}</p>}
      <div className="actions mt-6">
        <Button tone="main" onClick={reset}>
          再试一次
        </Button>
        <LinkButton href="/">回首页</LinkButton>
      </div>
    </main>
  )
}
