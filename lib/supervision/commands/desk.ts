import type { Actor } from '../../access/schema'
import { staffNames } from '../../access/store/names'
import type { Region } from '../../agreements/schema'
import { regions } from '../../agreements/store'
import { asActor, type Door } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution, institutionNames, register } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { checklistBy } from '../rules/checklist'
import { concernedRegions } from '../rules/finding'
import { pointsOf, schemeOn } from '../rules/points'
import type { Alert } from '../schema/alert'
import type { Checklist } from '../schema/checklist'
import type { Complaint, PublicRating, Rating } from '../schema/complaint'
import type { Evidence, Finding, FindingStep } from '../schema/finding'
import type { Inspection } from '../schema/inspection'
import type { PointsScheme, YearPoints } from '../schema/points'
import { openAlerts } from '../store/alert'
import { complaintById, complaintsOfYear, unansweredComplaints } from '../store/complaint'
import { evidenceOf } from '../store/evidence'
import { findingById, findingsCounted, findingsOfInspection, findingsOfYear, firstWords, stepsOf, unclosedFindings } from '../store/finding'
import { inspectionById, inspectionsOfYear, visitsMade } from '../store/inspection'
import { latestRatings, publicRating } from '../store/rating'

/** A thing of supervision with the name of the institution it is about. */
export type Named<T> = T & { house: string }
export type FindingLine = Named<Finding> & { words: string }

export type SupervisionDesk = {
  year: number
  plan: Named<Inspection>[]
  findings: FindingLine[]
  alerts: Named<Alert>[]
  complaints: Named<Complaint>[]
  answered: Named<Complaint>[]
  ratings: Named<Rating>[]
  /** Institutions that lost points this year, the fewest points first. */
  points: Array<Named<YearPoints> & { institutionId: string }>
  scheme: PointsScheme
  regions: Region[]
}

async function named<T extends { institutionId: string }>(
  tx: Door,
  ...lists: ReadonlyArray<readonly T[]>
): Promise<(one: { institutionId: string }) => string> {
  const names = await institutionNames(
    tx,
    lists.flat().map((one) => one.institutionId),
  )
  return ({ institutionId }) => names.get(institutionId) ?? '—'
}

/** 联合监管 of the year, as a bureau sees it: what concerns it, whichever of the two bureaus did it. */
export function supervisionDesk(actor: Actor, today: PlainDate): Promise<SupervisionDesk> {
  const year = Number(today.slice(0, 4))
  return asActor(actor, async (tx) => {
    const [plan, findings, alerts] = [await inspectionsOfYear(tx, year), await unclosedFindings(tx), await openAlerts(tx)]
    const [complaints, answered] = [await unansweredComplaints(tx), await complaintsOfYear(tx, year, 20)]
    const [ratings, all] = [await latestRatings(tx, null, 20), await findingsOfYear(tx, year)]
    const nameOf = await named<{ institutionId: string }>(tx, plan, findings, alerts, complaints, answered, ratings, all)
    const withName = <T extends { institutionId: string }>(rows: readonly T[]) => rows.map((one) => ({ ...one, house: nameOf(one) }))
    const words = await firstWords(
      tx,
      findings.map(({ id }) => id),
    )
    const scheme = schemeOn(today)
    const houses = [...new Set(all.map((one) => one.institutionId))]
    const points = houses.map((institutionId) => ({
      ...pointsOf(
        scheme,
        all.filter((one) => one.institutionId === institutionId),
        year,
        today,
      ),
      ...{ institutionId, house: nameOf({ institutionId }) },
    }))
    return {
      ...{ year, plan: withName(plan), alerts: withName(alerts), complaints: withName(complaints), answered: withName(answered) },
      ...{ ratings: withName(ratings), scheme, regions: await regions(tx) },
      findings: withName(findings).map((one) => ({ ...one, words: words.get(one.id) ?? '' })),
      points: points.toSorted((a, b) => a.points - b.points),
    }
  })
}

/** What of supervision waits for this bureau, for the line on its desk. */
export type Waiting = { toRecheck: number; overdue: number; toAnswer: number; toDecide: number }

export function supervisionWaiting(actor: Actor, today: PlainDate): Promise<Waiting> {
  return asActor(actor, async (tx) => {
    const findings = await unclosedFindings(tx, 500)
    const own = (one: { regionCode: string }) => one.regionCode === actor.regionCode
    return {
      toRecheck: findings.filter((one) => one.state === 'rectified').length,
      overdue: findings.filter((one) => one.state === 'open' && one.dueOn < today).length,
      toAnswer: (await unansweredComplaints(tx, 500)).filter(own).length,
      toDecide: actor.role === 'reviewer' ? (await openAlerts(tx, 500)).filter(own).length : 0,
    }
  })
}

