import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { FamilyView } from '@/lib/cases/commands/family'
import { chineseDay } from '@/lib/kernel/dates'
import { MATTER_LABEL } from '@/lib/people/schema'

type Props = { view: FamilyView }

/** Whom it is about, shaped by the field × side table: ids, phones and addresses stay masked. */
export function PeopleCard({ view }: Props) {
  const { person, representative, residenceSince, appliedAs, insured, residence } = view
  const rows = [
    { term: '参保人', detail: person.name },
    { term: '身份证号', detail: person.nationalId },
    { term: '联系电话', detail: person.phone },
    { term: '参保地', detail: insured.name },
    { term: '居住地', detail: [residence.name, person.township].filter(Boolean).join('') },
    // A mask without the town in front says nothing.
    { term: '详细地址', detail: person.address === '****' ? '已登记，不在这里显示' : person.address },
    { term: '居住起始', detail: residenceSince && chineseDay(residenceSince) },
  ]
  return (
    <Card title="申请内容">
      <DefinitionList ruled rows={rows.flatMap(({ term, detail }) => (detail ? [{ term, detail }] : []))} />
      {representative && (
        <>
          <h3 className="mt-5 mb-1">{appliedAs === 'guardian' ? '监护人' : '受托人'}</h3>
          <DefinitionList
            ruled
            rows={[
              { term: '姓名', detail: `${representative.name ?? ''}（${representative.relationship}）` },
              { term: '电话', detail: representative.phone ?? '不显示' },
              { term: '可以代办', detail: representative.covers.map((matter) => MATTER_LABEL[matter]).join('；') },
              { term: '有效到', detail: chineseDay(representative.validTo) },
            ]}
          />
        </>
      )}
    </Card>
  )
}
