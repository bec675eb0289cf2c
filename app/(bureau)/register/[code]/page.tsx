import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { docketHref } from '@/components/docket-href'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { standingOn } from '@/lib/institutions/rules'
import { COLUMNS, REGISTER_FIELDS } from '@/lib/institutions/schema'
import { REGISTER_CHANGE_LABEL } from '@/lib/institutions/schema/change'
import { chineseDay } from '@/lib/kernel/dates'
import { requireBureau } from '@/lib/web/bureau'
import { registerInstitution } from '@/lib/web/register-institution'
import { portalToday } from '@/lib/web/session'
import { DailyForm } from './daily-form'
import { StandingForm } from './standing-form'

export const metadata: Metadata = { title: '名录里的机构' }

export default async function RegisterInstitutionPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireBureau()
  const found = await registerInstitution(actor, (await params).code)
  if (!found) notFound()
  const { institution, cells, history, open, isOwn, regions } = found
  const { code, name, status } = institution
  const standing = standingOn(institution, await portalToday())
  const keeper = regions.find((one) => one.code === institution.regionCode)
  const acts =
    status === 'valid'
      ? (['suspend', 'withdraw'] as const)
      : status === 'suspended'
        ? (['resume', 'withdraw'] as const)
        : (['resume'] as const)
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/register', label: '机构名录' }}
        over={code}
        title={name}
        aside={
          <>
            {isOwn && institution.kind === 'care' && <LinkButton href={`/service-items/institutions/${code}`}>服务项目与价格</LinkButton>}
            <LinkButton href={`/institutions/${code}`}>公众看到的页面</LinkButton>
          </>
        }
      />
      <p className="flex flex-wrap gap-2">
        <Tag tone={standing.inForce ? 'done' : 'late'}>{standing.says}</Tag>
        <Tag>{cells.kind}</Tag>
        {institution.mark !== '' && <Tag>{institution.mark}</Tag>}
      </p>
      {open.map((docket) => (
        <NoticeBanner key={docket.id} tone="wait" title={`待会签：${docket.title}`}>
          <LinkButton href={docketHref(docket)} size="little">
            看这份会签单
          </LinkButton>
        </NoticeBanner>
      ))}
      <div className="grid items-start gap-4 lg:grid-cols-[1.4fr_1fr]">
        <Card
          title="登记的内容"
          aside={
            isOwn && status !== 'withdrawn' ? (
              <LinkButton href={`/register/${code}/change`} size="little">
                变更或续签
              </LinkButton>
            ) : undefined
          }
        >
          <DefinitionList
            ruled
            rows={REGISTER_FIELDS.filter((field) => field !== 'mark').map((field) => ({
              term: COLUMNS[field],
              detail: cells[field] === '' ? <span className="muted">未登记</span> : cells[field],
            }))}
          />
        </Card>
        <div className="stack">
          {isOwn ? (
            <>
              {status !== 'withdrawn' && (
                <Card title="日常情况">
                  <DailyForm code={code} openingHours={cells.openingHours} freePlaces={cells.freePlaces} />
                </Card>
              )}
              <Card title="状态">
                <div className="grid gap-3">
                  {acts.map((change) => (
                    <Disclosure key={change} summary={REGISTER_CHANGE_LABEL[change]} tone={change === 'resume' ? undefined : 'stop'} boxed>
                      <StandingForm code={code} change={change} mayBeUrgent={change === 'suspend' && actor.role === 'reviewer'} />
                    </Disclosure>
                  ))}
                  {status === 'valid' && actor.role === 'clerk' && <p className="small muted">紧急暂停立即生效，由复核人员提出。</p>}
                </div>
              </Card>
            </>
          ) : (
            <NoticeBanner title={`由${keeper?.bureauName ?? '当地经办机构'}维护`}>
              变更由当地经办机构提出，本机构复核人员会签。
            </NoticeBanner>
          )}
          <Card title="经过">
            {history.length === 0 ? (
              <p className="muted">还没有记录。</p>
            ) : (
              <Timeline
                entries={[...history].reverse().map((act, at) => ({
                  key: String(act.seq),
                  title: `${REGISTER_CHANGE_LABEL[act.change]} · ${chineseDay(act.effectiveOn)}`,
                  note: [`名录第 ${act.listNumber} 期。理由：${act.reason}`, ...act.lines].join('；'),
                  state: act.change === 'withdraw' || act.change === 'suspend' ? 'stopped' : at === history.length - 1 ? 'now' : 'done',
                }))}
              />
            )}
          </Card>
        </div>
      </div>
    </div>
  )
}
