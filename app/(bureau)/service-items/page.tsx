import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { docketHref } from '@/components/docket-href'
import { CatalogueTable } from '@/components/items/catalogue-table'
import { ComparedTable } from '@/components/items/compared-table'
import { VersionList } from '@/components/items/version-list'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { SearchBox } from '@/components/ui/search-box'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { maySign, owedBy } from '@/lib/agreements/rules/docket'
import { DOCKET_TOPIC_LABEL } from '@/lib/agreements/schema/docket'
import { searchedFor } from '@/lib/institutions/rules/item-list'
import { chineseDay } from '@/lib/kernel/dates'
import { requireBureau } from '@/lib/web/bureau'
import { type ItemsQuery, itemsAsked, itemsDesk, ownHouses } from '@/lib/web/service-items'

export const metadata: Metadata = { title: '服务项目' }

const VIEWS = ['mapping', 'own', 'other'] as const

export default async function ServiceItemsPage({ searchParams }: { searchParams: Promise<ItemsQuery> }) {
  const actor = await requireBureau()
  const query = await searchParams
  const desk = await itemsDesk(actor, query)
  if (!desk) return <EmptyState title="本地区没有生效的两地协议">服务项目要与签了协议的地区会签，请先由系统管理员登记协议。</EmptyState>
  const { here, there, today, dockets, catalogues, book } = desk
  const isTurned = here.code !== actor.regionCode
  const [own, partner] = isTurned ? [there, here] : [here, there]
  const view = VIEWS.find((one) => one === query.view) ?? 'mapping'
  const { text } = itemsAsked(query, today)
  const rows = searchedFor(desk.rows, text)
  const [pending, none] = [
    desk.rows.filter((one) => one.there.kind === 'none' && one.there.pending),
    desk.rows.filter((one) => one.there.kind === 'none'),
  ]
  const shown = view === 'other' ? partner : own
  const viewHref = (to: string) => `/service-items?view=${to}${text === '' ? '' : `&q=${encodeURIComponent(text)}`}`
  return (
    <div className="stack">
      <PageHead
        title="服务项目"
        note={`${own.name}的目录由本机构提出变更，与${partner.name}的对照两地共同维护；会签齐了才算数，从起始日起。`}
        aside={
          <>
            <LinkButton href="/service-items/draft">起草目录变更</LinkButton>
            <LinkButton href="/service-items/mapping">起草新一版对照</LinkButton>
            <LinkButton href="/guide/items" tone="quiet">
              公众看到的
            </LinkButton>
          </>
        }
      />
      {dockets.length > 0 && (
        <Card title="等会签" aside={<span className="small muted">{dockets.length} 份</span>}>
          <ul className="grid gap-3">
            {dockets.map((docket) => (
              <li key={docket.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span>
                  <Link href={docketHref(docket) as Route}>{docket.title}</Link>
                  <span className="tiny block">
                    {DOCKET_TOPIC_LABEL[docket.topic]}，{[own, partner].find((one) => one.code === docket.regionCode)?.shortName}提出，
                    {chineseDay(docket.proposedOn)}
                  </span>
                </span>
                <Tag tone={maySign(docket, actor).ok ? 'late' : 'wait'}>
                  {maySign(docket, actor).ok ? '等我签署' : owedBy(docket).includes(own.code) ? '等本机构复核人员签署' : '等对方签署'}
                </Tag>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Tabs
        label="看什么"
        items={[
          { href: viewHref('mapping'), label: '两地对照', current: view === 'mapping' },
          { href: viewHref('own'), label: `${own.shortName}目录`, current: view === 'own' },
          { href: viewHref('other'), label: `${partner.shortName}目录`, current: view === 'other' },
        ]}
      />
      <form action="/service-items" method="get" className="flex flex-wrap items-center gap-3" aria-label="查服务项目">
        <input type="hidden" name="view" value={view} />
        {isTurned && <input type="hidden" name="side" value="other" />}
        <SearchBox label="项目名称或编码" defaultValue={text} />
        <SubmitButton tone="plain" pendingLabel="正在查找…">
          查找
        </SubmitButton>
        {text !== '' && (
          <LinkButton href={`/service-items?view=${view}`} tone="quiet">
            看全部
          </LinkButton>
        )}
      </form>
      {view === 'mapping' ? (
        <>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span>
              {here.shortName}的 <b>{desk.rows.length}</b> 项在{there.shortName}：已对应 {desk.rows.length - none.length} 项，不对应{' '}
              {none.length - pending.length} 项，尚未对照 <b className={pending.length > 0 ? 'text-red' : undefined}>{pending.length}</b> 项
            </span>
            <LinkButton href={`/service-items?view=mapping${isTurned ? '' : '&side=other'}`} size="little">
              反过来看{there.shortName}的项目
            </LinkButton>
            <a className="btn little quiet" href={`/service-items/export?what=mapping${isTurned ? '&side=other' : ''}`} download>
              下载对照（xlsx）
            </a>
          </p>
          <Card flush>
            {rows.length === 0 ? (
              <EmptyState title={desk.rows.length === 0 ? '还没有公布的目录' : '没有找到这样的项目'}>
                {desk.rows.length === 0 ? '先起草目录，两地会签后再起草对照。' : '换个写法，或只写两个字试试。'}
              </EmptyState>
            ) : (
              <ComparedTable
                caption={`${here.shortName}的项目在${there.shortName}`}
                here={here.shortName}
                there={there.shortName}
                rows={rows}
              />
            )}
          </Card>
          <VersionList
            title="对照的各版"
            versions={book.versions.map((one) => ({ ...one, says: `${one.links.length} 行` }))}
            empty="还没有会签过的对照。"
          />
        </>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-3">
            <a className="btn little quiet" href={`/service-items/export?what=catalogue&region=${shown.code}`} download>
              下载目录（xlsx）
            </a>
            <a className="btn little quiet" href={`/service-items/export?what=catalogue&region=${shown.code}&as=csv`} download>
              下载目录（csv）
            </a>
            {view === 'own' && <span className="small muted">改好后可在“起草目录变更”里整份导入。</span>}
          </p>
          <CatalogueTable region={shown} items={catalogues[shown.code]?.items ?? []} today={today} text={text} />
          {view === 'own' && (
            <Card title="机构的项目和价格">
              <ul className="flex flex-wrap gap-x-5 gap-y-2">
                {(await ownHouses(actor)).map((house) => (
                  <li key={house.code}>
                    <Link className="inline-flex min-h-(--target) items-center" href={`/service-items/institutions/${house.code}` as Route}>
                      {house.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <VersionList
            title="目录的各版"
            versions={(catalogues[shown.code]?.versions ?? []).map((one) => ({ ...one, says: `${one.itemCount} 项` }))}
            empty="还没有会签过的目录。"
          />
        </>
      )}
    </div>
  )
}
