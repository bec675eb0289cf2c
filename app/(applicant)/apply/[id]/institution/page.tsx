import { randomUUID } from 'node:crypto'
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PressForm } from '@/components/application-form/press-form'
import { bedsText } from '@/components/institutions/beds-text'
import { institutionsHref } from '@/components/institutions/institutions-href'
import { SearchForm } from '@/components/institutions/search-form'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { choiceFor } from '@/lib/cases/commands/choice'
import { familyView } from '@/lib/cases/commands/family'
import { CARE_SERVICE_LABEL } from '@/lib/institutions/schema'
import { type InstitutionQuery, institutionFilterOf } from '@/lib/web/institutions'
import { portalToday, requireActor } from '@/lib/web/session'
import { choose, replace } from '../../actions'

export const metadata: Metadata = { title: '选择护理机构' }

const A_PAGE = 12

type Asked = { params: Promise<{ id: string }>; searchParams: Promise<InstitutionQuery> }

export default async function InstitutionChoicePage({ params, searchParams }: Asked) {
  const actor = await requireActor('applicant')
  const { id } = await params
  const today = await portalToday()
  const filter = { ...institutionFilterOf(await searchParams), kind: 'care' as const }
  const [view, choice] = [await familyView(actor, id, today), await choiceFor(actor, id, today, filter)]
  if (!view || !choice) notFound()
  const here = `/apply/${id}/institution`
  const back = { href: `/apply/${id}`, label: '申请进度' }
  const replaces = view.chosen !== null && view.progress.status === 'recognised'
  const title = replaces ? '更换护理机构' : '选择护理机构'
  if (!view.awaitsChoice && !replaces)
    return (
      <div className="stack max-w-[44rem]">
        <PageHead title="选择护理机构" back={back} />
        <NoticeBanner tone="info" title="现在不能选择护理机构">
          {view.progress.status === 'recognised'
            ? '评估等级没有达到享受待遇的等级；状态变化后可以申请重新评估。'
            : '互认的结果在有效期内才能选择护理机构。'}
        </NoticeBanner>
      </div>
    )
  const choosable = choice.choosable.filter((one) => one.id !== view.chosen?.institution.id)
  const pages = Math.max(1, Math.ceil(choosable.length / A_PAGE))
  const page = Math.min(filter.page, pages)
  const shown = choosable.slice((page - 1) * A_PAGE, page * A_PAGE)
  return (
    <div className="stack">
      <PageHead
        title={title}
        note={`下面各家今天都能为${choice.insured}参保、住在${choice.residence}的人服务，两地待遇一样；离家近的排在前面。`}
        back={back}
      />
      {replaces && view.chosen && (
        <NoticeBanner tone="info" title={`现在是${view.chosen.institution.name}`}>
          换一家，原来的护理到昨天为止，新的从今天开始；两地经办机构和两家机构都会看到，不用另外办手续。
        </NoticeBanner>
      )}
      <SearchForm filter={filter} base={here} regions={choice.regions} townships={choice.townships} />
      {shown.length === 0 && (
        <Card>
          <EmptyState title="没有找到可以选择的机构" action={<LinkButton href={here}>看全部机构</LinkButton>}>
            换一个名称、乡镇或服务形式再找；没有合适的，请联系{view.residence.bureauName}，电话 {view.residence.phone}。
          </EmptyState>
        </Card>
      )}
      <ul className="grid gap-4 md:grid-cols-2" aria-label="可以选择的机构">
        {shown.map((one) => {
          const beds = bedsText(one)
          return (
            <li key={one.id}>
              <Card
                title={
                  <Link href={`/institutions/${one.code}` as Route} className="no-underline">
                    {one.name}
                  </Link>
                }
                className="h-full"
              >
                <p className="flex flex-wrap gap-2">
                  {one.services.map((service) => (
                    <Tag key={service} tone="go">
                      {CARE_SERVICE_LABEL[service]}
                    </Tag>
                  ))}
                </p>
                <ul className="small my-3 grid gap-1 text-ink-2">
                  <li>{one.address}</li>
                  {one.phone !== '' && <li>电话 {one.phone}</li>}
                  {beds && <li>{beds}</li>}
                </ul>
                <Disclosure summary="选这家" boxed>
                  <p className="mb-3">
                    {replaces
                      ? '原来的护理到昨天为止，新的从今天建立，两地经办机构同时看到。'
                      : '护理关系从今天建立，两地经办机构同时看到。以后可以更换。'}
                  </p>
                  <PressForm
                    action={replaces ? replace : choose}
                    hidden={{ caseId: id, requestId: randomUUID(), institutionId: one.id }}
                    label={replaces ? '确定更换' : '确定选择'}
                    spoken={`${replaces ? '确定更换为' : '确定选择'}${one.name}`}
                    size="normal"
                    problemTitle={replaces ? '没有换成' : '没有选成'}
                    {...(replaces
                      ? { reason: { label: '为什么换', hint: '写几个字就行，例如离家近。', optional: true, id: `reason-${one.id}` } }
                      : {})}
                  />
                </Disclosure>
              </Card>
            </li>
          )
        })}
      </ul>
      {choosable.length > 0 && (
        <Pager
          page={page}
          pages={pages}
          total={choosable.length}
          unit="家"
          hrefOf={(to) => institutionsHref({ ...filter, page: to }, here)}
        />
      )}
      {choice.others.length > 0 && (
        <Disclosure summary={`还有 ${choice.others.length} 家今天不能选，看原因`}>
          <ul className="ticks">
            {choice.others.map(({ institution, why }) => (
              <li key={institution.id}>{why}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}
