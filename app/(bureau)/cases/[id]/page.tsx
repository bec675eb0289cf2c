import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseClockNote } from '@/components/case-clock-note'
import { CaseDecisionSection } from '@/components/case-decision-section'
import { CaseFindingSection } from '@/components/case-finding-section'
import { CaseHead } from '@/components/case-head'
import { CaseObjectionsSection } from '@/components/case-objections-section'
import { CasePapersSection } from '@/components/case-papers-section'
import { CasePeopleSection } from '@/components/case-people-section'
import { CaseSheetsSection } from '@/components/case-sheets-section'
import { CaseTellingSection } from '@/components/case-telling-section'
import { CaseTimeline } from '@/components/case-timeline'
import { LetterList } from '@/components/letter-list'
import { SheetComparison } from '@/components/sheet-comparison'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { isClosed } from '@/lib/cases/rules/life'
import { groundLabel } from '@/lib/cases/rules/timeline'
import { STATUS_LABEL } from '@/lib/cases/schema'
import { shortDay } from '@/lib/kernel/dates'
import { Sex } from '@/lib/people/schema'
import { requireBureau } from '@/lib/web/bureau'
import { type CasePage, casePage } from '@/lib/web/case-page'
import { WIDE_ACTS } from './act-command'
import { ActPanel } from './act-panel'
import { reveal, revealWhoObjected } from './actions'
import { AftermathSection } from './aftermath-section'
import { BesideNotes } from './beside-notes'
import { DidNote } from './did-note'
import { ExchangeSection } from './exchange-section'
import { PanelForm } from './panel-form'
import { hasReceipt } from './receipt'
import { RevokeButton } from './revoke-button'
import { TellingForm } from './telling-form'

// The same for everyone: a title tells nothing of a case one may not see.
export const metadata: Metadata = { title: '案件' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ did?: string | string[] }> }

