'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { changeInWords } from '@/lib/institutions/rules/change'
import { COLUMNS, INSTITUTION_KIND_LABEL, type RegisterField, type RowCells } from '@/lib/institutions/schema'
import { changeRow } from './changes'

const GROUPS: ReadonlyArray<{ title: string; fields: readonly RegisterField[] }> = [
  { title: '机构', fields: ['code', 'name', 'kind', 'services', 'legalPerson', 'mark'] },
  { title: '在哪里、怎么联系', fields: ['regionCode', 'townshipCode', 'address', 'latitude', 'longitude', 'phone', 'openingHours'] },
  { title: '能力', fields: ['beds', 'freePlaces', 'carers', 'certified', 'servesRegions'] },
  { title: '许可证与协议', fields: ['licenceNo', 'licenceFrom', 'licenceTo', 'agreementNo', 'agreementFrom', 'agreementTo'] },
]

const HINT: Partial<Record<RegisterField, string>> = {
  code: '12 位大写字母或数字，新增后不能改',
  services: '机构护理、居家上门、社区日间，以顿号分隔；评估机构不填',
  latitude: '十进制度数，例如 30.63；与经度同时填',
  longitude: '十进制度数，例如 120.55',
  servesRegions: '以顿号分隔，例如 桐乡市、南浔区',
  licenceFrom: '例如 2025-01-01',
  agreementFrom: '例如 2025-01-01',
}

type Props = {
  /** The cells that stand; of a new institution those that are known already. */
  cells: RowCells
  isNew: boolean
  townships: readonly string[]
}

/** 新增, 变更 or 续签 of one institution, as one 会签单: what differs is told before it is sent. */
export function RowForm({ cells: kept, isNew, townships }: Props) {
  const router = useRouter()
  const [state, press, isPending] = useActionState(changeRow, null)
  const [cells, setCells] = useState(kept)
  const [reason, setReason] = useState('')
  const problem = state?.ok === false ? state.problem : null
  useEffect(() => {
    if (state?.ok) router.push(`/register/dockets/${state.value}`)
  }, [state, router])

  const set = (field: RegisterField) => (event: { target: { value: string } }) => setCells({ ...cells, [field]: event.target.value })
  const fixed: readonly RegisterField[] = isNew ? ['regionCode'] : ['code', 'kind', 'regionCode', 'openingHours', 'freePlaces']
  const changed = GROUPS.flatMap(({ fields }) => fields).filter((field) => cells[field].trim() !== kept[field])

  function send(event: FormEvent) {
    event.preventDefault()
    const { status: _, freePlacesOn: __, ...sent } = cells
    startTransition(() => press({ isNew, reason, cells: sent }))
  }

  const control = (field: RegisterField) => {
    const common = { name: field, label: COLUMNS[field], value: cells[field], onChange: set(field), error: problem?.fields?.[field] }
    if (field === 'kind')
      return <Select key={field} {...common} options={Object.values(INSTITUTION_KIND_LABEL).map((label) => ({ value: label, label }))} />
    if (field === 'townshipCode')
      return <Select key={field} {...common} placeholder="请选择" options={townships.map((name) => ({ value: name, label: name }))} />
    return <TextInput key={field} {...common} hint={HINT[field]} maxLength={300} />
  }

  return (
    <form method="post" onSubmit={send} className="grid items-start gap-4 lg:grid-cols-[1.5fr_1fr]" noValidate>
      <div className="stack">
        {GROUPS.map(({ title, fields }) => (
          <Card key={title} title={title}>
            <div className="grid items-end gap-4 sm:grid-cols-2">{fields.filter((field) => !fixed.includes(field)).map(control)}</div>
          </Card>
        ))}
      </div>
      <div className="stack lg:sticky lg:top-4">
        <Card title="提出会签">
          <div className="grid gap-3">
            {!isNew && (
              <ul className="ticks" aria-live="polite">
                {changed.length === 0 && <li>还没有改动</li>}
                {changed.map((field) => (
                  <li key={field}>{changeInWords(COLUMNS[field], { before: kept[field], after: cells[field].trim() })}</li>
                ))}
              </ul>
            )}
            <TextArea
              name="reason"
              label="理由"
              hint="两地经办机构和公众都会看到，不写个人信息。"
              rows={2}
              maxLength={200}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              error={problem?.fields?.reason}
            />
            {problem && (
              <NoticeBanner tone="late" title={problem.message} live>
                {problem.fields && <p>请看标红的各栏。</p>}
              </NoticeBanner>
            )}
            <p className="small">提交后成为会签单，两地复核人员都签署了才生效；由复核人员提交的，提交即本机构签署。</p>
            <SubmitButton pending={isPending} pendingLabel="正在提交…" why={changed.length === 0 ? '还没有改动' : undefined}>
              提交会签
            </SubmitButton>
          </div>
        </Card>
      </div>
    </form>
  )
}
