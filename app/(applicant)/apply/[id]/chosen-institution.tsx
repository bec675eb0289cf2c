import type { Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { FamilyView } from '@/lib/cases/commands/family'
import { CARE_SERVICE_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'

type Props = { chosen: NonNullable<FamilyView['chosen']> }

export function ChosenInstitution({ chosen: { institution, from } }: Props) {
  const { code, name, services, address, phone } = institution
  return (
    <Card title="护理机构">
      <DefinitionList
        ruled
        rows={[
          { term: '机构', detail: <Link href={`/institutions/${code}` as Route}>{name}</Link> },
          { term: '服务', detail: services.map((one) => CARE_SERVICE_LABEL[one]).join('、') },
          { term: '地址', detail: address },
          { term: '电话', detail: phone || '见机构页面' },
          { term: '护理开始', detail: `${chineseDay(from)}，两地经办机构都已看到` },
        ]}
      />
      <p className="small muted mt-3">要换一家，请联系经办机构。</p>
    </Card>
  )
}
