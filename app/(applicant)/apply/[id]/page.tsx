import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CorrectionList } from '@/components/application-form/correction-list'
import { ProgressBody } from '@/components/application-form/progress-body'
import { ProgressTag } from '@/components/application-form/progress-tag'
import { FindingView } from '@/components/finding-view'
import { LetterList } from '@/components/letter-list'
import { MessageList } from '@/components/message-list'
import { PaperList } from '@/components/paper-list'
import { SheetComparison } from '@/components/sheet-comparison'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { FromTo } from '@/components/ui/from-to'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { type FamilyView, familyView } from '@/lib/cases/commands/family'
import { APPLIED_AS_LABEL, OCCASION_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { portalToday, requireActor } from '@/lib/web/session'
import { markAsRead } from '../../../(account)/inbox/actions'
import { AftermathCard } from './aftermath-card'
import { ApplicantActs } from './applicant-acts'
import { ChosenInstitution } from './chosen-institution'
import { DenialCard } from './denial-card'
import { ObjectionCard } from './objection-card'
import { PeopleCard } from './people-card'
import { RecognitionCard } from './recognition-card'

// The same words whoever asks for whatever id (Z-07).
export const metadata: Metadata = { title: '申请进度' }

/** What was just done, told once at the top. */
const TOLD: Readonly<Record<string, { title: string; says: string }>> = {
  chosen: { title: '已选定', says: '护理关系从今天建立，两地经办机构已经看到。' },
  replaced: { title: '已更换护理机构', says: '原来的护理到昨天为止，新的从今天开始，两地经办机构已经看到。' },
  reported: { title: '已登记', says: '两地经办机构同时看到，经过里可以查到。' },
  moved: { title: '地址已变更', says: '异地备案已经更新，两地经办机构同时看到。' },
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ told?: string | string[] }> }

export default async function ApplicationPage({ params, searchParams }: Props) {
  const actor = await requireActor('applicant')
  const view = await familyView(actor, (await params).id, await portalToday())
  if (!view) notFound()
  const { caseId, progress, corrections, denial, result } = view
  const { told } = await searchParams
  const news = typeof told === 'string' ? TOLD[told] : undefined
  return (
    <>
      <PageHead
        title="申请进度"
        over={
          <>
            {view.caseNo ?? `${chineseDay(view.startedOn)}开始填写`} · {OCCASION_LABEL[view.occasion]} · {APPLIED_AS_LABEL[view.appliedAs]}
          </>
        }
        note={<FromTo from={`${view.insured.name}参保`} to={`住${view.residence.name}`} />}
        aside={<ProgressTag progress={progress} big />}
        back={{ href: '/apply', label: '我的申请' }}
        ruled
      />
      {news && (
        <NoticeBanner tone="done" title={news.title} live className="mb-4">
          {news.says}
        </NoticeBanner>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="stack">
          <Card title="现在">
            <ProgressBody progress={progress} />
            <NextStep view={view} />
          </Card>
          {corrections.length > 0 && (
            <Card title={`需要补正的 ${corrections.length} 项`}>
              <CorrectionList caseId={caseId} corrections={corrections} isForAnother={view.representative !== null} />
            </Card>
          )}
          {denial && <DenialCard denial={denial} bureau={progress.bureau} />}
          {view.recognition && <RecognitionCard view={view} recognition={view.recognition} />}
          {view.after && <AftermathCard view={view} after={view.after} />}
          {view.chosen && <ChosenInstitution view={view} chosen={view.chosen} />}
          {result && (
            <Card title={result.isReviewed ? '评估结果（正在复评）' : '评估结果'} id="result">
              {result.isReviewed && (
                <NoticeBanner tone="info" title="这是第一次评估的结果，正在由其他人员再评一次">
                  第二次的结论还在复核，定下来以后在这里告诉您；在那以前，以这一份为准。
                </NoticeBanner>
              )}
              <FindingView frozen={result.frozen} attested={result.attested} />
              <p className="small muted mt-3">
                {chineseDay(result.visitedOn)}上门评估。对结果有疑问，请联系{view.residence.bureauName}，电话 {view.residence.phone}。
              </p>
            </Card>
          )}
          {view.compared && (
            <Card title="两次评估对照" id="comparison">
              <SheetComparison compared={view.compared} />
            </Card>
          )}
          {view.objection && <ObjectionCard caseId={caseId} objection={view.objection} />}
          {view.messages.length > 0 && <Messages view={view} />}
          {view.letters.length > 0 && (
            <Card title="文书" id="letters">
              <LetterList letters={view.letters} />
            </Card>
          )}
          <PeopleCard view={view} />
          <Card title="材料" flush>
            <PaperList papers={view.papers} />
          </Card>
        </div>
        <div className="stack">
          <Card title="经过">
            <Timeline
              entries={view.story.map((line, at) => ({
                key: String(line.seq),
                title: line.title,
                note: `${chineseDay(line.on)}${line.note ? ` · ${line.note}` : ''}`,
                state: line.isStop ? 'stopped' : at === view.story.length - 1 && progress.desk !== 'none' ? 'now' : 'done',
              }))}
            />
          </Card>
          <ApplicantActs view={view} />
        </div>
      </div>
    </>
  )
}

/** What this reader was told: the newest in sight, two where they are unread, the rest a press away. */
function Messages({ view: { messages } }: { view: FamilyView }) {
  const unread = messages.filter((one) => !one.isRead)
  const shown = unread.length > 0 ? unread.slice(0, 2) : messages.slice(0, 1)
  const rest = messages.filter((one) => !shown.includes(one))
  const noteOf = ({ on }: FamilyView['messages'][number]) => chineseDay(on)
  return (
    <Card
      title="消息"
      aside={unread.length > 0 ? <Tag tone="go">{`未读 ${unread.length} 条`}</Tag> : <span className="small muted">都看过了</span>}
      flush
    >
      <MessageList label="最近的消息" messages={shown} noteOf={noteOf} markAsRead={markAsRead} />
      {rest.length > 0 && (
        <div className="px-5 pb-4">
          <Disclosure summary={`其余 ${rest.length} 条`}>
            <MessageList label="其余的消息" messages={rest} noteOf={noteOf} markAsRead={markAsRead} />
          </Disclosure>
        </div>
      )}
    </Card>
  )
}

/** The one thing the family does next, where there is one. */
function NextStep({ view }: { view: FamilyView }) {
  const { caseId, progress, may } = view
  const edit = `/apply/${caseId}/edit`
  const [href, label] =
    progress.status === 'draft'
      ? [edit, '继续填写']
      : may.has('submit')
        ? [edit, '去补正']
        : view.awaitsChoice && may.has('chooseInstitution')
          ? [`/apply/${caseId}/institution`, '选择护理机构']
          : [null, null]
  if (!href) return null
  return (
    <div className="actions mt-4">
      <LinkButton href={href} tone="main" size="big">
        {label}
      </LinkButton>
    </div>
  )
}
