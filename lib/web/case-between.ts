import type { Region, Township } from '../agreements/schema'
import { townshipsOf } from '../agreements/store'
import type { Assignment, Visit } from '../assessments/schema'
import { thirdPartiesOf } from '../cases/commands/gather'
import { type Exchange, exchangesOf } from '../cases/rules/exchanges'
import { detailsOf, type Words } from '../cases/rules/timeline'
import { type CaseStatus, type EndReason, RELEASE_REASON_LABEL, ReleaseReason } from '../cases/schema'
import type { CaseEvent, CaseFile } from '../cases/schema/event'
import { caseById } from '../cases/store/case'
import { casesThatFollow } from '../cases/store/following'
import type { Door } from '../db'
import type { PlainDate } from '../kernel/dates'

/** One thing said between the bureaus, with who said it and what. */
export type SaidLine = { key: number; as: 'question' | 'answer' | 'supplement'; who: string; on: PlainDate; text: string }
export type ExchangeShown = Omit<Exchange, 'said'> & { asker: string; asked: string; said: SaidLine[] }

/** A case this one follows, or that follows it. */
export type LinkedCase = { caseId: string; caseNo: string; status: CaseStatus }

/** A visit of this round that was given up: who was on it, and why. */
export type ReleasedVisit = { key: string; on: PlainDate; people: string[]; why: string; by: string; note: string }

export type Between = {
  exchanges: ExchangeShown[]
  previous: LinkedCase | null
  followers: LinkedCase[]
  thirdParties: Region[]
  /** Townships of the region of residence, for a change of address. */
  towns: Township[]
  /** 委托要点 of the last commission, to be mended and not retyped. */
  points: string
  /** A commission that came back and has not been sent again: its title and what was said. */
  cameBack: { title: string; says: string[]; suggestsEnd: EndReason | null } | null
  releasedVisits: ReleasedVisit[]
}

type Reading = {
  caseFile: CaseFile
  events: readonly CaseEvent[]
  wordsOf: (event: CaseEvent) => Words
  whoOf: (event: CaseEvent) => string
  nameOf: (regionCode: string) => string
  today: PlainDate
}

/** What two bureaus have between them on a case, beside its path. */
export async function betweenBureaus(
  tx: Door,
  reading: Reading,
  visits: readonly Visit[],
  people: readonly Assignment[],
): Promise<Between> {
  const { caseFile, events, today, wordsOf } = reading
  const previous = caseFile.previousId ? await caseById(tx, caseFile.previousId) : null
  const followers = (await casesThatFollow(tx, caseFile.id)).filter((one) => one.status !== 'draft')
  const commission = events.findLast((one) => one.kind === 'commissioned' || one.kind === 'reexamined')
  return {
    exchanges: shown(reading),
    previous: previous && linkOf(previous),
    followers: followers.map(linkOf),
    thirdParties: caseFile.status === 'commissioned' ? await thirdPartiesOf(tx, caseFile, today) : [],
    towns: await townshipsOf(tx, caseFile.residenceRegion),
    points: commission ? textOf(wordsOf(commission).points) : '',
    cameBack: backOf(reading),
    releasedVisits: caseFile.status === 'arranging' ? releasedOf(reading, visits, people) : [],
  }
}

function linkOf({ id, caseNo, status }: CaseFile): LinkedCase {
  return { caseId: id, caseNo, status }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function shown({ caseFile, events, wordsOf, whoOf, nameOf }: Reading): ExchangeShown[] {
  const bySeq = new Map(events.map((one) => [one.seq, one]))
  const other = (code: string) => (code === caseFile.insuredRegion ? caseFile.residenceRegion : caseFile.insuredRegion)
  return exchangesOf(events).map(({ said, ...rest }) => ({
    ...rest,
    asker: nameOf(rest.regionCode),
    asked: nameOf(other(rest.regionCode)),
    said: said.flatMap(({ seq, as, on }) => {
      const event = bySeq.get(seq)
      if (!event) return []
      const words = wordsOf(event)
      return [{ key: seq, as, on, who: whoOf(event), text: textOf(words.question ?? words.reply ?? words.note) }]
    }),
  }))
}

function backOf({ caseFile, events, wordsOf, nameOf }: Reading): Between['cameBack'] {
  if (caseFile.status !== 'accepted') return null
  const event = events.findLast((one) => ['accepted', 'commissionRejected', 'forwarded'].includes(one.kind))
  if (!event || event.kind === 'accepted') return null
  const isForwarded = event.kind === 'forwarded' && event.body.regionCode !== undefined
  const title = isForwarded ? `${nameOf(caseFile.residenceRegion)}转办：应由${nameOf(event.body.regionCode ?? '')}评估` : '委托被退回'
  const says = detailsOf(event, caseFile, wordsOf(event))
  return { title, says, suggestsEnd: isForwarded ? 'movedElsewhere' : null }
}

function releasedOf(
  { caseFile, events, wordsOf, whoOf }: Reading,
  visits: readonly Visit[],
  people: readonly Assignment[],
): ReleasedVisit[] {
  const givenUp = releasesOf(events)
  return visits
    .filter((one) => one.state === 'released' && one.round === caseFile.round)
    .map((visit) => {
      const event = givenUp.get(visit.id)
      const team = people.filter((one) => one.visitId === visit.id)
      return {
        key: visit.id,
        on: visit.scheduledOn,
        people: team.map((one) => (one.recusal === 'tied' ? `${one.name}（声明应当回避）` : one.name)),
        why: whyOf(visit.releasedWhy),
        by: event ? whoOf(event) : '',
        note: event ? textOf(wordsOf(event).note) : '',
      }
    })
}

/** The events that gave up a visit, by the visit. */
function releasesOf(events: readonly CaseEvent[]): Map<string, CaseEvent> {
  const found = new Map<string, CaseEvent>()
  let visitId: string | undefined
  for (const event of events) {
    visitId = event.body.visitId ?? visitId
    if (event.kind === 'visitReleased' && visitId) found.set(visitId, event)
  }
  return found
}

function whyOf(why: string | null): string {
  const reason = ReleaseReason.safeParse(why)
  if (reason.success) return RELEASE_REASON_LABEL[reason.data]
  return why === 'sentBack' ? '复核后退回评估' : '案件当时办结'
}
