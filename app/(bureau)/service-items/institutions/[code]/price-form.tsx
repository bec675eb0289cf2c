'use client'

import { useActionState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { recordPrice } from '../../actions'

type Props = { institutionCode: string; firstDay: string; items: ReadonlyArray<{ value: string; label: string }> }

/** One item's price of an institution, from a day. */
export function PriceForm({ institutionCode, firstDay, items }: Props) {
  const [state, send] = useActionState(recordPrice, null)
  const problem = state?.ok === false ? state.problem : null
  return (
    <KeepTyped storageKey={`price-${institutionCode}`}>
      <form action={send} className="grid gap-4">
        {problem && <NoticeBanner tone="late" live title={problem.message} />}
        {state?.ok && <NoticeBanner tone="done" live title="已登记" />}
        <input type="hidden" name="institutionCode" value={institutionCode} />
        <Select name="itemCode" label="项目" placeholder="请选择" options={items} required error={problem?.fields?.itemCode} />
        <TextInput
          name="price"
          label="价格（元）"
          inputMode="decimal"
          width="short"
          required
          autoComplete="off"
          error={problem?.fields?.price}
        />
        <DateInput name="from" label="自哪一天起" defaultValue={firstDay} required error={problem?.fields?.from} />
        <p className="small">登记后，自起始日起公众能看到；登记的人和时间留痕。</p>
        <div>
          <SubmitButton pendingLabel="正在登记…">登记</SubmitButton>
        </div>
      </form>
    </KeepTyped>
  )
}
