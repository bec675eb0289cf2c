import type { Metadata } from 'next'
import { NoticeTable } from '@/components/notices/notice-table'
import { TermText } from '@/components/public/term-text'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Unsure } from '@/components/ui/unsure'
import { type NoticeQuery, publicNotices } from '@/lib/web/notices'

export const metadata: Metadata = { title: '公示', robots: { index: false, follow: false, noarchive: true } }

export default async function NoticesPage({ searchParams }: { searchParams: Promise<NoticeQuery> }) {
  const { rows, total, page, pages, place, places, regions, townships } = await publicNotices(await searchParams)
  return (
    <div className="stack">
      <PageHead
        title="公示"
        note="达到享受待遇等级的失能评估结论，在公示期内列在这里；公示期一过就撤下。姓名只写一部分。"
        aside={
          <LinkButton href="/notices/objection" size="little">
            查异议结果
          </LinkButton>
        }
      />
      {places.map((one) => (
        <NoticeBanner key={one.pair} title={`${one.pair}：谁公示、在哪里`}>
          {one.place.value}，公示 <TermText term={one.days} />。{!one.place.verified && <Unsure>公示主体与地点待核定</Unsure>}
        </NoticeBanner>
      ))}
      <form action="/notices" method="get" aria-label="按地区查看" className="card padded flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <Select
            name="place"
            label="地区"
            placeholder="全部地区"
            defaultValue={place}
            options={regions.flatMap((region) => [
              { value: region.code, label: `${region.name}（参保或居住）` },
              ...townships
                .filter((town) => town.regionCode === region.code)
                .map((town) => ({ value: town.code, label: `住${region.shortName} · ${town.name}` })),
            ])}
          />
        </div>
        <SubmitButton pendingLabel="正在查看…">查看</SubmitButton>
        {place !== '' && (
          <LinkButton href="/notices" tone="quiet">
            全部地区
          </LinkButton>
        )}
      </form>
      <p role="status">
        今天正在公示<b> {total} 件</b>
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title={place === '' ? '今天没有正在公示的结论' : '这个地区今天没有正在公示的结论'}
          action={place !== '' && <LinkButton href="/notices">看全部地区</LinkButton>}
        >
          结论开始公示后列在这里，公示期满的第二天撤下。
        </EmptyState>
      ) : (
        <NoticeTable rows={rows} regions={regions} townships={townships} />
      )}
      {total > 0 && (
        <Pager page={page} pages={pages} total={total} hrefOf={(to) => `/notices?${new URLSearchParams({ place, page: String(to) })}`} />
      )}
      <p className="small muted">
        参保人本人或代理人有异议，请登录后在“我的申请”里提出，可以看到评估表；没有账号的，到任一地经办窗口提出。
      </p>
    </div>
  )
}
