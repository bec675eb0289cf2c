import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PrintButton } from '@/components/ui/print-button'
import { PrintPage } from '@/components/ui/print-page'
import { queryCodeOf } from '@/lib/cases/commands/query-code'
import { chineseDay } from '@/lib/kernel/dates'
import { maskName } from '@/lib/people/rules/name'
import { requireBureau } from '@/lib/web/bureau'
import { casePage } from '@/lib/web/case-page'
import { hasReceipt } from '../../../cases/[id]/receipt'

export const metadata: Metadata = { title: '窗口代办回执' }

export default async function CounterReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireBureau()
  const page = await casePage(actor, (await params).id)
  if (!page || !hasReceipt(page, actor.regionCode)) notFound()
  const { caseFile, own, insured, residence, town, person } = page
  const isMine = caseFile.enteredBy === actor.accountId
  return (
    <div className="stack max-w-[46rem]">
      <div className="no-print">
        <NoticeBanner tone="done" title="申请已提交，待受理" live>
          {isMine ? '您录入了这件申请，不能受理它，请由同事受理。' : '录入人不能受理这件申请。'}
          请打印回执交申请人，并把签字的申请表扫描存入案卷。
        </NoticeBanner>
      </div>
      <div className="actions no-print">
        <PrintButton tone="main">打印回执</PrintButton>
        <LinkButton href={`/cases/${caseFile.id}`}>扫描申请表，看案件</LinkButton>
        <LinkButton href="/counter" tone="quiet">
          再录入一件
        </LinkButton>
      </div>
      <PrintPage
        title="异地失能评估申请回执"
        office={own.bureauName}
        number={caseFile.caseNo}
        signatures={['经办人', '申请人']}
        foot={
          <>
            凭案号和查询码可在本平台“查进度”查询，不用登录。查询码相当于密码，请勿转告他人。
            <br />
            咨询：{own.bureauName} {own.phone}
          </>
        }
      >
        <dl className="my-6 grid gap-4 sm:grid-cols-2">
          <div>
            <dt className="small">案号</dt>
            <dd className="text-2xl font-semibold break-all">{caseFile.caseNo}</dd>
          </div>
          <div>
            <dt className="small">查询码</dt>
            <dd className="text-2xl font-semibold tracking-[0.12em]">{queryCodeOf(caseFile.id)}</dd>
          </div>
        </dl>
        <table>
          <tbody>
            <tr>
              <th scope="row">参保人</th>
              <td>
                {maskName(person.name.text ?? '')} {person.nationalId.text}
              </td>
            </tr>
            <tr>
              <th scope="row">参保地与居住地</th>
              <td>
                {insured.name}参保，住{residence.name}
                {town}
              </td>
            </tr>
            <tr>
              <th scope="row">提交日期</th>
              <td>{caseFile.facts.submittedOn ? chineseDay(caseFile.facts.submittedOn) : '—'}</td>
            </tr>
            <tr>
              <th scope="row">受理机构</th>
              <td>
                {insured.bureauName}（{insured.phone}）
                {caseFile.dueOn && caseFile.status === 'submitted' && `，不晚于${chineseDay(caseFile.dueOn)}答复是否受理`}
              </td>
            </tr>
            <tr>
              <th scope="row">办理方式</th>
              <td>窗口代办；录入人不受理本件</td>
            </tr>
          </tbody>
        </table>
      </PrintPage>
    </div>
  )
}
