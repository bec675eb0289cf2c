import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { Tag } from '@/components/ui/tag'
import { chineseDay } from '@/lib/kernel/dates'

type Props = {
  issue: {
    number: number
    issuedOn: string
    digest: string
    previous: string | null
    careCount: number
    mark: string
    title: string
    signedBy: readonly { bureau: string; on: string }[]
    isUrgent: boolean
    owed: readonly string[]
  }
  /** Where its changes are told; left out on that page itself. */
  href?: string
}

/** One issue of the list: number, day, who signed it, digest. */
export function IssueCard({ issue, href }: Props) {
  const { number, issuedOn, digest, previous, careCount, mark, title, signedBy, isUrgent, owed } = issue
  return (
    <Card
      title={`第 ${number} 期 · ${chineseDay(issuedOn)}`}
      aside={
        <span className="flex flex-wrap gap-2">
          {isUrgent && <Tag tone="late">紧急暂停</Tag>}
          {mark !== '' && <Tag>{mark}</Tag>}
        </span>
      }
    >
      <DefinitionList
        ruled
        rows={[
          { term: '改动', detail: title },
          {
            term: '会签',
            detail: (
              <ul className="grid gap-1">
                {signedBy.map((one) => (
                  <li key={one.bureau}>
                    {one.bureau}，{chineseDay(one.on)}
                  </li>
                ))}
                {owed.map((bureau) => (
                  <li key={bureau} className="muted">
                    {bureau}，待补签
                  </li>
                ))}
                {signedBy.length + owed.length === 0 && <li className="muted">会签办法启用之前公布</li>}
              </ul>
            ),
          },
          { term: '护理服务机构', detail: `${careCount} 家（含暂停的）` },
          { term: '摘要 SHA-256', detail: <span className="digest">{digest}</span> },
          ...(previous ? [{ term: '上一期摘要', detail: <span className="digest">{previous}</span> }] : []),
        ]}
      />
      {href && (
        <div className="actions mt-4">
          <LinkButton href={href}>看这一期改了什么</LinkButton>
        </div>
      )}
    </Card>
  )
}
