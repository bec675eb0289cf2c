import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { Visit } from '@/lib/assessments/schema'
import { RELATION_PRESENT_LABEL } from '@/lib/assessments/schema'
import { chineseDay } from '@/lib/kernel/dates'
import type { Who } from '@/lib/web/visits'

type Props = { who: Who; visit: Visit }

/** The person, as far as this assessor may see at this point; lines that are not for these eyes are not there at all. */
export function WhoCard({ who, visit }: Props) {
  const rows = [
    { term: '姓名', detail: who.name },
    { term: '性别年龄', detail: who.sexAndAge },
    { term: '证件后四位', detail: who.lastFour },
    { term: '电话', detail: who.phone },
    { term: '住址', detail: who.address && `${who.township} ${who.address}` },
    { term: '参保地', detail: who.insuredRegion },
    { term: '居住地', detail: `${who.residenceRegion}${who.township}` },
    { term: '上门日期', detail: visit.visitedOn && chineseDay(visit.visitedOn) },
    {
      term: '在场',
      detail: visit.present.map((one) => `${RELATION_PRESENT_LABEL[one.relation]}${one.name ? ` ${one.name}` : ''}`).join('、'),
    },
  ]
  return (
    <Card title="参保人">
      <DefinitionList rows={rows.flatMap(({ term, detail }) => (detail ? [{ term, detail }] : []))} />
      <p className="tiny mt-3">这些信息只在评估期间、为上门需要显示，每次查看都有留痕。</p>
    </Card>
  )
}
