import { PrintPage } from '@/components/ui/print-page'
import { basisText } from '@/lib/agreements/rules/terms'
import { OCCASION_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import { PersonRows } from './person-rows'

type Props = { page: CasePage }

/** 委托函: the competent bureau asks, the residence bureau examines. */
export function CommissionLetter({ page }: Props) {
  const { caseFile, insured, residence, events, terms, wordsOf, agreementTitle } = page
  const commission = events.findLast((one) => one.kind === 'commissioned' || one.kind === 'reexamined')
  if (!commission) return null
  const { points } = wordsOf(commission)
  const received = events.find((one) => one.kind === 'commissionAccepted' && one.seq > commission.seq)
  return (
    <PrintPage
      title="异地失能等级评估委托函"
      office={insured.bureauName}
      number={caseFile.caseNo}
      seal={
        <>
          {insured.bureauName}
          <br />
          （盖章）
          <br />
          {chineseDay(commission.today)}
        </>
      }
      foot={<>委托依据：条款待核定。结论期限{basisText(terms.conclusionDays)}。</>}
    >
      <p>{residence.bureauName}：</p>
      <p className="indent-[2em]">
        下列参保人在{insured.name}参加长期护理保险，现居住在{residence.name}。其{OCCASION_LABEL[caseFile.occasion]}
        申请已由本机构{caseFile.facts.acceptedOn && `于${chineseDay(caseFile.facts.acceptedOn)}`}受理。按照双方{agreementTitle}
        ，委托贵机构组织失能等级评估。
      </p>
      <table>
        <tbody>
          <PersonRows page={page} />
          <tr>
            <th scope="row">委托要点</th>
            <td>{typeof points === 'string' && points !== '' ? points : '无'}</td>
          </tr>
          <tr>
            <th scope="row">结论期限</th>
            <td>{caseFile.facts.conclusionDueOn ? `不晚于${chineseDay(caseFile.facts.conclusionDueOn)}` : '—'}</td>
          </tr>
          <tr>
            <th scope="row">接收</th>
            <td>{received ? `${residence.bureauName}，${chineseDay(received.today)}` : '待接收'}</td>
          </tr>
        </tbody>
      </table>
      <p className="indent-[2em]">评估结论请经本平台复核、公示后报送。本机构采纳贵机构的结论，不重新打分。</p>
      <p>
        联系：{insured.bureauName} {insured.phone}
      </p>
    </PrintPage>
  )
}
