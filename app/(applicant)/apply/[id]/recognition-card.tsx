import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Tag } from '@/components/ui/tag'
import type { FamilyView } from '@/lib/cases/commands/family'
import { chineseDay } from '@/lib/kernel/dates'

type Props = { view: FamilyView; recognition: NonNullable<FamilyView['recognition']> }

/** What recognition brought: from when to when, in both regions, and from when there are benefits. */
export function RecognitionCard({ view, recognition }: Props) {
  const { insured, residence, result, progress } = view
  const isInForce = progress.status === 'recognised'
  return (
    <Card title="互认结果" aside={<Tag tone={isInForce ? 'done' : 'plain'}>{isInForce ? '两地有效' : '不再有效'}</Tag>}>
      <DefinitionList
        ruled
        rows={[
          ...(result ? [{ term: '失能等级', detail: <b>{result.frozen.finding.label}</b> }] : []),
          { term: '有效期', detail: `${chineseDay(recognition.validFrom)}至${chineseDay(recognition.validTo)}，首尾两天都算` },
          {
            term: '享受待遇',
            detail: recognition.benefitFrom ? `自${chineseDay(recognition.benefitFrom)}起` : '没有达到享受待遇的等级',
          },
          { term: '互认', detail: `${chineseDay(recognition.on)}，${insured.bureauName}采纳${residence.bureauName}的评估结论` },
          { term: '依据', detail: recognition.basis.join('、') },
        ]}
      />
      {isInForce && (
        <p className="mt-3">
          <LinkButton href={`/apply/${view.caseId}/certificate`}>出示互认证书</LinkButton>
        </p>
      )}
      {!recognition.benefitFrom && isInForce && (
        <NoticeBanner tone="info" className="mt-3">
          没有达到享受待遇的等级，不能选择护理机构。身体情况有明显变化时，可以申请重新评估，请联系{insured.bureauName}。
        </NoticeBanner>
      )}
    </Card>
  )
}
