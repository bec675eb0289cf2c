import { randomUUID } from 'node:crypto'
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { endSays } from '@/lib/cases/rules/ending'
import type { PanelAct } from '@/lib/cases/rules/panel'
import { reopeningSays } from '@/lib/cases/rules/reopening'
import { groundLabel, wordsSay } from '@/lib/cases/rules/timeline'
import { STATUS_LABEL } from '@/lib/cases/schema'
import { COMMAND_LABEL, type CommandKind } from '@/lib/cases/schema/command'
import { dayBeside, shortDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import { WIDE_ACTS } from './act-command'
import { followsOf, PanelForm } from './panel-form'
import { ReviewForm } from './review-form'

type Props = { page: CasePage }

/** 办理: what this person may do now, what follows, and why not where not. */
export function ActPanel({ page }: Props) {
  const { panel, caseFile, side } = page
  const acts = panel.filter((one) => one.as !== 'return')
  const firsts = acts.filter((one) => one.place === 'first')
  const of = (place: PanelAct['place']) => acts.filter((one) => one.place === place)
  return (
    <Card title="办理">
      <div className="grid gap-4">
        {acts.length === 0 && <p className="muted">{nothingSays(page)}</p>}
        {side === 'competentBureau' && caseFile.status === 'reported' && <p className="small muted">互认采纳居住地结论，不重新打分。</p>}
        {page.calls?.teamWaits && (
          <NoticeBanner tone="wait" title="评估人员在等第三位专家">
            有项目商定不了，请在“增派专家”里选第三位专家裁定；是哪些项目，签署之前只有评估人员知道。
            {page.calls.reasons.map((why) => (
              <span key={why} className="block">
                评估人员写的理由：{why}
              </span>
            ))}
          </NoticeBanner>
        )}
        {firsts.map((one) => (
          <FirstAct key={`${one.act}-${one.as}`} one={one} page={page} />
        ))}
        {of('more').map((one) => (
          <FoldedAct key={`${one.act}-${one.as}`} one={one} page={page} />
        ))}
        {PARTS.map(({ place, title }) =>
          of(place).length === 0 ? null : (
            <section key={place} className="grid gap-3" aria-label={title}>
              <h3 className="small muted">{title}</h3>
              {of(place).map((one) => (
                <FoldedAct key={`${one.act}-${one.as}`} one={one} page={page} />
              ))}
            </section>
          ),
        )}
        <HolderNote page={page} />
      </div>
    </Card>
  )
}

/** 承办人 of the own bureau, with the way to pass the case on. */
function HolderNote({ page: { holder, caseFile } }: Props) {
  if (!holder) return null
  return (
    <p className="small muted">
      本机构承办人：{holder.name}（自{dayBeside(holder.since, caseFile.statusSince)}）
      {holder.mayPass && (
        <>
          {' · '}
          <Link href={`/handover?from=${holder.accountId}&case=${caseFile.id}` as Route}>移交本案</Link>
        </>
      )}
    </p>
  )
}

/** First acts whose form asks for much before its button says what it is for. */
const TITLED: readonly CommandKind[] = ['admitObjection']

const PARTS = [
  { place: 'between', title: '两地之间' },
  { place: 'grave', title: '办结' },
] as const

function FirstAct({ one, page }: { one: PanelAct; page: CasePage }) {
  if (one.as === 'approve') return <Review one={one} page={page} />
  if (one.blocked) return <Blocked one={one} />
  if (WIDE_ACTS.includes(one.act)) {
    return (
      <div className="grid gap-2">
        <LinkButton href={`#act-${one.act}`} tone="main" wide>
          选派评估人员
        </LinkButton>
        <p className="small muted">{one.move.follows}</p>
      </div>
    )
  }
  return (
    <section className="grid gap-3">
      {TITLED.includes(one.act) && <h3>{COMMAND_LABEL[one.act]}</h3>}
      {one.act === 'answer' && <Asked page={page} />}
      <PanelForm one={one} page={page} tone="main" />
    </section>
  )
}

/** The question above the form of its answer. */
function Asked({ page: { between, clock, today } }: Props) {
  const open = between.exchanges.find((one) => one.state === 'waiting')
  const question = open?.said.findLast((one) => one.as === 'question')
  if (!open || !question) return null
  return (
    <NoticeBanner tone="wait" title={`${open.asker}问`}>
      <p className="break-words whitespace-pre-line">{question.text || '内容已按保存期限清除'}</p>
      {clock.answer.dueOn && <p className="small">答复到 {dayBeside(clock.answer.dueOn, today)} 为止。</p>}
    </NoticeBanner>
  )
}

function FoldedAct({ one, page }: { one: PanelAct; page: CasePage }) {
  if (one.blocked) return <Blocked one={one} />
  if (one.act === 'callExpert' && !page.calls) return <Blocked one={{ ...one, blocked: '这次评估现在不需要增派专家。' }} />
  const isGrave = one.place === 'grave'
  return (
    <Disclosure summary={`${COMMAND_LABEL[one.act]}…`} boxed tone={isGrave ? 'stop' : 'plain'}>
      <PanelForm one={one} page={page} tone={isGrave ? 'stop' : 'plain'} />
    </Disclosure>
  )
}

function Blocked({ one }: { one: PanelAct }) {
  const label = one.as === 'propose' ? `初审：${COMMAND_LABEL[one.act]}` : COMMAND_LABEL[one.act]
  return (
    <Button wide why={one.blocked}>
      {label}
    </Button>
  )
}

/** What exactly was proposed, by whom, and the two answers to it. */
function Review({ one, page }: { one: PanelAct; page: CasePage }) {
  const { proposal } = page.caseFile
  if (!proposal) return null
  return (
    <div className="grid gap-3">
      <NoticeBanner title={`初审：${COMMAND_LABEL[proposal.command]}`}>
        <ul className="small grid gap-1">
          {[`${page.proposal?.by ?? ''} · ${shortDay(proposal.on)}`, ...proposalSays(page)].map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
      </NoticeBanner>
      {one.blocked ? (
        <Button wide why={one.blocked}>
          复核：{COMMAND_LABEL[one.act]}
        </Button>
      ) : (
        <ReviewForm
          caseId={page.caseFile.id}
          seen={page.caseFile.version}
          approveId={randomUUID()}
          returnId={randomUUID()}
          act={one.act}
          seq={proposal.seq}
          follows={followsOf(one, page)}
        />
      )}
    </div>
  )
}

function proposalSays({ proposal, caseFile, today, gradeName, reportGoesOnNotice }: CasePage): string[] {
  if (!proposal || !caseFile.proposal) return []
  const { words } = proposal
  const ground = typeof words.ground === 'string' ? [`情形：${groundLabel(words.ground, today)}`] : []
  const { command } = caseFile.proposal
  const finding = (command === 'report' || command === 'recognise') && gradeName ? [`结论：${gradeName}`] : []
  const back = command === 'reopen' ? [reopeningSays(caseFile) ?? ''] : []
  const road = command === 'report' ? [reportGoesOnNotice ? '复核通过后进入公示' : '复核通过后直接报参保地'] : []
  return [...finding, ...ground, ...endSays(words), ...wordsSay(words), ...back, ...road]
}

/** Whose move it is when it is not this bureau's. */
function nothingSays({ caseFile, residence, insured }: CasePage): string {
  const { status } = caseFile
  if (status === 'returned') return '等申请人补正，现在没有要本机构办的事。'
  if (status === 'assessing') return '评估人员正在评估，现在没有要本机构办的事。'
  if (status === 'onNotice') return '公示期内没有要办的事；期满无异议的，自动报参保地确认。'
  if (caseFile.deskRegion === insured.code) return `案件在${insured.shortName}案头，现在没有要本机构办的事。`
  if (caseFile.deskRegion === residence.code) return `案件在${residence.shortName}案头，现在没有要本机构办的事。`
  return `本案“${STATUS_LABEL[status]}”，没有要办的事。`
}