export default async function CasePageView({ params, searchParams }: Props) {
  const actor = await requireBureau()
  const page = await casePage(actor, (await params).id)
  if (!page) notFound()
  const { caseFile, person, insured, residence, finding, rounds, panel } = page
  const did = didSays(page, (await searchParams).did, actor.accountId)
  const sex = Sex.safeParse(person.sex.text)
  const deskName = caseFile.deskRegion ? page.nameOf(caseFile.deskRegion) : null
  const wide = panel.find((one) => WIDE_ACTS.includes(one.act) && one.blocked === null && one.as === 'do')
  const decision = decisionOf(page)
  return (
    <>
      <CaseHead
        caseFile={caseFile}
        name={person.name.text ?? '—'}
        sex={sex.success ? sex.data : null}
        age={person.age}
        insured={insured.shortName}
        residence={`${residence.name}${page.town}`}
        deskName={deskName}
        gradeName={page.gradeName}
        clock={page.clock}
        today={page.today}
      />
      {did && <DidNote key={did}>{did}</DidNote>}
      {page.isKin && (
        <div className="mb-5">
          <NoticeBanner tone="wait" title="您是本案参保人的代理人或监护人">
            可以查看，但应当回避，请交由同事经办。
          </NoticeBanner>
        </div>
      )}
      <BesideNotes page={page} />
      <div className="story">
        <div className="past">
          <CaseTimeline lines={page.timeline} />
          <CaseClockNote clock={page.clock} today={page.today} />
        </div>
        <div className="stack">
          {wide && (
            <Card title="选派评估人员" id={`act-${wide.act}`}>
              <PanelForm one={wide} page={page} tone="main" />
            </Card>
          )}
          <CaseObjectionsSection
            caseId={caseFile.id}
            notice={page.notice}
            objections={caseFile.facts.objections}
            strangers={page.strangers}
            reveal={revealWhoObjected}
          />
          {page.compared && (
            <Card title="两次评估对照" id="comparison">
              <SheetComparison compared={page.compared} />
            </Card>
          )}
          <ExchangeSection exchanges={page.between.exchanges} answer={page.clock.answer} today={page.today} />
          {page.after && <AftermathSection page={page} after={page.after} />}
          {decision && <CaseDecisionSection {...decision} />}
          {finding && <CaseFindingSection sheet={finding.sheet} attested={finding.attested} />}
          <CasePeopleSection
            caseId={caseFile.id}
            nationalId={person.nationalId}
            phone={person.phone}
            address={person.address}
            town={page.town}
            filing={page.filing}
            condition={page.applied?.condition || null}
            mandates={page.mandates}
            insurance={page.insurance}
            intake={caseFile.facts.acceptedOn ? 'accepted' : isClosed(caseFile.status) ? 'closed' : 'open'}
            reveal={reveal}
            revokeOf={(mandateId) => (
              <RevokeButton
                mandateId={mandateId}
                name={page.mandates.find((one) => one.id === mandateId)?.representativeName ?? '代理人'}
              />
            )}
          />
          <CaseTellingSection
            {...page.telling}
            form={(untold) => <TellingForm caseId={caseFile.id} requestId={randomUUID()} untold={untold} today={page.today} />}
          />
          <CasePapersSection
            caseId={caseFile.id}
            papers={page.papers}
            mayAdd={page.mayAddPapers}
            {...(caseFile.appliedAs === 'counter' && caseFile.status === 'submitted' ? { firstKind: 'application' as const } : {})}
            receipt={hasReceipt(page, actor.regionCode) ? `/counter/receipt/${caseFile.id}` : null}
          />
          {page.letters.length > 0 && (
            <Card title="文书" id="letters">
              <LetterList letters={page.letters} recipients />
              {caseFile.facts.recognition && (
                <p className="small mt-3">
                  <a href={`/api/certificates/${caseFile.id}`} target="_blank" rel="noreferrer">
                    打开互认证书
                    <span className="sr-only">（PDF，在新窗口打开）</span>
                  </a>
                </p>
              )}
              {page.notice && (
                <p className="small mt-3">
                  <a
                    href={`/api/notice-list/${caseFile.insuredRegion === actor.regionCode ? caseFile.residenceRegion : caseFile.insuredRegion}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    打印今天两地的公示名单
                    <span className="sr-only">（在新窗口打开）</span>
                  </a>
                </p>
              )}
            </Card>
          )}
          <CaseSheetsSection rounds={rounds} />
        </div>
        <div className="deed">
          <ActPanel page={page} />
        </div>
      </div>
    </>
  )
}

/** What the last press did, read from the event itself: only to whoever pressed. */
function didSays(
  { events, timeline, caseFile, nameOf }: CasePage,
  did: string | string[] | undefined,
  accountId: string | null,
): string | null {
  const event = events.find((one) => String(one.seq) === did && one.accountId === accountId)
  const line = timeline.find((one) => one.key === `event-${event?.seq}`)
  if (!event || !line) return null
  if (event.kind === 'proposed') return `已提出${line.title}，等本机构复核人员复核。`
  if (event.seq !== caseFile.version) return `已办：${line.title}。案件之后又有变动，请看“经过”。`
  const where = caseFile.deskRegion ? `，在${nameOf(caseFile.deskRegion)}案头` : ''
  const until = caseFile.dueOn ? `，到 ${shortDay(caseFile.dueOn)}` : ''
  return `已办：${line.title}。本案现在“${STATUS_LABEL[caseFile.status]}”${where}${until}。`
}

function decisionOf(page: CasePage): Parameters<typeof CaseDecisionSection>[0] | null {
  const { caseFile, events } = page
  const { facts } = caseFile
  const acknowledged = page.acknowledged.map(({ region, by, at }) => ({ bureauName: region.bureauName, by, at }))
  if (facts.recognition) {
    return { decision: { kind: 'recognised', gradeName: page.gradeName ?? '', recognition: facts.recognition }, acknowledged }
  }
  const event = events.findLast((one) => one.kind === 'declined' || one.kind === 'refused')
  if (!event?.body.ground || !facts.ground) return null
  const { reason } = page.wordsOf(event)
  const decision = {
    kind: event.kind === 'declined' ? ('declined' as const) : ('refused' as const),
    ground: groundLabel(event.body.ground, event.today),
    reason: typeof reason === 'string' ? reason : '',
    on: event.today,
    source: '条款待核定',
  }
  return event.kind === 'declined' ? { decision, acknowledged } : { decision }
}
