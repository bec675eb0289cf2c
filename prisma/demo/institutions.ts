import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '@/lib/access/schema'
import { owedBy } from '@/lib/agreements/rules/docket'
import { docket } from '@/lib/agreements/store/docket'
import { asActor } from '@/lib/db'
import { confirmImport, importInstitutions } from '@/lib/institutions/commands'
import { signRegister } from '@/lib/institutions/commands/sign'
import { fileRowsOf } from '@/lib/institutions/rules/table'
import type { ImportReport } from '@/lib/institutions/schema'
import type { PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'

const FILE = path.join(process.cwd(), 'prisma/institutions.csv')

/** Who of a bureau files a list, and who signs it. */
export type Listers = { clerk: Actor; reviewer: Actor }

/** Signs a docket of the register for every bureau that has not yet. */
export async function signedByAll(docketId: string, reviewers: readonly Actor[], today: PlainDate): Promise<void> {
  for (const reviewer of reviewers) {
    const found = await asActor(reviewer, (tx) => docket(tx, docketId))
    if (!found || !owedBy(found).includes(reviewer.regionCode ?? '')) continue
    must(await signRegister(reviewer, { docketId, digest: found.digest, today }))
  }
}

/**
 * The 示例 institutions, proposed by the command an upload uses, each bureau its own region's rows, and signed by all. `bureaus` maps a
 * region's name as the file writes it to the people of that bureau.
 */
export async function seedInstitutions(bureaus: Record<string, Listers>, today: PlainDate): Promise<ImportReport[]> {
  const file = must(fileRowsOf(await readFile(FILE, 'utf8')))
  const reviewers = Object.values(bureaus).map((one) => one.reviewer)
  const reports: ImportReport[] = []
  for (const [regionName, { clerk }] of Object.entries(bureaus)) {
    const rows = file.filter(({ cells }) => cells.regionCode === regionName)
    const preview = must(await importInstitutions(clerk, { rows, today }))
    if (preview.refused.length > 0) throw new Error(`prisma/institutions.csv: ${JSON.stringify(preview.refused[0])}`)
    const report = must(await confirmImport(clerk, { rows, planDigest: preview.planDigest, today }))
    if (report.docketId) await signedByAll(report.docketId, reviewers, today)
    reports.push(report)
  }
  return reports
}
