import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QrCode } from '@/components/qr-code'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { shownSerial } from '@/lib/exchange/rules/certificate'
import { CERTIFICATE_END_LABEL } from '@/lib/exchange/schema/certificate'
import { chineseDay } from '@/lib/kernel/dates'
import { shownCertificate } from '@/lib/web/certificate'
import { portalToday, requireActor } from '@/lib/web/session'

// The same words whoever asks for whatever id (Z-07).
export const metadata: Metadata = { title: '互认证书' }

export default async function CertificatePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('applicant')
  const { id } = await params
  const shown = await shownCertificate(actor, id, await portalToday())
  if (!shown.ok && shown.problem.code === 'certificate.notFound') notFound()
  const head = <PageHead title="互认证书" back={{ href: `/apply/${id}`, label: '申请进度' }} />
  if (!shown.ok)
    return (
      <div className="stack max-w-[34rem]">
        {head}
        <EmptyState title="还没有证书">{shown.problem.message}。</EmptyState>
      </div>
    )
  const { facts, insured, residence, end, serial, address, gradeLabel, isDemo } = shown.value
  return (
    <div className="stack max-w-[34rem]">
      {head}
      {end ? (
        <NoticeBanner tone="late" title={`这份证书${CERTIFICATE_END_LABEL[end]}`}>
          查验时会显示红色，不能再凭它办事。
        </NoticeBanner>
      ) : (
        <p>办事时给对方扫这个码：对方看到的就是下面这几样，没有证件号、电话和住址。</p>
      )}
      <section className="certificate-card" aria-label="互认证书">
        <p className="head">
          <b>长护险失能等级评估互认证书</b>
          {isDemo && <span className="tiny">演示 · 非官方</span>}
        </p>
        <QrCode text={address} label="查验二维码" className="qr" />
        <dl>
          <div>
            <dt>参保人</dt>
            <dd>{facts.name}</dd>
          </div>
          <div>
            <dt>失能等级</dt>
            <dd>
              <b>{gradeLabel}</b>
            </dd>
          </div>
          <div>
            <dt>有效期</dt>
            <dd>
              <span className="whitespace-nowrap">{chineseDay(facts.validFrom)}</span>
              <wbr />
              <span className="whitespace-nowrap">至{chineseDay(facts.validTo)}</span>
            </dd>
          </div>
          <div>
            <dt>两地</dt>
            <dd>
              {insured.name}参保 · {residence.name}评估
            </dd>
          </div>
          <div>
            <dt>编号</dt>
            <dd className="number">{shownSerial(serial)}</dd>
          </div>
        </dl>
      </section>
      <p className="flex flex-wrap gap-3 no-print">
        <a className="btn main" href={`/api/certificates/${id}`} target="_blank" rel="noreferrer">
          打印 A4 证书（PDF）
        </a>
        <LinkButton href="/verify">怎样查验</LinkButton>
      </p>
    </div>
  )
}
