'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { ResidentTable } from '@/components/resident-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SearchBox } from '@/components/ui/search-box'
import { SubmitButton } from '@/components/ui/submit-button'
import { find } from './actions'

type Props = {
  /** The list, which what is found takes the place of. */
  children: ReactNode
}

/** Finds people of the living list by name or national id. */
export function ResidentFinder({ children }: Props) {
  const [state, send] = useActionState(find, null)
  const [text, setText] = useState('')
  const [closed, setClosed] = useState<typeof state>(null)
  const isOpen = state !== null && state !== closed
  const found = isOpen && state.ok ? state.value : null
  return (
    <div className="stack">
      <search>
        <form action={send} className="flex flex-wrap items-center gap-2">
          <SearchBox label="按姓名或身份证号查找" placeholder="姓名、身份证号" name="text" value={text} onValue={setText} />
          <SubmitButton tone="plain" pendingLabel="正在查找…">
            查找
          </SubmitButton>
        </form>
      </search>
      {isOpen && !state.ok && <NoticeBanner tone="late" title={state.problem.fields?.text ?? state.problem.message} live />}
      {found && (
        <Card
          flush
          title={`找到 ${found.rows.length} 人${found.more ? '以上' : ''}`}
          aside={
            <Button size="little" onClick={() => setClosed(state)}>
              回到列表
            </Button>
          }
        >
          <ResidentTable
            caption="查找结果"
            rows={found.rows}
            empty={<EmptyState title="没有找到">只查互认在有效期内的人；姓名写其中两三个字即可。其他案件请到“全部案件”查找。</EmptyState>}
          />
        </Card>
      )}
      <div hidden={found !== null}>{children}</div>
    </div>
  )
}
