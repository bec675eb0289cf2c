import { ActButton } from '@/components/act-button'
import { GradeSummary } from '@/components/answer-sheet/grade-summary'
import { FindingView } from '@/components/finding-view'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { signaturesMissing } from '@/lib/assessments/rules/agreement'
import { undeclared } from '@/lib/assessments/rules/assignment'
import { expertsToConfirm } from '@/lib/assessments/rules/confirmation'
import { explain } from '@/lib/standard/rules/explanation'
import { questionnaireOf } from '@/lib/standard/rules/questionnaire'
import type { VisitPage } from '@/lib/web/visits'
import { confirm, sign, submit } from '../actions'
import { DeclareForm } from './declare-form'
import { OpenForm } from './open-form'

type Props = { page: VisitPage; requestId: string }

/** The one thing to do now, or whom it waits for. What follows from it is said beside it. */
export function NextStep({ page, requestId }: Props) {
  const { visit, mine, team, step, agreed, edition, today } = page
  const others = (accounts: readonly string[]) =>
    team
      .filter((one) => accounts.includes(one.accountId))
      .map((one) => one.name)
      .join('、')
  switch (step) {
    case 'declare':
      return (
        <Card title="回避声明">
          <DeclareForm visitId={visit.id} name={mine.name} requestId={requestId} />
        </Card>
      )
    case 'waitDeclarations':
      return (
        <NoticeBanner title={`等${others(undeclared(team).map((one) => one.accountId))}签署回避声明`}>
          都签署以后才能开始上门评估。
        </NoticeBanner>
      )
    case 'open':
      return (
        <Card title="到场后开始评估">
          <OpenForm visitId={visit.id} today={today} />
        </Card>
      )
    case 'fill': {
      const answered = page.sheets.find((sheet) => sheet.accountId === mine.accountId)?.answers.length ?? 0
      return (
        <Card title="填写评估表">
          <p className="mb-4">
            {answered === 0 ? '尚未填写。' : `已填 ${answered} 项。`}
            您和同组人员各填一份，互相看不到；两份都锁定后再合议。
          </p>
          <LinkButton href={`/visits/${visit.id}/sheet`} tone="main" wide>
            {answered === 0 ? '开始填写' : '继续填写'}
          </LinkButton>
        </Card>
      )
    }
    case 'waitSheets':
      return (
        <NoticeBanner
          title={`等${team
            .filter((one) => one.duty === 'onSite' && !one.sheetLockedAt)
            .map((one) => one.name)
            .join('、')}锁定评估表`}
        >
          您的评估表已锁定。都锁定以后，这里会显示不一致的项目。
        </NoticeBanner>
      )
    case 'sign':
      return (
        agreed &&
        page.agreedFinding && (
          <Card title="签署合议评估表">
            <GradeSummary
              finding={page.agreedFinding}
              questionnaire={questionnaireOf(edition)}
              standardTitle={page.standardTitle}
              why={explain(page.agreedFinding, [edition]).why}
              nearest={explain(page.agreedFinding, [edition]).nearest.map((one) => one.says)}
            />
            <p className="small muted mb-3 mt-4">
              签署表示您同意这份评估表的每一项。需要签署的人都签署后即锁定，不能再改；之后由评估专家确认。
            </p>
            <ActButton
              key={step}
              action={sign}
              input={{ visitId: visit.id, version: agreed.version, shownGrade: page.agreedFinding.grade }}
              tone="main"
              wide
            >
              签署：{page.agreedFinding.label}
            </ActButton>
          </Card>
        )
      )
    case 'waitSignatures':
      return (
        <NoticeBanner title={`等${others(agreed ? signaturesMissing(team, agreed.openItems, agreed.agreedBy) : [])}签署`}>
          合议的项目若再有改动，各人须重新签署。
        </NoticeBanner>
      )
    case 'waitThird':
      return (
        <NoticeBanner tone="wait" title="等第三位专家裁定">
          {team.some((one) => one.duty === 'third')
            ? `${others(team.filter((one) => one.duty === 'third').map((one) => one.accountId))}将裁定不一致的项目。`
            : '请电话告知居住地经办机构，由其增派一位评估专家作第三位专家裁定。'}
        </NoticeBanner>
      )
    case 'confirm':
      return (
        agreed?.frozen &&
        agreed.digest && (
          <Card title="确认评估结论">
            <FindingView frozen={agreed.frozen} attested={page.attested} notes={notesOf(page)} signers />
            <p className="small muted mb-3 mt-4">结论须经至少两位评估专家确认。确认后不能撤回。</p>
            <ActButton key={step} action={confirm} input={{ visitId: visit.id, sheetDigest: agreed.digest }} tone="main" wide>
              确认：{agreed.frozen.finding.label}
            </ActButton>
          </Card>
        )
      )
    case 'waitConfirmations':
    case 'callDeskExpert': {
      const confirmedBy = page.confirmations.filter((one) => one.sheetDigest === agreed?.digest).map((one) => one.accountId)
      const { waitingFor, deskExpertsWanted } = expertsToConfirm(team, confirmedBy)
      return (
        <NoticeBanner tone="wait" title={`还缺 ${page.confirmationsMissing} 位评估专家确认`}>
          {waitingFor.length > 0 && <p>等{waitingFor.map((one) => one.name).join('、')}确认。</p>}
          {deskExpertsWanted > 0 && <p>现场专家不足两位，由居住地经办机构增派一位专家案头确认。</p>}
        </NoticeBanner>
      )
    }
    case 'submit':
      return (
        agreed?.frozen &&
        agreed.digest && (
          <Card title="提交评估结论">
            <FindingView frozen={agreed.frozen} attested={page.attested} notes={notesOf(page)} signers />
            <p className="small muted mb-3 mt-4">提交后转居住地经办机构复核，这次评估从您的列表里移走。</p>
            <ActButton key={step} action={submit} input={{ requestId, caseId: visit.caseId, sheetDigest: agreed.digest }} tone="main" wide>
              提交：{agreed.frozen.finding.label}
            </ActButton>
          </Card>
        )
      )
    case 'agree':
    case 'decide':
      return null
    case 'released':
      return <NoticeBanner title="这次评估已退回派员">等居住地经办机构重新派单。</NoticeBanner>
    case 'none':
      return <NoticeBanner title="现在没有要您办的事">轮到您时，这里会显示要办什么。</NoticeBanner>
  }
}

function notesOf({ agreed }: VisitPage): Record<string, string> {
  return Object.fromEntries((agreed?.answers ?? []).flatMap((one) => (one.note === '' ? [] : [[one.linkId, one.note]])))
}
