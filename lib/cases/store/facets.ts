import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import { addDays } from '../../kernel/dates'
import type { FacetRow } from '../rules/filter'
import { OPEN_STATUSES } from '../schema'
import type { QueueFilter } from '../schema/desk'
import { type Listing, partsOf } from './parts'

/**
 * All cases of a list grouped by everything a filter counts, in one statement, each part of the list by its own index.
 */
export function facetRows(
  tx: Door,
  listing: Listing,
  { since, until, held }: Pick<QueueFilter, 'since' | 'until' | 'held'>,
): Promise<FacetRow[]> {
  const { today, soonBy, actor } = listing
  const [week, month, quarter] = [7, 30, 90].map((age) => addDays(today, -age))
  const mine = held
    ? Prisma.sql`and "id" in (select "caseId" from "CaseHolder" where "accountId" = ${actor.accountId ?? ''})`
    : Prisma.empty
  const within = Prisma.sql`"statusSince" >= ${since ?? '0000-01-01'} and "statusSince" <= ${until ?? '9999-12-31'}`
  return tx.$queryRaw<FacetRow[]>`
    select "insuredRegion" as "from", "residenceRegion" as "to", "status", "occasion", "townshipCode" as "town", coalesce("why", '') as "why",
      coalesce("grade"::text, '') as "grade",
      case when "statusSince" <= ${quarter} then '90' when "statusSince" <= ${month} then '30' when "statusSince" <= ${week} then '7' else '' end as "age",
      case when "status" = 'returned' or ("dueOn" is null and "facts"->>'clarifying' = 'true' and "status" in (${Prisma.join([...OPEN_STATUSES])}))
        then 'paused' when "dueOn" < ${today} then 'overdue' when "dueOn" <= ${soonBy} then 'soon' else '' end as "due",
      count(*)::int as "count"
    from (${Prisma.join(
      partsOf({ ...listing, why: undefined }).map(
        ({ sql, whySql }) => Prisma.sql`select "Case".*, ${whySql} as "why" from "Case" where ${sql} and ${within} ${mine}`,
      ),
      ' union all ',
    )}) as "listed"
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`
}
