import { randomUUID } from 'node:crypto'
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { ExpiryTag } from '@/components/institutions/expiry-tag'
import { OfferedItems } from '@/components/institutions/offered-items'
import { PressButton } from '@/components/press-button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { standingOn } from '@/lib/institutions/rules'
import { CARE_SERVICE_LABEL, type Institution } from '@/lib/institutions/schema'
import { MOST_PHOTOS } from '@/lib/institutions/schema/request'
import { chineseDay, daysBetween } from '@/lib/kernel/dates'
import { ownSupervision } from '@/lib/supervision/commands/desk'
import { requireCarer } from '@/lib/web/clients'
import { ownPage } from '@/lib/web/my-institution'
import { portalToday } from '@/lib/web/session'
import { ask, takeDown, tellDay } from './actions'
import { AskForm } from './ask-form'
import { DailyForm } from './daily-form'
import { PhotoForm } from './photo-form'
import { PhotoList } from './photo-list'
import { RequestList } from './request-list'

export const metadata: Metadata = { title: '本机构' }

export default async function MyInstitutionPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const actor = await requireCarer()
  const today = await portalToday()
  const { own, regions, townships, items, requests, photos } = await ownPage(actor)
  const open = (await ownSupervision(actor, today)).findings
    .filter((one) => one.state === 'open')
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const waits = requests.some((one) => one.state === 'waiting')
  const standing = standingOn(own, today)
  const region = regions.find((one) => one.code === own.regionCode)
  const held = photos.filter((one) => one.state !== 'returned').length
  return (
    <div className="stack max-w-[56rem]">
      <PageHead
        title={own.name}
        over={`定点编号 ${own.code}`}
        aside={<LinkButton href={`/institutions/${own.code}`}>公众看到的样子</LinkButton>}
        ruled
      />
      {(await searchParams).told === 'asked' && (
        <NoticeBanner tone="done" title="变更申请已提交" live>
          由{region?.bureauName ?? '当地经办机构'}核对，结果写在下面。
        </NoticeBanner>
      )}
      {!standing.inForce && (
        <NoticeBanner tone="late" title={`现在“${standing.says}”，不能接收新的服务对象`}>
          有疑问请联系{region?.bureauName ?? '当地经办机构'}，电话 {region?.phone}。
        </NoticeBanner>
      )}
      <Card title="状态与期限" aside={<Tag tone={standing.inForce ? 'done' : 'late'}>{standing.says}</Tag>}>
        <DefinitionList ruled rows={termRows(own, today)} />
      </Card>
      {open.length > 0 && (
        <NoticeBanner tone="wait" title={`有 ${open.length} 条检查发现的问题等本机构整改`}>
          最早的一条 {chineseDay(open[0]?.dueOn ?? today)}到期。<Link href={'/rectifications' as Route}>去整改</Link>
        </NoticeBanner>
      )}
      <Card title="今天的情况">
        <DailyForm action={tellDay} code={own.code} openingHours={own.openingHours} freePlaces={own.freePlaces} beds={own.beds} />
      </Card>
      <Card title="名录里的登记信息" id="requests">
        <DefinitionList
          ruled
          rows={[
            { term: '服务形式', detail: own.services.map((service) => CARE_SERVICE_LABEL[service]).join('、') },
            { term: '乡镇街道', detail: townships.find((town) => town.code === own.townshipCode)?.name ?? own.townshipCode },
            { term: '地址', detail: own.address },
            { term: '电话', detail: own.phone === '' ? '未登记' : own.phone },
            { term: '床位', detail: own.beds === null ? '不设床位' : `${own.beds} 张` },
            { term: '护理员', detail: own.carers === null ? '未登记' : `${own.carers} 人，持证 ${own.certified ?? 0} 人` },
          ]}
        />
        <h3 className="mt-6 mb-3">申请变更</h3>
        {waits ? (
          <NoticeBanner tone="wait" title="上一份变更申请还在等经办机构核对">
            核对以后才能再提；要改的，先在下面撤回那一份。
          </NoticeBanner>
        ) : (
          <AskForm key={requests[0]?.id ?? 'first'} action={ask} requestId={randomUUID()} code={own.code} standing={own} />
        )}
        <RequestList requests={requests} own={own} />
      </Card>
      <Card title="照片" aside={<span className="small muted">{`${held} / ${MOST_PHOTOS} 张`}</span>}>
        <PhotoList photos={photos} act={(id) => <PressButton action={takeDown} values={{ id }} label="撤下" pendingLabel="正在撤下…" />} />
        {held < MOST_PHOTOS ? <PhotoForm /> : <p className="small muted">已有 {MOST_PHOTOS} 张；要换，先撤下一张。</p>}
      </Card>
      <Card title="现行的服务项目与价格" flush>
        {items.length === 0 ? (
          <EmptyState title="还没有登记服务项目">由当地经办机构登记项目和价格，登记以后公众也能看到。</EmptyState>
        ) : (
          <OfferedItems items={items} />
        )}
      </Card>
    </div>
  )
}

function termRows(own: Institution, today: string) {
  const rowOf = (term: string, number: string, from: string | null, to: string | null) => ({
    term,
    detail: to ? (
      <>
        {from && `${chineseDay(from)}至`}
        {chineseDay(to)} <span className="small muted">{number}</span>
      </>
    ) : (
      '未登记'
    ),
    ...(to ? { action: <ExpiryTag daysLeft={daysBetween(today, to)} /> } : {}),
  })
  return [
    rowOf('服务协议', own.agreementNo, own.agreementFrom, own.agreementTo),
    rowOf('许可证', own.licenceNo, own.licenceFrom, own.licenceTo),
  ]
}
