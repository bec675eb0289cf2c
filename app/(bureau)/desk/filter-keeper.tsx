'use client'

import { startTransition, useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { FilterCodes, SavedFilter, SavedList } from '@/lib/cases/schema/desk'
import { drop, keep, makeStandard } from './actions'

type Props = { base: SavedList; codes: FilterCodes; saved: readonly Pick<SavedFilter, 'id' | 'name' | 'isStandard'>[] }

/** Keeps the conditions in force under a name; below, those kept: open by themselves, or no longer. */
export function FilterKeeper({ base, codes, saved }: Props) {
  const [kept, sendKeep] = useActionState(keep, null)
  const [dropped, sendDrop, isDropping] = useActionState(drop, null)
  const [chosen, sendStandard, isChoosing] = useActionState(makeStandard, null)
  const [name, setName] = useState('')
  const [seen, setSeen] = useState(kept)
  // Once kept, the name has gone to its place; a refused one stays to be mended.
  if (kept !== seen) {
    setSeen(kept)
    if (kept?.ok) setName('')
  }
  const wrong = kept?.ok === false ? kept.problem : null
  const refusal = [dropped, chosen].find((one) => one?.ok === false)
  const isBusy = isDropping || isChoosing

  return (
    <div className="grid gap-4">
      <form action={sendKeep} noValidate className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="base" value={base} />
        {Object.entries(codes).map(([key, code]) => code && <input key={key} type="hidden" name={`codes.${key}`} value={code} />)}
        <TextInput
          id="filter-name"
          name="name"
          label="给当前条件起个名字"
          hint="只有您自己看得到。请不要写姓名。"
          maxLength={20}
          width="medium"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={wrong ? (wrong.fields?.name ?? wrong.message) : undefined}
          aria-keyshortcuts="s"
        />
        <SubmitButton tone="plain" pendingLabel="正在保存…">
          保存
        </SubmitButton>
      </form>
      {kept?.ok && <NoticeBanner tone="done" live title="已保存，上方可以直接点开" />}
      {refusal?.ok === false && <NoticeBanner tone="late" live title={refusal.problem.message} />}
      {saved.length > 0 && (
        <ul className="grid gap-2">
          {saved.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-3">
              <span>{one.name}</span>
              <Button size="little" disabled={isBusy} onClick={() => startTransition(() => sendStandard({ id: one.id }))}>
                {one.isStandard ? '取消默认' : '设为默认'}
                <span className="sr-only">：{one.name}</span>
              </Button>
              <Button size="little" tone="quiet" disabled={isBusy} onClick={() => startTransition(() => sendDrop({ id: one.id }))}>
                删除
                <span className="sr-only">：{one.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {saved.length > 0 && <p className="tiny">设为默认后，从菜单打开这个清单就直接用这组条件。</p>}
    </div>
  )
}
