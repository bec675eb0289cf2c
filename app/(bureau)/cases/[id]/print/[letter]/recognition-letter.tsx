import { PrintPage } from '@/components/ui/print-page'
import { acknowledgedAt } from '@/lib/cases/rules/timeline'
import { REMEDY } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import { PersonRows } from './person-rows'

type Props = { page: CasePage }

/** 互认决定书: the finding of the residence side, in force in both regions. */
export function RecognitionLetter({ page }: Props) {
  const { caseFile, insured, residence, finding, gradeName, acknowledged } = page
  const { recognition } = caseFile.facts
  if (!recognition) return null
  const standard = finding?.sheet.frozen?.questionnaire
  const named = standard && finding.attested ? `${standard.documentNo}《${standard.title}》` : standard?.shownAs
  return (
    <PrintPage
      title="失能等级评估结果互认决定书"
      office={insured.bureauName}
      number={caseFile.caseNo}
      seal={
        <>
          {insured.bureauName}
          <br />
          （盖章）
          <br />
          {chineseDay(recognition.on)}
        </>
      }
      foot={
        <>
          决定依据：{recognition.basis.join('；')}。
          <br />
          {REMEDY}
        </>
      }
    >
      <table>
        <tbody>
          <PersonRows page={page} />
          <tr>
            <th scope="row">失能等级</th>
            <td>
              <b>{gradeName}</b>
            </td>
          </tr>
          <tr>
            <th scope="row">评估标准</th>
            <td>{named ?? '—'}</td>
          </tr>
          <tr>
            <th scope="row">评估方</th>
            <td>
              {residence.bureauName}
              {caseFile.facts.finding && `，${chineseDay(caseFile.facts.finding.visitedOn)}上门评估`}
            </td>
          </tr>
          <tr>
            <th scope="row">有效期</th>
            <td>
              {chineseDay(recognition.validFrom)}至{chineseDay(recognition.validTo)}（含当日）
            </td>
          </tr>
          <tr>
            <th scope="row">待遇</th>
            <td>{recognition.benefitFrom ? `自${chineseDay(recognition.benefitFrom)}起` : '未达到享受待遇的等级'}</td>
          </tr>
          <tr>
            <th scope="row">两地收悉</th>
            <td>
              {acknowledged.map(({ region, at }) => (
                <span key={region.code} className="block">
                  {region.bureauName}：{at ? acknowledgedAt(at) : '未收悉'}
                </span>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="indent-[2em]">
        {insured.bureauName}采纳{residence.bureauName}的评估结论。本结果在{insured.name}、{residence.name}两地同时有效。
      </p>
    </PrintPage>
  )
}
