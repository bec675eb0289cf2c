import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { chineseDay, shanghaiMinute } from '@/lib/kernel/dates'
import { attestedEditions } from '@/lib/web/attestations'
import { requireActor } from '@/lib/web/session'
import { AttestForm } from './attest-form'

export const metadata: Metadata = { title: '标准核对签署' }

export default async function AttestationsPage() {
  const actor = await requireActor('clerk', 'reviewer')
  const editions = await attestedEditions(actor)
  return (
    <div className="stack">
      <PageHead
        title="标准核对签署"
        note="两地按同一版标准评定，各自核对其摘要并签署。摘要由标准全文算出，改动一字摘要就不同。"
        aside={<LinkButton href="/standard">看标准全文</LinkButton>}
      />
      {editions.map(({ edition, bureaus, shownAs }) => {
        const own = bureaus.find((bureau) => bureau.isOwn)
        const isSettled = bureaus.length > 1 && bureaus.every((bureau) => bureau.settledWithOwn)
        return (
          <Card
            key={edition.id}
            title={`${edition.documentNo} ${edition.title}`}
            aside={<Tag tone={isSettled ? 'done' : 'wait'}>{isSettled ? '两地已签署' : '暂行'}</Tag>}
          >
            <div className="grid gap-6 lg:grid-cols-2">
              <DefinitionList
                ruled
                rows={[
                  { term: '结论上的名称', detail: shownAs },
                  { term: '版次', detail: `第 ${edition.revision} 版，自${chineseDay(edition.effectiveFrom)}起用` },
                  { term: '编码来源', detail: edition.provenance.encodedFrom },
                  { term: '核对情况', detail: edition.provenance.checked },
                  {
                    term: '待核定',
                    detail: (
                      <ul className="grid gap-1">
                        {edition.provenance.unsettled.map((one) => (
                          <li key={one.field}>{one.says}</li>
                        ))}
                      </ul>
                    ),
                  },
                  { term: '摘要 SHA-256', detail: <span className="digest">{edition.digest}</span> },
                ]}
              />
              <div className="grid content-start gap-4">
                <ul className="grid gap-3">
                  {bureaus.map(({ region, signed }) => (
                    <li key={region.code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                      <span>{region.bureauName}</span>
                      {signed ? (
                        <span className="flex flex-wrap items-center gap-2">
                          <Tag tone="done">已签署</Tag>
                          <span className="small muted">
                            {shanghaiMinute(signed.at)}
                            {signed.mark !== '' && ` · ${signed.mark}`}
                          </span>
                        </span>
                      ) : (
                        <Tag tone="wait">未签署</Tag>
                      )}
                    </li>
                  ))}
                </ul>
                {own && !own.signed && actor.role === 'reviewer' && (
                  <AttestForm editionId={edition.id} digest={edition.digest} bureauName={own.region.bureauName} />
                )}
                {own && !own.signed && actor.role !== 'reviewer' && (
                  <NoticeBanner title="请本机构复核人员签署">签署由复核岗办理；您可以先核对摘要和待核定事项。</NoticeBanner>
                )}
              </div>
            </div>
          </Card>
        )
      })}
    </div>
  )
}
