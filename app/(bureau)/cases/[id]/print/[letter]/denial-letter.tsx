import { PrintPage } from '@/components/ui/print-page'
import { groundLabel } from '@/lib/cases/rules/timeline'
import { REMEDY } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import { PersonRows } from './person-rows'

type Props = { page: CasePage; kind: 'declined' | 'refused' }

/** 不予认定决定书, 不予受理决定书: which case it falls under, why, and what can be done about it. */
export function DenialLetter({ page, kind }: Props) {
  const { caseFile, insured, events, wordsOf, gradeName } = page
  const event = events.findLast((one) => one.kind === kind)
  if (!event?.body.ground) return null
  const { reason } = wordsOf(event)
  const isDeclined = kind === 'declined'
  return (
    <PrintPage
      title={isDeclined ? '评估结果不予认定决定书' : '不予受理决定书'}
      office={insured.bureauName}
      number={caseFile.caseNo}
      seal={
        <>
          {insured.bureauName}
          <br />
          （盖章）
          <br />
          {chineseDay(event.today)}
        </>
      }
      foot={<>决定依据：条款待核定。</>}
    >
      <table>
        <tbody>
          <PersonRows page={page} />
          {isDeclined && (
            <tr>
              <th scope="row">评估结论</th>
              <td>{gradeName ?? '—'}</td>
            </tr>
          )}
          <tr>
            <th scope="row">情形</th>
            <td>{groundLabel(event.body.ground, event.today)}</td>
          </tr>
          <tr>
            <th scope="row">理由</th>
            <td>{typeof reason === 'string' ? reason : '—'}</td>
          </tr>
        </tbody>
      </table>
      <p className="indent-[2em]">
        {isDeclined ? '经审核，本机构对上列评估结果不予认定。' : '经审核，本机构对上列参保人的异地失能等级评估申请不予受理。'}
      </p>
      <p className="indent-[2em]">{REMEDY}</p>
      <p>
        联系：{insured.bureauName} {insured.phone}
      </p>
    </PrintPage>
  )
}
