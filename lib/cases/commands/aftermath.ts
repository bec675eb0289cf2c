import { termsFor } from '../../agreements/store'
import type { Door } from '../../db'
import { institutionNames } from '../../institutions/store'
import { addDays, type PlainDate } from '../../kernel/dates'
import { careOf } from '../../people/store/care'
import { benefitOf } from '../rules/benefit'
import { recognitionStands, reportable } from '../rules/changes'
import { firstDayToFollow, mayFollow } from '../rules/following'
import { type CaseStatus, type ChangeKind, type Occasion, OPEN_STATUSES } from '../schema'
import { FOLLOWING, type Following } from '../schema/apply'
import type { Benefit } from '../schema/benefit'
import type { CaseFile } from '../schema/event'
import { caseById } from '../store/case'
import { casesThatFollow } from '../store/following'
import type { CaseReading } from './read'

/** Another case of the same person that this one follows, or that follows it. */
export type Linked = { caseId: string; caseNo: string | null; status: CaseStatus; occasion: Occasion; isOpen: boolean }

/** What can happen after recognition, as a page of the case tells it. */
export type Aftermath = {
  benefit: Benefit | null
  reportable: ChangeKind[]
  /** The earliest day a report of this side may name. */
  reportFrom: PlainDate
  /** Every institution that has cared, the latest first. */
  care: Array<{ id: string; institutionId: string; name: string; from: PlainDate; to: PlainDate | null }>
  /** A new case ahead of time: from when, and why not now. */
  follow: Array<{ occasion: Following; from: PlainDate; why: string | null }>
  previous: Linked | null
  next: Linked | null
}

/** Null before recognition, unless the case follows another. */
export async function aftermathOf(tx: Door, { caseFile, sides }: CaseReading, today: PlainDate): Promise<Aftermath | null> {
  const previous = caseFile.previousId ? await caseById(tx, caseFile.previousId) : null
  const { recognition } = caseFile.facts
  if (!recognition && !previous) return null
  const terms = await termsFor(tx, caseFile.agreementId, today)
  const care = await careOf(tx, { caseId: caseFile.id })
  const names = await institutionNames(
    tx,
    care.map((one) => one.institutionId),
  )
  const next = (await casesThatFollow(tx, caseFile.id)).map(linked)
  const followed = next.find((one) => one.isOpen) ?? next.find((one) => one.status === 'draft' || one.status === 'recognised') ?? null
  const isBureau = sides.some((side) => side === 'competentBureau' || side === 'residenceBureau')
  const kinds = recognitionStands(caseFile) ? sides.flatMap((side) => reportable(side, caseFile.facts)) : []
  const earliest = addDays(today, -terms.changeBackDays.value)
  const begins = recognition?.validFrom ?? today
  const { inHospitalSince } = caseFile.facts
  const validFrom = inHospitalSince && inHospitalSince < begins ? inHospitalSince : begins
  return {
    benefit: benefitOf(caseFile, today),
    reportable: [...new Set(kinds)],
    reportFrom: isBureau || validFrom > earliest ? validFrom : earliest,
    care: care.map(({ id, institutionId, from, to }) => ({ id, institutionId, name: names.get(institutionId) ?? '—', from, to })),
    follow: followed && followed.status !== 'draft' ? [] : offersOf(caseFile, today, terms),
    previous: previous && linked(previous),
    next: followed,
  }
}

function offersOf(caseFile: CaseFile, today: PlainDate, terms: Parameters<typeof mayFollow>[3]): Aftermath['follow'] {
  const { status, facts } = caseFile
  return FOLLOWING.flatMap((occasion) => {
    const from = firstDayToFollow(caseFile, occasion, terms)
    const isAsked = status === 'recognised' || (occasion === 'renewal' && status === 'expired')
    if (!from || !isAsked || facts.endReported) return []
    const may = mayFollow(caseFile, occasion, today, terms)
    return [{ occasion, from, why: may.ok ? null : may.problem.message }]
  })
}

function linked(caseFile: CaseFile): Linked {
  const { id, caseNo, status, occasion, facts } = caseFile
  const isOpen = (OPEN_STATUSES as readonly CaseStatus[]).includes(status)
  return { caseId: id, caseNo: facts.submittedOn === null ? null : caseNo, status, occasion, isOpen }
}
