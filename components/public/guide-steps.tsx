import { TermText } from '@/components/public/term-text'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { Terms } from '@/lib/agreements/schema'

type Props = { terms: Terms }

/** 多久办好: each step, whose it is, and its days. */
export function GuideSteps({ terms }: Props) {
  const steps = [
    {
      key: 'accept',
      step: '受理',
      who: '参保地经办机构',
      does: '看材料齐不齐、条件够不够，告诉您受理、补正或不予受理',
      term: terms.acceptanceDays,
    },
    { key: 'commission', step: '委托', who: '参保地经办机构', does: '把评估委托给您住的地方', term: terms.commissionDays },
    { key: 'arrange', step: '派员', who: '居住地经办机构', does: '接收委托，安排评估人员，电话约好日子', term: terms.arrangeDays },
    {
      key: 'visit',
      step: '上门评估',
      who: '至少两名评估人员，其中一名专家',
      does: '到家里逐项评估，请一位家人在场',
      term: terms.visitDays,
    },
    { key: 'notice', step: '公示', who: '两地经办机构', does: '达到待遇等级的结论公示，听取意见', term: terms.noticeDays },
    { key: 'confirm', step: '互认', who: '参保地经办机构', does: '确认结论，两地同时生效', term: terms.confirmDays },
  ]
  return (
    <Card flush>
      <Table
        caption="每一步由谁办、要多久"
        columns={[
          { key: 'step', label: '步骤' },
          { key: 'who', label: '由谁办' },
          { key: 'does', label: '做什么' },
          { key: 'days', label: '期限' },
        ]}
        rows={steps.map(({ key, step, who, does, term }) => ({
          key,
          cells: [<b key="step">{step}</b>, who, does, <TermText key="days" term={term} />],
        }))}
      />
    </Card>
  )
}
