import type { Route } from 'next'
import Link from 'next/link'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { STATUS_LABEL } from '@/lib/cases/schema'
import { shortDay } from '@/lib/kernel/dates'
import type { LinkedCase } from '@/lib/web/case-between'
import type { CasePage } from '@/lib/web/case-page'

type Props = { page: CasePage }

/** What has to be known before anything else is done: a commission that came back, a visit that was given up, another case beside it. */
export function BesideNotes({ page }: Props) {
  const { between, caseFile } = page
  const { cameBack, releasedVisits, previous, followers } = between
  if (!cameBack && releasedVisits.length === 0 && !previous && followers.length === 0) return null
  return (
    <div className="mb-5 grid gap-3">
      {cameBack && (
        <NoticeBanner tone="wait" title={cameBack.title}>
          {cameBack.says.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>
            {cameBack.suggestsEnd
              ? '核实后办理“终止”（已迁往两地以外，已选好），终止通知书告知申请人向那一方重新申请；情况不实的，可以再次委托。'
              : '补好后可以再次委托（要点已填入）；不能评估的，请退回说明、终止或联系申请人撤回。'}
          </p>
        </NoticeBanner>
      )}
      {releasedVisits.length > 0 && (
        <NoticeBanner tone="wait" title="本轮已有派员退回，请另行派员">
          {releasedVisits.map((one) => (
            <p key={one.key}>
              {one.people.join('、')}（{shortDay(one.on)}上门）：{one.why}
              {one.note && `，${one.note}`}
              {one.by && `（${one.by}）`}
            </p>
          ))}
        </NoticeBanner>
      )}
      {previous && (
        <NoticeBanner tone="info">
          本案接续 <CaseLink one={previous} />。
        </NoticeBanner>
      )}
      {followers.map((one) => (
        <NoticeBanner key={one.caseId} tone="info">
          {caseFile.status === 'superseded' && one.status === 'recognised' ? '本案已由 ' : '后续案件：'}
          <CaseLink one={one} />
          {caseFile.status === 'superseded' && one.status === 'recognised' ? ' 取代，仍可查阅。' : '。'}
        </NoticeBanner>
      ))}
    </div>
  )
}

function CaseLink({ one }: { one: LinkedCase }) {
  return (
    <Link href={`/cases/${one.caseId}` as Route} className="underline underline-offset-4">
      {one.caseNo}（{STATUS_LABEL[one.status]}）
    </Link>
  )
}
