import { PrismaPg } from '@prisma/adapter-pg'
import type { Actor } from './access/schema'
import { Prisma, PrismaClient } from './generated/prisma/client'
import type { PlainDate } from './kernel/dates'

/** What stores work with: the client of a transaction whose actor the database knows. */
export type Door = Prisma.TransactionClient

// One client a process; Next's dev server reloads modules, so it hangs on globalThis.
const held = globalThis as typeof globalThis & { portalClient?: PrismaClient }

function client(): PrismaClient {
  if (!held.portalClient) {
    const connectionString = process.env.DATABASE_URL
    if (!connectionString) throw new Error('DATABASE_URL is not set')
    held.portalClient = new PrismaClient({
      adapter: new PrismaPg({ connectionString, max: 12 }),
      log: [{ emit: 'event', level: 'query' }],
      transactionOptions: { maxWait: 15_000, timeout: 60_000 },
    })
  }
  return held.portalClient
}

/** Tells PostgreSQL, until the transaction ends or is told otherwise, who is asking. */
export async function nowAsking(tx: Door, actor: Actor): Promise<void> {
  await tx.$executeRaw`select
    set_config('portal.role', ${actor.role}, true),
    set_config('portal.account', ${actor.accountId ?? ''}, true),
    set_config('portal.region', ${actor.regionCode ?? ''}, true),
    set_config('portal.institution', ${actor.institutionId ?? ''}, true),
    set_config('portal.person', ${actor.personKey ?? ''}, true),
    set_config('portal.case_no', ${actor.ask?.caseNo ?? ''}, true),
    set_config('portal.code_hash', ${actor.ask?.codeHash ?? ''}, true)`
}

/** Tells PostgreSQL, until the transaction ends, which day it is: what is public on certain days only stands on it. */
export async function nowOn(tx: Door, today: PlainDate): Promise<void> {
  await tx.$executeRaw`select set_config('portal.today', ${today}, true)`
}

/**
 * The one door to the database: opens a transaction, tells PostgreSQL who is asking (row policies stand on it; the settings
 * are local to the transaction, so a pooled connection keeps nothing) and hands a client to stores.
 */
export function asActor<T>(actor: Actor, work: (tx: Door) => Promise<T>): Promise<T> {
  return client().$transaction(async (tx) => {
    await nowAsking(tx, actor)
    return work(tx)
  })
}

/** True for the refusal of a unique index (of any, or of the one named): someone else was there first. */
export function isTaken(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return index === undefined || JSON.stringify(error.meta ?? {}).includes(`"${index}"`)
}

/** Counts statements sent to the database while `work` runs (for the desk's round-trip test and measurements). */
export async function countingQueries<T>(work: () => Promise<T>): Promise<{ value: T; queries: string[] }> {
  const queries: string[] = []
  let on = true
  const events = client() as unknown as { $on(kind: 'query', listener: (event: { query: string }) => void): void }
  events.$on('query', (event) => {
    if (on) queries.push(event.query)
  })
  try {
    return { value: await work(), queries }
  } finally {
    on = false
  }
}

/** Closes the pool: scripts and tests only. */
export async function closeDoor(): Promise<void> {
  await held.portalClient?.$disconnect()
  held.portalClient = undefined
}
