'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { CaseQueue } from '@/components/case-queue'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SearchBox } from '@/components/ui/search-box'
import { SubmitButton } from '@/components/ui/submit-button'
import { FACETS, type FilterCodes } from '@/lib/cases/schema/desk'
import { find } from './actions'

type Props = {
  /** The conditions in force, within which one may look. */
  within: FilterCodes
  /** The queue, which what is found takes the place of. */
  children: ReactNode
}

/** Finds cases of the own bureau by number, name, national id or township. What is looked for never stands in an address. */
export function CaseFinder({ within, children }: Props) {
  const [state, send] = useActionState(find, null)
  const [text, setText] = useState('')
  const [closed, setClosed] = useState<typeof state>(null)
  const [isNarrow, setNarrow] = useState(false)
  const hasConditions = [...FACETS, 'held' as const, 'since' as const, 'until' as const].some((key) => within[key] !== undefined)
  const isWithin = isNarrow && hasConditions
  const isOpen = state !== null && state !== closed
  const found = isOpen && state.ok ? state.value : null

  function close() {
    setClosed(state)
    setText('')
  }

  return (
    <div className="stack">
      <search>
        <form
          action={send}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isOpen) close()
          }}
          className="flex flex-wrap items-center gap-x-4 gap-y-2"
        >
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
          {isWithin &&
            Object.entries(within).map(([key, code]) => code && <input key={key} type="hidden" name={`within.${key}`} value={code} />)}
          {hasConditions && (
            <label className="choice check small">
              <input type="checkbox" checked={isNarrow} onChange={(event) => setNarrow(event.target.checked)} />
              <span>只在当前条件内查找</span>
            </label>
          )}
        </form>
      </search>
      {isOpen && !state.ok && <NoticeBanner tone="late" title={state.problem.fields?.text ?? state.problem.message} live />}
      {found && (
        <Card
          flush
          title={<span role="status">{found.more ? `找到 ${found.rows.length} 件以上` : `找到 ${found.rows.length} 件`}</span>}
          aside={
            <Button size="little" onClick={close}>
              回到列表
            </Button>
          }
        >
          {found.more && <p className="small muted px-5 pb-2">只列出 {found.rows.length} 件，请多写几个字缩小范围。</p>}
          <CaseQueue
            caption="查找结果"
            asks="下一步"
            rows={found.rows}
            empty={
              <EmptyState title="没有找到">
                请核对案号或身份证号；参保人姓名写其中两三个字即可，代理人要写全名。只能查到本机构参与的案件
                {isWithin ? '，并且只在当前条件内查找' : ''}。
              </EmptyState>
            }
          />
        </Card>
      )}
      <div hidden={found !== null}>{children}</div>
    </div>
  )
}
