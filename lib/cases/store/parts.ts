import type { Actor } from '../../access/schema'
import { Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { ASSESSORS_DESK, COMPETENT_DESK, RESIDENCE_DESK } from '../rules/desk'
import type { ListKind } from '../rules/filter'
import type { Why } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import type { DueColumn } from './narrow'

/**
 * One part of a list, spelled twice: for pages and for counts. No case is in two parts of a list, each is read by its own index, and
 * the numbers, the pages, the choices beside them and the exports all come from here.
 */
export type Part = {
  where: Prisma.CaseWhereInput
  sql: Prisma.Sql
  /** The day its cases press by. */
  due: DueColumn
  /** Of 待我处理: why a case of this part is there; '' on other lists. */
  why: (caseFile: CaseFile) => Why | undefined
  whySql: Prisma.Sql
}

/** What the parts of a list are told by. `wanting`: cases whose visit wants a third or a second expert. */
export type Listing = {
  actor: Actor
  list: ListKind
  today: PlainDate
  soonBy: PlainDate
  why: Why | undefined
  wanting: ReadonlyMap<string, 'third' | 'expert'>
  /** The first day of which decisions are still to be taken note of here. */
  acknowledgedFrom: PlainDate
}

const SIDES = [
  { side: 'insuredRegion', other: 'residenceRegion', ask: 'competentAsk', othersAsk: 'residenceAsk' },
  { side: 'residenceRegion', other: 'insuredRegion', ask: 'residenceAsk', othersAsk: 'competentAsk' },
] as const
type SideColumns = (typeof SIDES)[number]

const nowhere = { why: () => undefined, whySql: Prisma.sql`''` }
const column = (name: string) => Prisma.raw(`"${name}"`)

export function partsOf(listing: Listing): Part[] {
  const region = listing.actor.regionCode ?? ''
  switch (listing.list) {
    case 'all':
      return SIDES.map(({ side }) => ({
        ...{ where: { [side]: region }, sql: Prisma.sql`${column(side)} = ${region}`, due: 'dueOn' as const },
        ...nowhere,
      }))
    case 'late':
      return SIDES.flatMap((one) => latePartsOf(one, region, listing))
    case 'soon': {
      const { soonBy } = listing
      const onDesk: Part = {
        ...{ where: { deskRegion: region, dueOn: { lte: soonBy } }, due: 'dueOn' },
        ...{ sql: Prisma.sql`"deskRegion" = ${region} and "dueOn" <= ${soonBy}`, ...nowhere },
      }
      const asked = SIDES.map(
        ({ side, ask }): Part => ({
          ...{ where: { [side]: region, [ask]: 'answer', answerDueOn: { lte: soonBy } }, due: 'answerDueOn' },
          ...{ sql: Prisma.sql`${column(side)} = ${region} and ${column(ask)} = 'answer' and "answerDueOn" <= ${soonBy}`, ...nowhere },
        }),
      )
      return [onDesk, ...asked]
    }
    case 'mine':
      return [...SIDES.flatMap((one) => minePartsOf(one, region, listing)), ...expertPartOf(region, listing)]
  }
}

/** Overdue with the other side or with assessors; or a question of this bureau's that the other has not answered in time. */
function latePartsOf({ side, othersAsk }: SideColumns, region: string, { today }: Listing): Part[] {
  const desks = [...(side === 'insuredRegion' ? RESIDENCE_DESK : COMPETENT_DESK), ...ASSESSORS_DESK]
  return [
    {
      ...{ where: { [side]: region, status: { in: desks }, dueOn: { lt: today } }, due: 'dueOn' },
      ...{ sql: Prisma.sql`${column(side)} = ${region} and "status" in (${Prisma.join(desks)}) and "dueOn" < ${today}`, ...nowhere },
    },
    {
      ...{ where: { [side]: region, [othersAsk]: 'answer', answerDueOn: { lt: today } }, due: 'answerDueOn' },
      sql: Prisma.sql`${column(side)} = ${region} and ${column(othersAsk)} = 'answer' and "answerDueOn" < ${today}`,
      ...nowhere,
    },
  ]
}

/** What a case asks of this bureau, but for what a colleague has proposed; and, for whoever may review, what was proposed. */
function minePartsOf(columns: SideColumns, region: string, listing: Listing): Part[] {
  const { side, ask } = columns
  const { why, acknowledgedFrom } = listing
  const own = Prisma.sql`${column(side)} = ${region}`
  const asked: Part = {
    ...{ where: { [side]: region, [ask]: 'answer' }, sql: Prisma.sql`${own} and ${column(ask)} = 'answer'`, due: 'answerDueOn' },
    ...{ why: () => 'answer', whySql: Prisma.sql`'answer'` },
  }
  const codes = (['end', 'step', 'acknowledge'] as const).filter((one) => why === undefined || why === one)
  const other: Part = {
    where: {
      ...{ [side]: region, [ask]: { in: [...codes] } },
      AND: [unproposed(region), { OR: [{ [ask]: { not: 'acknowledge' } }, { statusSince: { gte: acknowledgedFrom } }] }],
    },
    sql: Prisma.sql`${own} and ${column(ask)} in (${Prisma.join(codes.length > 0 ? codes : [''])}) and ${unproposedSql(region)}
      and (${column(ask)} <> 'acknowledge' or "statusSince" >= ${acknowledgedFrom})`,
    due: 'dueOn',
    why: (caseFile) => (caseFile[ask] === 'answer' ? undefined : (caseFile[ask] ?? undefined)),
    whySql: column(ask),
  }
  const wants = (one: Why) => why === undefined || why === one
  return [
    ...(wants('answer') ? [asked] : []),
    ...(codes.length > 0 ? [other] : []),
    ...(listing.actor.role === 'reviewer' && wants('review') ? [toReview(columns, region, listing.actor)] : []),
  ]
}

/** A proposal of this bureau that this person may review: nobody reviews their own. */
function toReview({ side, ask }: SideColumns, region: string, { accountId, personKey }: Actor): Part {
  return {
    where: {
      [side]: region,
      AND: [
        { proposal: { not: Prisma.DbNull } },
        { proposal: { path: ['regionCode'], equals: region } },
        { NOT: { proposal: { path: ['accountId'], equals: accountId ?? '' } } },
        { NOT: { proposal: { path: ['personKey'], equals: personKey ?? '' } } },
        { OR: [{ [ask]: null }, { [ask]: { not: 'answer' } }] },
      ],
    },
    sql: Prisma.sql`${column(side)} = ${region} and "proposal" is not null and "proposal"->>'regionCode' = ${region}
      and "proposal"->>'accountId' <> ${accountId ?? ''} and "proposal"->>'personKey' <> ${personKey ?? ''}
      and ${column(ask)} is distinct from 'answer'`,
    ...{ due: 'dueOn', why: () => 'review', whySql: Prisma.sql`'review'` },
  }
}

/** Assessments of this bureau that want another expert, which is the clerk's to call. */
function expertPartOf(region: string, { wanting, why }: Listing): Part[] {
  if (wanting.size === 0 || (why !== undefined && why !== 'third' && why !== 'expert')) return []
  const ids = [...wanting.keys()].filter((id) => why === undefined || wanting.get(id) === why)
  const third = [...wanting.keys()].filter((id) => wanting.get(id) === 'third')
  const listed = (of: readonly string[]) => Prisma.join(of.length > 0 ? [...of] : [''])
  return [
    {
      where: {
        residenceRegion: region,
        status: { in: [...ASSESSORS_DESK] },
        residenceAsk: null,
        id: { in: ids },
        AND: [unproposed(region)],
      },
      sql: Prisma.sql`"residenceRegion" = ${region} and "status" in (${Prisma.join([...ASSESSORS_DESK])}) and "residenceAsk" is null
        and "id" in (${listed(ids)}) and ${unproposedSql(region)}`,
      due: 'dueOn',
      why: ({ id }) => wanting.get(id),
      whySql: Prisma.sql`case when "id" in (${listed(third)}) then 'third' else 'expert' end`,
    },
  ]
}

function unproposed(region: string): Prisma.CaseWhereInput {
  return { OR: [{ proposal: { equals: Prisma.DbNull } }, { NOT: { proposal: { path: ['regionCode'], equals: region } } }] }
}

function unproposedSql(region: string): Prisma.Sql {
  return Prisma.sql`("proposal" is null or "proposal"->>'regionCode' <> ${region})`
}
