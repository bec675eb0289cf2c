import type { Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import type { FamilyView } from '@/lib/cases/commands/family'
import { CARE_SERVICE_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'

type Props = { view: FamilyView; chosen: NonNullable<FamilyView['chosen']> }

/** Who cares now, and who did before. */
export function ChosenInstitution({ view, chosen: { institution, from } }: Props) {
  const { code, name, services, address, phone, status } = institution
  const isOut = status !== 'valid'
  const { after, caseId, progress, may } = view
  const earlier = (after?.care ?? []).filter((one) => one.to !== null)
  const isInForce = progress.status === 'recognised'
  return (
    <Card title="护理机构">
      {isInForce && isOut && (
        <NoticeBanner
          tone="late"
          title={`${name}${status === 'suspended' ? '已经暂停服务' : '已经退出定点'}，请另选一家机构`}
          className="mb-4"
        >
          {may.has('changeInstitution')
            ? '按下面的“更换护理机构”就能另选，从选定的那天起由新的机构护理。评估结果和有效期不受影响，不用重新评估。'
            : `请联系${view.insured.bureauName}办理更换，电话 ${view.insured.phone}。评估结果和有效期不受影响，不用重新评估。`}
        </NoticeBanner>
      )}
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
      {earlier.length > 0 && (
        <div className="mt-4 grid gap-2">
          <h3>{isInForce ? '以前的机构' : '护理的机构'}</h3>
          <ul className="ticks">
            {earlier.map((one) => (
              <li key={one.id}>
                {one.name}，{chineseDay(one.from)}至{chineseDay(one.to ?? '')}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="actions mt-4">
        {isInForce && may.has('changeInstitution') && (
          <LinkButton href={`/apply/${caseId}/institution`} tone={isOut ? 'main' : undefined}>
            更换护理机构
          </LinkButton>
        )}
        <LinkButton href="/feedback" tone="quiet">
          评价或投诉
        </LinkButton>
      </div>
    </Card>
  )
}
