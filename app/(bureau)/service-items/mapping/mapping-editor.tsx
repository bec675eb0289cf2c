'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useState } from 'react'
import { MappingDiff } from '@/components/items/mapping-diff'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Tag } from '@/components/ui/tag'
import { lastingItems, saidLinks } from '@/lib/institutions/rules/item-drafts'
import { unitSays } from '@/lib/institutions/rules/items'
import { judgeMapping } from '@/lib/institutions/rules/mapping-checks'
import { linkChanges, linkSays } from '@/lib/institutions/rules/mapping-words'
import type { ItemBook, ItemLink } from '@/lib/institutions/schema/mapping'
import type { PlainDate } from '@/lib/kernel/dates'
import { fileMapping } from '../actions'
import { ProposalCard } from '../proposal-card'
import { useKept } from '../use-kept'
import { LinkFields } from './link-fields'

type Props = {
  pair: { lowRegion: string; highRegion: string }
  /** The own region first. */
  regions: ReadonlyArray<{ code: string; shortName: string }>
  book: ItemBook
  today: PlainDate
  firstDay: PlainDate
}
type Typed = { from: string; reason: string; links: ItemLink[] }

/** A new version of the mapping, item by item, those without a link first; what is typed stays in this tab until it is filed. */
export function MappingEditor({ pair, regions, book, today, firstDay }: Props) {
  const router = useRouter()
  const current = book.versions[0]
  const base = current?.number ?? 0
  const before = current?.links ?? []
  const standing = regions.flatMap((region) => lastingItems(book.items, region.code))
  // Lines of items that have left the catalogue are not carried on.
  const carried = before.filter((link) => standing.some((one) => one.regionCode === link.regionCode && one.code === link.code))
  const kept = useKept<Typed>(`mapping-${pair.lowRegion}-${pair.highRegion}-${base}`, { from: firstDay, reason: '', links: carried })
  const { value, set } = kept
  const [openKey, setOpen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [state, send, isPending] = useActionState(async (previous: Awaited<ReturnType<typeof fileMapping>>, sent: unknown) => {
    const filed = await fileMapping(previous, sent)
    if (filed?.ok) {
      kept.forget()
      router.push(`/service-items/dockets/${filed.value}` as Route)
    }
    return filed
  }, null)
  const links = saidLinks(value.links)
  const draft = { ...pair, base, from: value.from, links }
  const judged = value.from === '' ? [] : judgeMapping(draft, { book, today })
  const changes = linkChanges({ ...draft, from: value.from || firstDay }, before, book)
  const names = Object.fromEntries(regions.map((one) => [one.code, one.shortName]))

  function setLink(link: ItemLink) {
    const isThis = (one: ItemLink) => one.regionCode === link.regionCode && one.code === link.code
    set({ ...value, links: [...value.links.filter((one) => !isThis(one)), link] })
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1.5fr_1fr]">
      <div className="stack">
        {kept.wasKept && (
          <NoticeBanner tone="info" title="已恢复上次没有提交的对照">
            <Button size="little" tone="quiet" onClick={kept.forget}>
              全部放弃，重新起草
            </Button>
          </NoticeBanner>
        )}
        <label className="grid gap-1">
          <span className="small">在两地项目里找</span>
          <input
            className="input"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="项目名称或编码"
          />
        </label>
        {regions.map((region) => {
          const partner = regions.find((one) => one.code !== region.code)
          const there = partner ? lastingItems(book.items, partner.code) : []
          const rows = lastingItems(book.items, region.code)
            .map((item) => ({ item, link: links.find((one) => one.regionCode === region.code && one.code === item.code) }))
            .filter(({ item }) => text === '' || `${item.name} ${item.code}`.toLowerCase().includes(text.toLowerCase()))
            .sort((a, b) => Number(Boolean(a.link)) - Number(Boolean(b.link)))
          const missing = rows.filter((one) => !one.link).length
          return (
            <Card
              key={region.code}
              title={`${region.shortName}的项目，在${partner?.shortName ?? ''}`}
              aside={missing > 0 ? <Tag tone="late">{`${missing} 项尚未对照`}</Tag> : <Tag tone="done">都已对照</Tag>}
            >
              <ul className="grid">
                {rows.map(({ item, link }) => {
                  const key = `${region.code} ${item.code}`
                  const typed = value.links.find((one) => one.regionCode === region.code && one.code === item.code)
                  return (
                    <li key={key} className="grid gap-3 border-b border-line py-2.5 last:border-b-0">
                      <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[13em_1fr_auto]">
                        <span>
                          {item.name}
                          <span className="tiny block">
                            {item.code} · 按{unitSays(item)}
                          </span>
                        </span>
                        <span className="min-w-0">
                          {link ? linkSays(link, pair, book, value.from || firstDay) : <Tag tone="late">尚未对照</Tag>}
                        </span>
                        <Button
                          size="little"
                          aria-label={`${link ? '修改' : '填写'}${item.name}的对照`}
                          onClick={() => setOpen(openKey === key ? null : key)}
                        >
                          {openKey === key ? '收起' : link ? '修改' : '填写'}
                        </Button>
                      </div>
                      {openKey === key && (
                        <LinkFields
                          id={item.code}
                          item={item}
                          there={there}
                          link={typed ?? { regionCode: region.code, code: item.code, targets: [], reason: '' }}
                          onLink={setLink}
                        />
                      )}
                    </li>
                  )
                })}
              </ul>
            </Card>
          )
        })}
      </div>
      <ProposalCard
        from={value.from}
        reason={value.reason}
        onFrom={(from) => set({ ...value, from })}
        onReason={(reason) => set({ ...value, reason })}
        judged={judged}
        faulty={[]}
        isEmpty={changes.length === 0}
        problem={state?.ok === false ? state.problem : null}
        isPending={isPending || state?.ok === true}
        onSend={() => startTransition(() => send({ draft, reason: value.reason }))}
      >
        <MappingDiff changes={changes} names={names} />
      </ProposalCard>
    </div>
  )
}
