import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PrintButton } from '@/components/ui/print-button'
import { PrintPage } from '@/components/ui/print-page'
import { familyView } from '@/lib/cases/commands/family'
import { APPLIED_AS_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { portalToday, requireActor } from '@/lib/web/session'

export const metadata: Metadata = { title: '申请回执' }

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('applicant')
  const view = await familyView(actor, (await params).id, await portalToday())
  if (!view?.caseNo || !view.queryCode || !view.submittedOn) notFound()
  const { caseId, progress, person, representative, insured, residence, submittedOn } = view
  const { nextDate } = progress
  return (
    <div className="stack max-w-[46rem]">
      {progress.status === 'submitted' && (
        <div className="no-print">
          <NoticeBanner tone="done" title="申请已提交" live>
            <p>
              案号 <b className="break-all">{view.caseNo}</b>，查询码 <b className="tracking-[0.1em]">{view.queryCode}</b>。
            </p>
            <p>请记下来，或者把这一页打印、截图留存。现在由{progress.holder}办理。</p>
          </NoticeBanner>
        </div>
      )}
      <PrintPage
        title="异地失能评估申请回执"
        office={insured.bureauName}
        number={view.caseNo}
        foot={
          <>
            凭案号和查询码可在本平台“查进度”查询，不用登录。查询码相当于密码，请勿转告他人。
            <br />
            咨询：{progress.bureau.name} {progress.bureau.phone}
          </>
        }
      >
        <dl className="my-6 grid gap-4 sm:grid-cols-2">
          <div>
            <dt className="small muted">案号</dt>
            <dd className="text-2xl font-semibold break-all">{view.caseNo}</dd>
          </div>
          <div>
            <dt className="small muted">查询码</dt>
            <dd className="text-2xl font-semibold tracking-[0.12em]">{view.queryCode}</dd>
          </div>
        </dl>
        <dl className="facts ruled">
          <div>
            <dt>参保人</dt>
            <dd>
              {person.name} {person.nationalId}
            </dd>
          </div>
          <div>
            <dt>申请方式</dt>
            <dd>
              {APPLIED_AS_LABEL[view.appliedAs]}
              {representative?.name && `：${representative.name}（${representative.relationship}）`}
            </dd>
          </div>
          <div>
            <dt>两地</dt>
            <dd>
              {insured.name}参保，住{residence.name}
              {person.township}
            </dd>
          </div>
          <div>
            <dt>提交日期</dt>
            <dd>{chineseDay(submittedOn)}</dd>
          </div>
          <div>
            <dt>现在在谁手上</dt>
            <dd>
              {progress.holder}
              {nextDate && `，${nextDate.label}${chineseDay(nextDate.on)}`}
            </dd>
          </div>
        </dl>
        <h2 className="mt-6 mb-2">接下来</h2>
        <ol className="grid list-decimal gap-1 ps-6">
          <li>{insured.name}受理，材料不全会逐项告诉您补什么。</li>
          <li>受理后委托{residence.name}，评估人员上门，上门前先打电话。</li>
          <li>达到享受待遇等级的结论公示，无异议后由{insured.name}互认，两地有效。</li>
        </ol>
      </PrintPage>
      <div className="actions no-print">
        <PrintButton tone="main">打印回执</PrintButton>
        <LinkButton href={`/apply/${caseId}`}>看进度</LinkButton>
      </div>
    </div>
  )
}
