import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { pairOf } from '@/lib/agreements/rules'
import { firstDayAfter } from '@/lib/institutions/rules/item-drafts'
import { requireBureau } from '@/lib/web/bureau'
import { itemsDesk } from '@/lib/web/service-items'
import { MappingEditor } from './mapping-editor'

export const metadata: Metadata = { title: '起草项目对照' }

export default async function MappingDraftPage() {
  const actor = await requireBureau()
  const desk = await itemsDesk(actor, {})
  if (!desk) return <EmptyState title="本地区没有生效的两地协议">项目对照要与签了协议的地区会签。</EmptyState>
  const { here, there, today, book, dockets } = desk
  const open = dockets.find((one) => one.topic === 'itemMapping' && one.neededRegions.includes(there.code))
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/service-items', label: '服务项目' }}
        title="起草新一版对照"
        note={`${here.shortName}、${there.shortName}两地在册的每一项都要写：对应对方的哪一项、几比几；没有对应的写明理由。`}
      />
      {open ? (
        <EmptyState title="已有一份对照在等会签" action={<LinkButton href={`/service-items/dockets/${open.id}`}>看这份会签单</LinkButton>}>
          办结之后才能再提；要改，请先撤回或退回那一份。
        </EmptyState>
      ) : (
        <MappingEditor
          pair={pairOf(here.code, there.code)}
          regions={[here, there].map(({ code, shortName }) => ({ code, shortName }))}
          book={{ items: book.items, versions: book.versions.slice(0, 1) }}
          today={today}
          firstDay={firstDayAfter(book.versions, today)}
        />
      )}
    </div>
  )
}
