import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Region } from '../../agreements/schema'
import { regions } from '../../agreements/store'
import { asActor } from '../../db'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { type CellTable, cellTable } from '../rules/cells'
import type { Severity } from '../schema/checklist'
import { SEVERITIES } from '../schema/checklist'
import { COMPLAINT_CATEGORIES, type ComplaintCategory, RATING_SCORES, type RatingScore } from '../schema/complaint'
import { openAlerts } from '../store/alert'
import { countComplaints } from '../store/complaint'
import { countFindings } from '../store/finding'
import { countInspections } from '../store/inspection'
import { countScores } from '../store/rating'
import { byPortalsHand } from './telling'

export type RegionFigures = {
  region: Region
  planned: number
  done: number
  findings: Record<Severity, number>
  unclosed: number
  alerts: number
}

export type SupervisionOverview = {
  year: number
  figures: RegionFigures[]
  /** Rows by category, columns by region, small cells hidden. */
  complaints: { categories: readonly ComplaintCategory[]; table: CellTable }
  ratings: { scores: readonly RatingScore[]; table: CellTable }
}

/**
 * Both regions side by side, for the working group. What counts institutions' affairs is told as it is; what counts families' voices is
 * told with small cells hidden (P-09), and is read by the portal's own hand: the group sees no complaint and no rating.
 */
export function supervisionOverview(actor: Actor, today: PlainDate): Promise<SupervisionOverview> {
  const year = Number(today.slice(0, 4))
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const [inspections, findings, alerts] = [await countInspections(tx, year), await countFindings(tx, year), await openAlerts(tx, 500)]
    const { complaints, scores } = await byPortalsHand(tx, actor, async () => {
      const scores = await countScores(tx, year)
      const houses = new Map<string, string>()
      for (const id of new Set(scores.map((one) => one.institutionId))) houses.set(id, (await institution(tx, id))?.regionCode ?? '')
      return {
        complaints: await countComplaints(tx, year),
        scores: scores.map(({ institutionId, score, count }) => ({ regionCode: houses.get(institutionId) ?? '', score, count })),
      }
    })
    await writeAudit(tx, actor, { act: 'supervision.overview', subject: `year:${year}`, outcome: 'done' })
    const sum = (rows: ReadonlyArray<{ count: number }>) => rows.reduce((total, one) => total + one.count, 0)
    return {
      year,
      figures: known.map((region) => {
        const here = inspections.filter((one) => one.regionCode === region.code && one.state !== 'cancelled')
        const found = findings.filter((one) => one.regionCode === region.code && one.state !== 'withdrawn')
        return {
          ...{ region, planned: sum(here), done: sum(here.filter((one) => one.state === 'done')) },
          findings: Object.fromEntries(
            SEVERITIES.map((severity) => [severity, sum(found.filter((one) => one.severity === severity))]),
          ) as Record<Severity, number>,
          unclosed: sum(found.filter((one) => one.state !== 'closed')),
          alerts: alerts.filter((one) => one.regionCode === region.code).length,
        }
      }),
      complaints: {
        categories: COMPLAINT_CATEGORIES,
        table: cellTable(
          COMPLAINT_CATEGORIES.map((category) =>
            known.map((region) => sum(complaints.filter((one) => one.category === category && one.regionCode === region.code))),
          ),
        ),
      },
      ratings: {
        scores: RATING_SCORES,
        table: cellTable(
          RATING_SCORES.map((score) =>
            known.map((region) => sum(scores.filter((one) => one.score === score && one.regionCode === region.code))),
          ),
        ),
      },
    }
  })
}
