import type { Metadata } from 'next'
import { ComparedTable } from '@/components/items/compared-table'
import { Card } from '@/components/ui/card'
import { Chips } from '@/components/ui/chips'
import { DateInput } from '@/components/ui/date-input'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { PrintButton } from '@/components/ui/print-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { Unsure } from '@/components/ui/unsure'
import { byKind, searchedFor } from '@/lib/institutions/rules/item-list'
import { ROUNDING_SAYS } from '@/lib/institutions/rules/items'
import { mappingOn } from '@/lib/institutions/rules/mapping'
import { ITEM_KIND_LABEL } from '@/lib/institutions/schema/items'
import { chineseDay } from '@/lib/kernel/dates'
import { type ItemsQuery, publicItems } from '@/lib/web/service-items'

export const metadata: Metadata = { title: '服务项目与价格' }

export default async function PublicItemsPage({ searchParams }: { searchParams: Promise<ItemsQuery> }) {
  const asked = await publicItems(await searchParams)
  if (!asked) return <EmptyState title="现在没有生效的两地协议">两地签署并生效后，这里会列出两地的服务项目。</EmptyState>
  const { here, there, day, today, text, directions, catalogues, book } = asked
  const rows = searchedFor(asked.rows, text)
  const mapping = mappingOn(book.versions, day)
  const catalogueOf = (code: string) => catalogues[code]?.versions.find((one) => one.effectiveFrom <= day)
  const issued = [here, there].flatMap((region) => {
    const version = catalogueOf(region.code)
    return version ? [{ region, version }] : []
  })
  const kept = `${text === '' ? '' : `&q=${encodeURIComponent(text)}`}${day === today ? '' : `&day=${day}`}`
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/guide', label: '办事指南' }}
        title="服务项目与价格"
        note="同一项护理，两地叫法、计价和价格可能不同。先选您熟悉哪一地的叫法，再看在另一地叫什么、要付多少。"
        aside={<PrintButton />}
      />
      <Chips
        label="从哪一地看"
        items={directions.map(([from, to]) => ({
          href: `/guide/items?from=${from.code}&to=${to.code}${kept}`,
          label: `${from.shortName}的项目，在${to.shortName}`,
          current: from.code === here.code && to.code === there.code,
        }))}
      />
      <form
        action="/guide/items"
        method="get"
        aria-label="查服务项目"
        className="card padded no-print grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_auto]"
      >
        <input type="hidden" name="from" value={here.code} />
        <input type="hidden" name="to" value={there.code} />
        <TextInput name="q" label="项目名称" placeholder="例如：洗发、换药" defaultValue={text} maxLength={60} autoComplete="off" />
        <DateInput name="day" label="哪一天" defaultValue={day} required />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel="正在查找…">查找</SubmitButton>
          {(text !== '' || day !== today) && (
            <LinkButton href={`/guide/items?from=${here.code}&to=${there.code}`} tone="quiet">
              看今天的全部项目
            </LinkButton>
          )}
        </div>
      </form>
      {day !== today && <NoticeBanner tone="info" title={`以下是${chineseDay(day)}的项目和价格，不是今天的`} />}
      <p role="status">
        {chineseDay(day)}，{here.name}的服务项目 <b>{rows.length} 项</b>
        {text !== '' && `，名称里有“${text}”`}
      </p>
      {rows.length === 0 && (
        <EmptyState
          title={asked.rows.length === 0 ? '这一天还没有公布的服务项目目录' : '没有找到这样的项目'}
          action={text !== '' && <LinkButton href={`/guide/items?from=${here.code}&to=${there.code}`}>看全部项目</LinkButton>}
        >
          {asked.rows.length === 0 ? '请换一个日期看看。' : '换个写法，或只写两个字试试。'}
        </EmptyState>
      )}
      {byKind(rows).map((group) => (
        <Card
          key={group.kind}
          title={ITEM_KIND_LABEL[group.kind]}
          aside={<span className="small muted">{group.rows.length} 项</span>}
          flush
        >
          <ComparedTable
            caption={`${here.shortName}的${ITEM_KIND_LABEL[group.kind]}项目在${there.shortName}叫什么、要付多少`}
            here={here.shortName}
            there={there.shortName}
            rows={group.rows}
          />
        </Card>
      ))}
      <Card title="这些数字从哪里来">
        <ul className="grid gap-2">
          {issued.map(({ region, version }) => (
            <li key={region.code}>
              {region.name}服务项目目录第 {version.number} 版，自{chineseDay(version.effectiveFrom)}起，两地会签
              {version.mark !== '' && `，${version.mark}数据`}
              <span className="digest block">{version.digest}</span>
            </li>
          ))}
          <li>
            {mapping
              ? `两地项目对照第 ${mapping.number} 版，自${chineseDay(mapping.effectiveFrom)}起，两地会签${mapping.mark === '' ? '' : `，${mapping.mark}数据`}`
              : '两地项目对照尚未会签'}
            {mapping && <span className="digest block">{mapping.digest}</span>}
          </li>
          <li className="small muted">
            “要付”按一个计价单位算，是目录价；机构的价格可以低于目录价，不能高于它。{ROUNDING_SAYS} <Unsure />
          </li>
        </ul>
      </Card>
    </div>
  )
}
