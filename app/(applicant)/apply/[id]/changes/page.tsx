import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BenefitLine } from '@/components/benefit-line'
import { ChangeForm } from '@/components/change-form'
import { changeKinds } from '@/components/change-kinds'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { familyView } from '@/lib/cases/commands/family'
import { portalToday, requireActor } from '@/lib/web/session'
import { move, report } from '../../actions'
import { MoveForm } from './move-form'

export const metadata: Metadata = { title: '登记变化' }

export default async function ChangesPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('applicant')
  const { id } = await params
  const today = await portalToday()
  const view = await familyView(actor, id, today)
  const isDead = view?.after?.benefit?.standing === 'ending'
  if (!view?.after || !view.may.has('reportChange') || (view.after.reportable.length === 0 && !isDead)) notFound()
  const { after } = view
  const kinds = changeKinds(after.reportable.filter((kind) => kind !== 'addressChange'))
  return (
    <div className="stack max-w-[44rem]">
      <PageHead
        title="登记变化"
        note="住院、出院、搬家、身体状况明显变化、返回参保地、去世，都请及时登记。"
        back={{ href: `/apply/${id}`, label: '申请进度' }}
      />
      {after.benefit && (
        <Card title="现在的待遇">
          <BenefitLine benefit={after.benefit} />
        </Card>
      )}
      <Card title="住院、身体或去留有变化">
        {kinds.length === 0 ? (
          <NoticeBanner tone="info" title="已报告去世，等参保地经办机构办理终止">
            报错了的，请打电话给{view.insured.bureauName}，电话 {view.insured.phone}。
          </NoticeBanner>
        ) : (
          <ChangeForm action={report} caseId={id} requestId={randomUUID()} kinds={kinds} min={after.reportFrom} max={today} />
        )}
      </Card>
      {view.may.has('changeAddress') && kinds.length > 0 && (
        <Card title="搬到了新地址">
          <MoveForm
            action={move}
            caseId={id}
            requestId={randomUUID()}
            residence={view.residence.name}
            towns={view.townships.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Card>
      )}
    </div>
  )
}
