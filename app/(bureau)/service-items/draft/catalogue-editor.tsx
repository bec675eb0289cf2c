'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useState } from 'react'
import { CatalogueDiff } from '@/components/items/catalogue-diff'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Tag } from '@/components/ui/tag'
import { judgeCatalogue } from '@/lib/institutions/rules/item-checks'
import { EMPTY_CELLS, lastingItems, rowsOf, type TypedRow } from '@/lib/institutions/rules/item-drafts'
import { cellsOfItem, changesOf, unitSays } from '@/lib/institutions/rules/items'
import type { CatalogueBook, ItemCells } from '@/lib/institutions/schema/items'
import type { ItemLink } from '@/lib/institutions/schema/mapping'
import type { PlainDate } from '@/lib/kernel/dates'
import { yuanOf } from '@/lib/kernel/money'
import { fileCatalogue } from '../actions'
import { ProposalCard } from '../proposal-card'
import { useKept } from '../use-kept'
import { CatalogueUpload } from './catalogue-upload'
import { ItemFields } from './item-fields'

type Props = { regionCode: string; book: CatalogueBook; links: readonly ItemLink[]; today: PlainDate; firstDay: PlainDate }
type Typed = { from: string; reason: string; rows: TypedRow[]; ended: string[] }

/** A new version of the catalogue, item by item: what is typed stays in this tab until it is filed. */
export function CatalogueEditor({ regionCode, book, links, today, firstDay }: Props) {
  const router = useRouter()
  const base = book.versions[0]?.number ?? 0
  const kept = useKept<Typed>(`catalogue-${regionCode}-${base}`, { from: firstDay, reason: '', rows: [], ended: [] })
  const { value, set } = kept
  const [openKey, setOpen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [state, send, isPending] = useActionState(async (previous: Awaited<ReturnType<typeof fileCatalogue>>, sent: unknown) => {
    const filed = await fileCatalogue(previous, sent)
    if (filed?.ok) {
      kept.forget()
      router.push(`/service-items/dockets/${filed.value}` as Route)
    }
    return filed
  }, null)
  const standing = lastingItems(book.items, regionCode)
  const { rows, faulty } = rowsOf(value.rows, standing)
  const draft = { regionCode, base, from: value.from, rows, ended: value.ended }
  // While a row cannot be read, that nothing is changed says nothing.
  const found = value.from === '' ? [] : judgeCatalogue(draft, { book, links, today })
  const judged = faulty.length > 0 ? found.filter((one) => one.code !== 'S-26') : found
  const added = value.rows.filter((one) => one.code === null)
  const shown = standing.filter((one) => text === '' || `${one.name} ${one.code}`.toLowerCase().includes(text.toLowerCase()))

  function setRow(row: TypedRow) {
    const others = value.rows.filter((one) => one.key !== row.key)
    set({ ...value, rows: [...others, row], ended: value.ended.filter((code) => code !== row.code) })
  }
  function dropRow(key: string) {
    set({ ...value, rows: value.rows.filter((one) => one.key !== key) })
  }
  function turnEnded(code: string) {
    const isEnded = value.ended.includes(code)
    set({
      ...value,
      rows: value.rows.filter((one) => one.code !== code),
      ended: isEnded ? value.ended.filter((one) => one !== code) : [...value.ended, code],
    })
  }
  function addRow() {
    const key = `new-${Math.max(0, ...added.map((one) => Number(one.key.slice(4)) || 0)) + 1}`
    setRow({ key, code: null, cells: { ...EMPTY_CELLS, mark: standing[0]?.mark ?? '' } })
    setOpen(key)
  }
  const faultsOf = (key: string) => faulty.find((one) => one.key === key)?.faults ?? []

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1.5fr_1fr]">
      <div className="stack">
        {kept.wasKept && (
          <NoticeBanner tone="info" title="已恢复上次没有提交的改动">
            <Button size="little" tone="quiet" onClick={kept.forget}>
              全部放弃，重新起草
            </Button>
          </NoticeBanner>
        )}
        <Card title="整份导入">
          <CatalogueUpload
            standing={standing}
            onRead={(typed) =>
              set({ ...value, rows: [...value.rows.filter((one) => !typed.some((each) => each.key === one.key)), ...typed] })
            }
          />
        </Card>
        <Card
          title="逐项修改"
          aside={
            <Button size="little" onClick={addRow}>
              新增一个项目
            </Button>
          }
        >
          {added.length > 0 && (
            <ul className="mb-4 grid gap-3">
              {added.map((row) => (
                <li key={row.key} className="grid gap-3 rounded-[6px] border border-line p-3">
                  <p className="flex flex-wrap items-center gap-2">
                    <Tag tone={faultsOf(row.key).length > 0 ? 'late' : 'go'}>新增</Tag>
                    <b>{row.cells.name || '（未填名称）'}</b>
                    <span className="ms-auto flex gap-2">
                      <Button size="little" onClick={() => setOpen(openKey === row.key ? null : row.key)}>
                        {openKey === row.key ? '收起' : '修改'}
                      </Button>
                      <Button size="little" tone="quiet" onClick={() => dropRow(row.key)}>
                        去掉
                      </Button>
                    </span>
                  </p>
                  {openKey === row.key && (
                    <ItemFields
                      id={row.key}
                      cells={row.cells}
                      isNew
                      onCells={(cells) => setRow({ ...row, cells })}
                      faults={faultsOf(row.key)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
          <label className="mb-3 grid gap-1">
            <span className="small">在目录里找</span>
            <input
              className="input"
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="项目名称或编码"
            />
          </label>
          <ul className="grid">
            {shown.map((item) => {
              const row = value.rows.find((one) => one.code === item.code)
              const isEnded = value.ended.includes(item.code)
              const isChanged = rows.some((one) => one.code === item.code)
              const cells: ItemCells = row?.cells ?? cellsOfItem(item)
              return (
                <li key={item.code} className="grid gap-3 border-b border-line py-2.5 last:border-b-0">
                  <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="min-w-[10em]">
                      {item.name}
                      <span className="tiny block">
                        {item.code} · 按{unitSays(item)} · {yuanOf(item.price)} 元
                      </span>
                    </span>
                    {isEnded && <Tag tone="late">停用</Tag>}
                    {faultsOf(item.code).length > 0 && <Tag tone="late">须改正</Tag>}
                    {isChanged && <Tag tone="go">已改</Tag>}
                    <span className="ms-auto flex gap-2">
                      {!isEnded && (
                        <Button
                          size="little"
                          aria-label={`修改${item.name}`}
                          onClick={() => setOpen(openKey === item.code ? null : item.code)}
                        >
                          {openKey === item.code ? '收起' : '修改'}
                        </Button>
                      )}
                      {row && (
                        <Button size="little" tone="quiet" aria-label={`恢复${item.name}`} onClick={() => dropRow(row.key)}>
                          恢复原样
                        </Button>
                      )}
                      <Button
                        size="little"
                        tone="quiet"
                        aria-label={`${isEnded ? '不停用' : '停用'}${item.name}`}
                        onClick={() => turnEnded(item.code)}
                      >
                        {isEnded ? '不停用' : '停用'}
                      </Button>
                    </span>
                  </p>
                  {openKey === item.code && !isEnded && (
                    <ItemFields
                      id={item.code}
                      cells={cells}
                      onCells={(next) => setRow({ key: item.code, code: item.code, cells: next })}
                      faults={faultsOf(item.code)}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </Card>
      </div>
      <ProposalCard
        from={value.from}
        reason={value.reason}
        onFrom={(from) => set({ ...value, from })}
        onReason={(reason) => set({ ...value, reason })}
        judged={judged}
        faulty={faulty.map((one) => `${one.name}：${one.faults.map((fault) => `${fault.code} ${fault.says}`).join('；')}`)}
        isEmpty={rows.length + value.ended.length + faulty.length === 0}
        problem={state?.ok === false ? state.problem : null}
        isPending={isPending || state?.ok === true}
        onSend={() => startTransition(() => send({ draft, reason: value.reason }))}
      >
        <CatalogueDiff changes={changesOf(standing, { ...draft, from: value.from === '' ? firstDay : value.from })} />
      </ProposalCard>
    </div>
  )
}
