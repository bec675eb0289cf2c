'use client'

import './globals.css'
import { Button } from '@/components/ui/button'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统暂时打不开 · 长护险异地互认</title>
        <main id="main" className="mx-auto w-full max-w-[680px] px-5 py-14">
          <h1>系统暂时打不开</h1>
          <p className="mt-3">请稍后再试。急事请打经办机构窗口电话，或直接到窗口办理。</p>
          {error.digest && <p className="tiny mt-3">报修编号：{error.digest}</p>}
          <div className="mt-6">
            <Button tone="main" onClick={reset}>
              再试一次
            </Button>
          </div>
        </main>
      </body>
    </html>
  )
}
