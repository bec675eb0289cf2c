import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'

type Place = { code: string; shortName: string; bureauName: string; phone: string }
type Props = { regions: readonly [Place, Place] }

/** Who does what, for each direction, in one table. */
export function GuideBothWays({ regions }: Props) {
  const [one, other] = regions
  const ways = [
    { insured: one, living: other },
    { insured: other, living: one },
  ]
  return (
    <Card flush>
      <Table
        caption="两个方向各由谁办"
        columns={[
          { key: 'you', label: '您的情况' },
          { key: 'apply', label: '向谁申请' },
          { key: 'visit', label: '谁上门评估' },
          { key: 'decide', label: '谁确认互认' },
          { key: 'care', label: '在哪里享受护理' },
        ]}
        rows={ways.map(({ insured, living }) => ({
          key: insured.code,
          cells: [
            <b key="you">
              参保在{insured.shortName}，住在{living.shortName}
            </b>,
            insured.bureauName,
            `${living.shortName}的定点评估机构`,
            insured.bureauName,
            living.shortName,
          ],
        }))}
      />
    </Card>
  )
}
