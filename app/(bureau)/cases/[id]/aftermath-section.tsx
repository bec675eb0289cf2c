import { randomUUID } from 'node:crypto'
import type { Route } from 'next'
import Link from 'next/link'
import { PressForm } from '@/components/application-form/press-form'
import { BenefitLine } from '@/components/benefit-line'
import { changeKinds } from '@/components/change-kinds'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import type { Aftermath, Linked } from '@/lib/cases/commands/aftermath'
import { reportedAs } from '@/lib/cases/rules/changes'
import { isClosed } from '@/lib/cases/rules/life'
import { END_REASON_LABEL, OCCASION_LABEL, STATUS_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import { followOn } from './actions'
import { EndReportedForm } from './end-reported-form'
import { ReplaceForm } from './replace-form'
import { ReportForm } from './report-form'

type Props = { page: CasePage; after: Aftermath }

/** 动态更新: where the person stands to the benefit, what was reported, what may be reported, and what follows. */
export function AftermathSection({ page, after }: Props) {
  const { caseFile, today } = page
  const isWindow = caseFile.appliedAs === 'counter'
  const kinds = page.isKin ? [] : changeKinds(after.reportable)
  return (
    <Card title="动态更新" id="aftermath">
      <div className="stack">
        <DefinitionList
          rows={[
            ...(after.benefit ? [{ term: '待遇', detail: <BenefitLine benefit={after.benefit} /> }] : []),
            ...after.care.map((one) => ({
              term: one.to === null ? '护理机构' : '以前的机构',
              detail: `${one.name}，${one.from} 起${one.to === null ? '，护理中' : `，${one.to} 止`}`,
            })),
            ...after.follow.map((one) => ({
              term: OCCASION_LABEL[one.occasion],
              detail: one.why ?? `${chineseDay(one.from)}起可以申请${isWindow ? '' : '，由家属在网上申请'}`,
            })),
            ...(after.next ? [{ term: '接下来的案件', detail: <LinkedCase linked={after.next} /> }] : []),
            ...(after.previous ? [{ term: '之前的案件', detail: <LinkedCase linked={after.previous} /> }] : []),
          ]}
        />
        <EndAsked page={page} />
        {kinds.length > 0 && (
          <Disclosure summary="登记变化…" boxed>
            <ReportForm
              caseId={caseFile.id}
              seen={caseFile.version}
              requestId={randomUUID()}
              kinds={kinds}
              min={after.reportFrom}
              max={today}
            />
          </Disclosure>
        )}
        {page.changeTo.length > 0 && (
          <Disclosure summary="窗口代办：更换护理机构…" boxed>
            <ReplaceForm
              caseId={caseFile.id}
              seen={caseFile.version}
              requestId={randomUUID()}
              institutions={page.changeTo.map(({ id, name, address }) => ({ value: id, label: `${name}（${address}）` }))}
            />
          </Disclosure>
        )}
        {isWindow &&
          !page.isKin &&
          after.follow
            .filter((one) => one.why === null)
            .map(({ occasion }) => (
              <Disclosure key={occasion} summary={`窗口代办：${OCCASION_LABEL[occasion]}…`} boxed>
                <p className="small mb-3">
                  照申请人签字的申请表办：按上一次的资料生成新的申请并提交，随即打印回执。录入的人不能受理这一件；现在的结果在新结果作出以前照常有效。
                </p>
                <PressForm
                  action={followOn}
                  hidden={{ caseId: caseFile.id, requestId: randomUUID(), occasion }}
                  label={`窗口代办：${OCCASION_LABEL[occasion]}`}
                  size="normal"
                  problemTitle="没有办成"
                  {...(occasion === 'change'
                    ? {
                        reason: {
                          label: '身体状况有什么变化',
                          hint: '照申请表写。',
                          optional: false,
                          maxLength: 1000,
                          id: 'change-reason',
                        },
                      }
                    : {})}
                />
              </Disclosure>
            ))}
      </div>
    </Card>
  )
}

/** A reported death, return or change of insured region: work of the competent bureau at once, with reason and day filled in. */
function EndAsked({ page }: { page: CasePage }) {
  const { caseFile, side, isKin, insured } = page
  const { endReported } = caseFile.facts
  if (!endReported || caseFile.facts.recognition === null || isClosed(caseFile.status)) return null
  const said = `已报告${reportedAs(endReported.why)}（${chineseDay(endReported.on)}），待终止`
  const mayPropose = side === 'competentBureau' && caseFile.proposal === null && !isKin
  return (
    <NoticeBanner tone="late" title={said}>
      {mayPropose ? (
        <div className="mt-3 grid gap-2">
          <p className="small">核实以后办理终止；不属实的，在“登记变化”里选“更正”。</p>
          <EndReportedForm
            caseId={caseFile.id}
            seen={caseFile.version}
            requestId={randomUUID()}
            why={endReported.why}
            reason={END_REASON_LABEL[endReported.why]}
            on={endReported.on}
            max={page.today}
          />
        </div>
      ) : (
        <p className="small">
          {caseFile.proposal
            ? '初审已经提出，等复核。'
            : side === 'competentBureau'
              ? '请由同事办理终止。'
              : `由${insured.bureauName}办理终止。`}
        </p>
      )}
    </NoticeBanner>
  )
}

function LinkedCase({ linked: { caseId, caseNo, status, occasion } }: { linked: Linked }) {
  return (
    <span>
      <Link href={`/cases/${caseId}` as Route}>{caseNo ?? '草稿'}</Link> · {OCCASION_LABEL[occasion]} · {STATUS_LABEL[status]}
    </span>
  )
}
