import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Pager } from '@/components/ui/pager'
import type { Listing } from '@/lib/institutions/schema/listing'
import { InstitutionCard } from './institution-card'
import { InstitutionMap } from './institution-map'

type Props = { listing: Listing; active: string | null }

/** What was found: the list, and beside it the map. */
export function Found({ listing: { rows, map, total, page, pages, kind, href, isPublished }, active }: Props) {
  if (rows.length === 0)
    return (
      <EmptyState
        title={isPublished ? '没有符合条件的机构' : '名录尚未公布'}
        action={
          isPublished && <LinkButton href={kind === 'care' ? '/institutions' : '/institutions?kind=assessment'}>看全部机构</LinkButton>
        }
      >
        {isPublished ? '换个写法或少填一项试试；也可以只选乡镇街道，逐家看。' : '经办机构导入定点机构名录后，这里就能查到。'}
      </EmptyState>
    )
  const hrefOf = (to: number) => (to === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${to}`)
  return (
    <>
      <div className="list-and-map">
        <ul className="grid content-start gap-4 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
          {rows.map((row) => (
            <li key={row.code} className="grid">
              <InstitutionCard institution={row} active={row.code === active} />
            </li>
          ))}
        </ul>
        {map && (
          <section id="map" aria-label="地图">
            <InstitutionMap map={map} active={active} />
          </section>
        )}
      </div>
      <Pager page={page} pages={pages} total={total} unit="家" hrefOf={hrefOf} />
    </>
  )
}
