import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocketSignatures } from '@/components/docket-signatures'
import { CatalogueDiff } from '@/components/items/catalogue-diff'
import { JudgedList } from '@/components/items/judged-list'
import { MappingDiff } from '@/components/items/mapping-diff'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { PageHead } from '@/components/ui/page-head'
import { DOCKET_TOPIC_LABEL } from '@/lib/agreements/schema/docket'
import { chineseDay } from '@/lib/kernel/dates'
import { requireBureau } from '@/lib/web/bureau'
import { itemDocketPage, toldOf } from '@/lib/web/item-dockets'
import { giveBack, sign, takeBack } from '../../actions'

export const metadata: Metadata = { title: '会签单' }

type Props = { params: Promise<{ id: string }> }

export default async function ItemDocketPage({ params }: Props) {
  const actor = await requireBureau()
  const page = await itemDocketPage(actor, (await params).id)
  if (!page) notFound()
  const { docket, proposal, regions, blocked } = page
  const told = toldOf(page)
  const names = Object.fromEntries(regions.map((one) => [one.code, one.shortName]))
  const from = chineseDay(proposal.draft.from)
  return (
    <div className="stack max-w-[58rem]">
      <PageHead back={{ href: '/service-items', label: '服务项目' }} over={DOCKET_TOPIC_LABEL[docket.topic]} title={docket.title} />
      <DocketSignatures
        docket={docket}
        actor={actor}
        regions={regions}
        follows={`自${from}起算数：公众查到的${docket.topic === 'serviceItems' ? '价格' : '对照'}从那一天起改变，之前的日子不变。`}
        blocked={blocked}
        sign={sign}
        giveBack={giveBack}
        takeBack={takeBack}
      />
      <Card title="改了什么" aside={<span className="small muted">自{from}起</span>}>
        <div className="grid gap-5">
          <DefinitionList
            rows={[
              {
                term: '目录',
                detail:
                  proposal.topic === 'serviceItems'
                    ? `${names[proposal.draft.regionCode]}服务项目目录`
                    : `${names[proposal.draft.lowRegion]}、${names[proposal.draft.highRegion]}项目对照`,
              },
              { term: '版次', detail: `第 ${proposal.draft.base + 1} 版${proposal.draft.base === 0 ? '（首版）' : ''}` },
            ]}
          />
          {told.kind === 'catalogue' ? <CatalogueDiff changes={told.changes} /> : <MappingDiff changes={told.changes} names={names} />}
        </div>
      </Card>
      {docket.state === 'open' && told.warnings.length > 0 && (
        <Card title="请留意">
          <JudgedList found={told.warnings} />
        </Card>
      )}
    </div>
  )
}
