import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import { addDays } from '../../kernel/dates'
import { ASSESSORS_DESK, COMPETENT_DESK, RESIDENCE_DESK } from '../rules/desk'
import type { FacetRow, FilterDays, ListKind } from '../rules/filter'
import { OPEN_STATUSES } from '../schema'
import type { QueueFilter } from '../schema/desk'

/**
 * All cases of a list grouped by everything a filter counts, in one statement, each part of the list by its own index. What is mine
 * counts a proposal of this bureau only for a reviewer who did not make it, as the first of the three numbers does.
 */
export function facetRows(
  tx: Door,
  actor: Actor,
  list: ListKind,
  { since, until, held }: Pick<QueueFilter, 'since' | 'until' | 'held'>,
  days: FilterDays,
): Promise<FacetRow[]> {
  const { today, soonBy } = days
  const [week, month, quarter] = [7, 30, 90].map((age) => addDays(today, -age))
  const mine = held
    ? Prisma.sql`and "id" in (select "caseId" from "CaseHolder" where "accountId" = ${actor.accountId ?? ''})`
    : Prisma.empty
  const within = Prisma.sql`"statusSince" >= ${since ?? '0000-01-01'} and "statusSince" <= ${until ?? '9999-12-31'}`
  return tx.$queryRaw<FacetRow[]>`
    select "insuredRegion" as "from", "residenceRegion" as "to", "status", "occasion", "townshipCode" as "town",
      coalesce("grade"::text, '') as "grade",
      case when "statusSince" <= ${quarter} then '90' when "statusSince" <= ${month} then '30' when "statusSince" <= ${week} then '7' else '' end as "age",
      case when "status" = 'returned' or ("dueOn" is null and "facts"->>'clarifying' = 'true' and "status" in (${Prisma.join([...OPEN_STATUSES])}))
        then 'paused' when "dueOn" < ${today} then 'overdue' when "dueOn" <= ${soonBy} then 'soon' else '' end as "due",
      count(*)::int as "count"
    from (${Prisma.join(
      partsOf(actor, list, days).map((part) => Prisma.sql`select * from "Case" where ${part} and ${within} ${mine}`),
      ' union all ',
    )}) as "listed"
    group by 1, 2, 3, 4, 5, 6, 7, 8`
}

/** The conditions of the parts a list is put together from; no case is in two of them. */
function partsOf(actor: Actor, list: ListKind, { today, soonBy }: FilterDays): Prisma.Sql[] {
  const region = actor.regionCode ?? ''
  const [away, towards] = [
    [...RESIDENCE_DESK, ...ASSESSORS_DESK],
    [...COMPETENT_DESK, ...ASSESSORS_DESK],
  ]
  switch (list) {
    case 'all':
      return [Prisma.sql`"insuredRegion" = ${region}`, Prisma.sql`"residenceRegion" = ${region}`]
    case 'late':
      return [
        Prisma.sql`"insuredRegion" = ${region} and "status" in (${Prisma.join(away)}) and "dueOn" < ${today}`,
        Prisma.sql`"residenceRegion" = ${region} and "status" in (${Prisma.join(towards)}) and "dueOn" < ${today}`,
      ]
    case 'soon':
      return [Prisma.sql`"deskRegion" = ${region} and "dueOn" <= ${soonBy}`]
    case 'mine': {
      const unproposed = Prisma.sql`"deskRegion" = ${region} and ("proposal" is null or "proposal"->>'regionCode' <> ${region})`
      if (actor.role !== 'reviewer') return [unproposed]
      const toReview = Prisma.sql`"proposal" is not null and "proposal"->>'regionCode' = ${region}
        and "proposal"->>'accountId' <> ${actor.accountId ?? ''} and "proposal"->>'personKey' <> ${actor.personKey ?? ''}`
      return [
        unproposed,
        Prisma.sql`"insuredRegion" = ${region} and ${toReview}`,
        Prisma.sql`"residenceRegion" = ${region} and ${toReview}`,
      ]
    }
  }
}
