'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Select } from '@/components/ui/select'
import { BATCH_ACTS, BATCH_LABEL, BATCH_MOST } from '@/lib/cases/schema/batch'

type Props = { form: string }

function ticksOf(form: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name=id][form=${form}]`)]
}

/** What to do with the ticked rows; nothing is done before the preview. It stays at hand from the first tick on, and covers nothing before. */
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

  const says = sayOf(count)
  return (
    <form
      id={form}
      method="get"
      action="/desk/batch"
      className={classNames('card padded grid gap-2', count > 0 && 'at-hand z-10 md:sticky md:bottom-3')}
      aria-label="批量办理"
    >
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Select
          name="act"
          id="batch-act"
          label={`批量办理：已选 ${count} 件`}
          options={BATCH_ACTS.map((value) => ({ value, label: BATCH_LABEL[value] }))}
        />
        <Button type="submit" disabled={!says.may} aria-describedby="batch-why">
          预览
        </Button>
        <Button tone="quiet" onClick={() => tickAll(true)}>
          全选本页
        </Button>
        <Button tone="quiet" onClick={() => tickAll(false)}>
          清除
        </Button>
      </div>
      <p id="batch-why" className="small muted">
        {says.words}
      </p>
    </form>
  )
}

/** Whether the preview may be asked for, and why not; or what it is. */
function sayOf(count: number): { may: boolean; words: string } {
  if (count === 0) return { may: false, words: '先在列表里勾选案件，再预览。' }
  if (count > BATCH_MOST) return { may: false, words: `一次最多 ${BATCH_MOST} 件，请少选一些。` }
  return { may: true, words: '先逐件说明会怎样、哪几件不能办，确认后才办理。' }
}
