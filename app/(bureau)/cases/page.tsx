import type { Metadata } from 'next'
import { CaseQueue } from '@/components/case-queue'
import { QueueKeys } from '@/components/queue-keys'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { allCases } from '@/lib/cases/commands/desk'
import { savedFilters } from '@/lib/cases/commands/saved-filter'
import { CASE_STATUSES } from '@/lib/cases/schema'
import { FilterCodes, QueueFilter } from '@/lib/cases/schema/desk'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { CaseFinder } from '../desk/case-finder'
import { QueueFilters } from '../desk/queue-filters'
import { queueHref } from '../desk/queue-href'
import { standardView } from '../desk/standard-view'

export const metadata: Metadata = { title: '全部案件' }

export default async function CasesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireBureau()
  const asked = await searchParams
  const saved = await savedFilters(actor, 'cases')
  standardView('cases', asked, saved)
  const filter = QueueFilter.parse(asked)
  const { rows, next, insuredRegions, facets } = await allCases(actor, filter, await portalToday())
  return (
    <div className="stack">
      <PageHead title="全部案件" note="本机构作为参保地或居住地参与的案件，办结的也在内；最近有变动的在前。" />
      <CaseFinder within={FilterCodes.parse(filter)}>
        <QueueKeys>
          <QueueFilters
            base="cases"
            filter={filter}
            insuredRegions={insuredRegions}
            facets={facets}
            saved={saved}
            statuses={CASE_STATUSES.filter((status) => status !== 'draft')}
          />
          <Card flush>
            <CaseQueue
              caption="全部案件"
              asks="下一步"
              rows={rows}
              empty={<EmptyState title="没有符合条件的案件">换一个条件，或者按案号、姓名查找。</EmptyState>}
            />
          </Card>
          {(next || filter.after) && (
            <nav className="actions" aria-label="翻页">
              {filter.after && <LinkButton href={queueHref('cases', filter, {})}>回到第一页</LinkButton>}
              {next && <LinkButton href={queueHref('cases', filter, { after: next })}>下一页</LinkButton>}
            </nav>
          )}
        </QueueKeys>
      </CaseFinder>
    </div>
  )
}
