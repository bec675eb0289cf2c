import { z } from 'zod'
import { CALENDAR } from '../../access/schema'
import { portalDay } from '../../agreements/commands'
import { perform } from '../../cases/commands/perform'
import { asActor } from '../../db'
import type { InstitutionStatus } from '../../institutions/schema'
import type { RegisterChange } from '../../institutions/schema/change'
import { institutionsByCode } from '../../institutions/store'
import { entriesOfList } from '../../institutions/store/log'
import type { PlainDate } from '../../kernel/dates'
import { casesCaredFor } from '../../people/store/care'

const Payload = z.object({ listNumber: z.int() })
const PAGE = 100

/** Refusals that say there is nothing to tell: the case is closed, or the person is cared for elsewhere by now. */
const SETTLED: ReadonlySet<string> = new Set(['wrongStatus', 'wrongSide', 'notFound', 'notCaredThere'])
const TOLD: Partial<Record<RegisterChange, InstitutionStatus>> = { suspend: 'suspended', resume: 'valid', withdraw: 'withdrawn' }

/**
 * The queue's work after an issue of the list: every case whose person is cared for by an institution that it suspends, resumes or lets go,
 * is told, each once however often the job runs. Null when all are told.
 */
export async function tellOfList(payload: unknown): Promise<string | null> {
  const { listNumber } = Payload.parse(payload)
  const at = new Date()
  const today = await portalDay(at)
  const told = await asActor(CALENDAR, async (tx) => {
    const entries = (await entriesOfList(tx, listNumber)).filter(({ change }) => TOLD[change])
    const known = await institutionsByCode(
      tx,
      entries.map((entry) => entry.code),
    )
    return entries.map(({ code, change }) => ({ institutionId: known.get(code)?.id ?? '', status: TOLD[change] as InstitutionStatus }))
  })
  let left: string | null = null
  for (const { institutionId, status } of told)
    for await (const caseId of casesOf(institutionId, today)) {
      const command = { kind: 'noteInstitution', caseId, institutionId, status, listNumber } as const
      const outcome = await perform(CALENDAR, { step: 'do', command }, { requestId: `list:${listNumber}:${caseId}`, today, at })
      if (!outcome.ok && !SETTLED.has(outcome.problem.code)) left = outcome.problem.code
    }
  return left
}

async function* casesOf(institutionId: string, today: PlainDate): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const from = after
    const page = await asActor(CALENDAR, (tx) => casesCaredFor(tx, institutionId, today, from, PAGE))
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last
  }
}
