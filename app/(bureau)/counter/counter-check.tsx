'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Region, Township } from '@/lib/agreements/schema'
import type { Start } from '@/lib/cases/schema/command'
import { MANDATE_KIND_LABEL } from '@/lib/people/schema'

type Props = {
  start: Start
  regions: readonly Region[]
  townships: readonly Township[]
  isSending: boolean
  onBack: () => void
  onSubmit: () => void
}

/** The paper form against what was typed, before it becomes a case. */
export function CounterCheck({ start, regions, townships, isSending, onBack, onSubmit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { application } = start
  const { representative } = application
  const regionName = (code: string) => regions.find((one) => one.code === code)?.name ?? code
  const town = townships.find((one) => one.code === application.townshipCode)?.name ?? ''
  return (
    <Card>
      <h2 ref={heading} tabIndex={-1} className="mb-2">
        请与申请人签字的申请表逐项核对
      </h2>
      <DefinitionList
        ruled
        rows={[
          { term: '参保地', detail: regionName(start.insuredRegion) },
          { term: '居住地', detail: `${regionName(start.residenceRegion)}${town}，${application.residenceSince} 起` },
          { term: '姓名', detail: application.name },
          { term: '身份证号', detail: application.nationalId },
          { term: '联系电话', detail: application.phone },
          { term: '居住地址', detail: application.address },
          { term: '情况说明', detail: application.condition || '—' },
          {
            term: '代理人',
            detail: representative
              ? `${representative.name}（${MANDATE_KIND_LABEL[representative.kind]}，${representative.relationship}），${representative.nationalId}，${representative.phone}，有效期至 ${representative.validTo}`
              : '无，本人申请',
          },
        ]}
      />
      <p className="small muted mt-4">
        提交后由{regionName(start.insuredRegion)}经办机构受理；异地备案一并办理。录入人不能受理本件，须由同事受理。
      </p>
      <form
        method="post"
        className="actions mt-4"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <SubmitButton pending={isSending}>核对无误，提交申请</SubmitButton>
        <Button onClick={onBack} disabled={isSending}>
          返回修改
        </Button>
      </form>
    </Card>
  )
}
