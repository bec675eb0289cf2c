import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { type Assignment, DUTY_LABEL, PERSONNEL_KIND_LABEL, RECUSAL_LABEL } from '@/lib/assessments/schema'
import type { VisitPage } from '@/lib/web/visits'

type Props = { page: VisitPage }

/** Who is on the visit and how far each has come; never what anyone's sheet says. */
export function TeamCard({ page: { team, mine, visit, agreed, confirmations } }: Props) {
  return (
    <Card title="评估人员">
      <ul className="grid gap-3">
        {team.map((one) => {
          const standing = standingOf(one)
          return (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span>
                {one.name}
                {one.id === mine.id && '（我）'}
                <span className="small muted block">
                  {PERSONNEL_KIND_LABEL[one.kind]} · {DUTY_LABEL[one.duty]}
                </span>
              </span>
              <Tag tone={standing.tone}>{standing.says}</Tag>
            </li>
          )
        })}
      </ul>
    </Card>
  )

  function standingOf(one: Assignment): { says: string; tone: 'done' | 'go' | 'wait' | 'plain' } {
    if (confirmations.some((each) => each.accountId === one.accountId && each.sheetDigest === agreed?.digest))
      return { says: '已确认结论', tone: 'done' }
    if (agreed?.agreedBy.includes(one.accountId)) return { says: '已签合议表', tone: 'done' }
    if (one.sheetLockedAt) return { says: '评估表已锁定', tone: 'done' }
    if (one.recusal === 'none') return { says: RECUSAL_LABEL.none, tone: 'wait' }
    if (one.duty === 'onSite' && visit.state === 'open') return { says: '填写中', tone: 'go' }
    return { says: RECUSAL_LABEL[one.recusal], tone: one.recusal === 'clear' ? 'done' : 'wait' }
  }
}
