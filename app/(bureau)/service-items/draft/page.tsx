import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { firstDayAfter } from '@/lib/institutions/rules/item-drafts'
import { mappingOn } from '@/lib/institutions/rules/mapping'
import { requireBureau } from '@/lib/web/bureau'
import { itemsDesk } from '@/lib/web/service-items'
import { CatalogueEditor } from './catalogue-editor'

export const metadata: Metadata = { title: '起草目录变更' }

export default async function CatalogueDraftPage() {
  const actor = await requireBureau()
  const desk = await itemsDesk(actor, {})
  if (!desk) return <EmptyState title="本地区没有生效的两地协议">目录变更要与签了协议的地区会签。</EmptyState>
  const { here, today, catalogues, book, dockets } = desk
  const open = dockets.find((one) => one.topic === 'serviceItems' && one.regionCode === here.code)
  const own = catalogues[here.code]
  if (!own) return null
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/service-items', label: '服务项目' }}
        title="起草目录变更"
        note={`只写要改的项目；提交后由两地复核人员会签，签齐后自起始日起算数，之前的价格不变。`}
      />
      {open ? (
        <EmptyState
          title="已有一份目录变更在等会签"
          action={<LinkButton href={`/service-items/dockets/${open.id}`}>看这份会签单</LinkButton>}
        >
          办结之后才能再提；要改，请先撤回那一份。
        </EmptyState>
      ) : (
        <CatalogueEditor
          regionCode={here.code}
          book={own}
          links={mappingOn(book.versions, firstDayAfter(own.versions, today))?.links ?? []}
          today={today}
          firstDay={firstDayAfter(own.versions, today)}
        />
      )}
    </div>
  )
}
