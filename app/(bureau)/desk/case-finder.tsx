'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { CaseQueue } from '@/components/case-queue'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SearchBox } from '@/components/ui/search-box'
import { SubmitButton } from '@/components/ui/submit-button'
import { find } from './actions'

type Props = {
  /** The queue, which what is found takes the place of. */
  children: ReactNode
}

/** Finds cases of the own bureau by number, name, national id or township. */
export function CaseFinder({ children }: Props) {
  const [state, send] = useActionState(find, null)
  const [text, setText] = useState('')
  const [closed, setClosed] = useState<typeof state>(null)
  const isOpen = state !== null && state !== closed
  const found = isOpen && state.ok ? state.value : null
  return (
    <div className="stack">
      <search>
        <form action={send} className="flex flex-wrap items-center gap-2">
          <SearchBox
            label="按案号、姓名、身份证号或乡镇查找案件"
            placeholder="案号、姓名、身份证号、乡镇"
            name="text"
            value={text}
            onValue={setText}
          />
          <SubmitButton tone="plain" pendingLabel="正在查找…">
            查找
          </SubmitButton>
        </form>
      </search>
      {isOpen && !state.ok && <NoticeBanner tone="late" title={state.problem.fields?.text ?? state.problem.message} live />}
      {found && (
        <Card
          flush
          title={`找到 ${found.rows.length} 件${found.more ? '以上' : ''}`}
          aside={
            <Button size="little" onClick={() => setClosed(state)}>
              回到列表
            </Button>
          }
        >
          {found.more && <p className="small muted px-5 pb-2">只列出最近的 {found.rows.length} 件，请多写几个字缩小范围。</p>}
          <CaseQueue
            caption="查找结果"
            asks="下一步"
            rows={found.rows}
            empty={<EmptyState title="没有找到">请核对案号或身份证号；姓名写其中两三个字即可。只能查到本机构参与的案件。</EmptyState>}
          />
        </Card>
      )}
      <div hidden={found !== null}>{children}</div>
    </div>
  )
}
