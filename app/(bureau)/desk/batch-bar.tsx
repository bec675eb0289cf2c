'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { BATCH_ACTS, BATCH_LABEL, BATCH_MOST } from '@/lib/cases/schema/batch'

type Props = { form: string }

function ticksOf(form: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name=id][form=${form}]`)]
}

/** What to do with the ticked rows; nothing is done before the preview. */
export function BatchBar({ form }: Props) {
  const [count, setCount] = useState(0)

  useEffect(() => {
    const recount = () => setCount(ticksOf(form).filter((one) => one.checked).length)
    document.addEventListener('change', recount)
    recount()
    return () => document.removeEventListener('change', recount)
  }, [form])

  function tickAll(checked: boolean) {
    for (const one of ticksOf(form).slice(0, BATCH_MOST)) one.checked = checked
    setCount(ticksOf(form).filter((one) => one.checked).length)
  }

  const tooMany = count > BATCH_MOST
  return (
    <form
      id={form}
      method="get"
      action="/desk/batch"
      className="card padded z-10 flex flex-wrap items-end gap-x-4 gap-y-3 md:sticky md:bottom-3"
      aria-label="批量办理"
    >
      <Select
        name="act"
        id="batch-act"
        label={`批量办理：已选 ${count} 件`}
        options={BATCH_ACTS.map((value) => ({ value, label: BATCH_LABEL[value] }))}
      />
      <Button type="submit" why={count === 0 ? '先在列表里勾选案件。' : tooMany ? `一次最多 ${BATCH_MOST} 件，请少选一些。` : null}>
        预览
      </Button>
      <Button tone="quiet" onClick={() => tickAll(true)}>
        全选本页
      </Button>
      <Button tone="quiet" onClick={() => tickAll(false)}>
        清除
      </Button>
      <span id="batch-why" className="small muted pb-3">
        {count === 0
          ? '先在列表里勾选案件，再预览。'
          : tooMany
            ? `一次最多 ${BATCH_MOST} 件，请少选一些。`
            : '先逐件说明会怎样、哪几件不能办，确认后才办理。'}
      </span>
    </form>
  )
}