export type InspectionPage = {
  inspection: Inspection
  house: Institution
  checklist: Checklist
  evidence: Evidence[]
  findings: Finding[]
  regions: Region[]
}

/** One inspection with its sheet; null for a miss and a wall alike. */
export function inspectionPage(actor: Actor, id: string): Promise<InspectionPage | null> {
  return asActor(actor, async (tx) => {
    const inspection = await inspectionById(tx, id)
    const house = inspection && (await institution(tx, inspection.institutionId))
    if (!inspection || !house) return null
    return {
      ...{ inspection, house, checklist: checklistBy(inspection.checklistId, inspection.checklistDigest) },
      ...{ evidence: await evidenceOf(tx, { inspectionId: id }), findings: await findingsOfInspection(tx, id), regions: await regions(tx) },
    }
  })
}

export type FindingPage = {
  finding: Finding
  house: Institution
  steps: Array<FindingStep & { by: string }>
  evidence: Evidence[]
  points: YearPoints
}

/** One finding with its thread, to a bureau concerned or the institution it is of; null for a miss and a wall alike. */
export function findingPage(actor: Actor, id: string, today: PlainDate): Promise<FindingPage | null> {
  return asActor(actor, async (tx) => {
    const finding = await findingById(tx, id)
    const house = finding && (await institution(tx, finding.institutionId))
    if (!finding || !house) return null
    const steps = await stepsOf(tx, id)
    const names = await staffNames(
      tx,
      steps.map((one) => one.accountId),
    )
    const known = await regions(tx)
    const bureauOf = (code: string | null) => known.find((one) => one.code === code)?.shortName ?? ''
    const year = Number(finding.foundOn.slice(0, 4))
    return {
      ...{ finding, house, evidence: await evidenceOf(tx, { findingId: id }) },
      // An institution reads which bureau acted, not who of it.
      steps: steps.map((one) => ({
        ...one,
        by:
          one.side === 'institution'
            ? '机构'
            : `${bureauOf(one.regionCode)}经办${actor.role === 'institution' ? '' : ` ${names.get(one.accountId)?.name ?? ''}`}`,
      })),
      points: pointsOf(schemeOn(today), await findingsCounted(tx, house.id, year), year, today),
    }
  })
}

/** One complaint, to a bureau concerned; null for a miss and a wall alike. */
export function complaintPage(actor: Actor, id: string): Promise<{ complaint: Complaint; house: Institution } | null> {
  return asActor(actor, async (tx) => {
    const complaint = await complaintById(tx, id)
    const house = complaint && (await institution(tx, complaint.institutionId))
    return complaint && house ? { complaint, house } : null
  })
}

export type OwnSupervision = {
  findings: Array<Finding & { words: string }>
  points: YearPoints
  scheme: PointsScheme
  visits: Array<{ id: string; number: string; visitedOn: PlainDate | null; regionName: string; isJoint: boolean }>
  rating: PublicRating | null
}

/** What an institution reads of itself (Z-08): findings, points, visits made, the public figure of its ratings; nothing of any person. */
export function ownSupervision(actor: Actor & { institutionId: string }, today: PlainDate): Promise<OwnSupervision> {
  const year = Number(today.slice(0, 4))
  return asActor(actor, async (tx) => {
    const findings = await findingsCounted(tx, actor.institutionId, year)
    const words = await firstWords(
      tx,
      findings.map(({ id }) => id),
    )
    const scheme = schemeOn(today)
    const known = await regions(tx)
    const visits = await visitsMade(tx, actor.institutionId, year)
    return {
      findings: findings.map((one) => ({ ...one, words: words.get(one.id) ?? '' })),
      points: pointsOf(scheme, findings, year, today),
      scheme,
      visits: visits.map(({ id, number, visitedOn, regionCode, isJoint }) => ({
        ...{ id, number, visitedOn, isJoint, regionName: known.find((one) => one.code === regionCode)?.shortName ?? '' },
      })),
      rating: await publicRating(tx, actor.institutionId),
    }
  })
}

/** Care institutions this bureau may inspect: in its region or serving it, by name. */
export function supervisedHouses(actor: Actor & { regionCode: string }): Promise<Institution[]> {
  return asActor(actor, async (tx) => {
    const all = await register(tx)
    return all.filter((one) => one.kind === 'care' && one.status !== 'withdrawn' && concernedRegions(one).includes(actor.regionCode))
  })
}
