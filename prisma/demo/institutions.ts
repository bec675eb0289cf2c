import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '@/lib/access/schema'
import { confirmImport, importInstitutions } from '@/lib/institutions/commands'
import { fileRowsOf } from '@/lib/institutions/rules/table'
import type { ImportReport } from '@/lib/institutions/schema'
import type { PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'

const FILE = path.join(process.cwd(), 'prisma/institutions.csv')

/**
 * The 示例 institutions, imported by the command an upload uses: each bureau its own region's rows. `bureaus` maps a region's name as
 * the file writes it to a clerk or reviewer of that bureau.
 */
export async function seedInstitutions(bureaus: Record<string, Actor>, today: PlainDate): Promise<ImportReport[]> {
  const file = must(fileRowsOf(await readFile(FILE, 'utf8')))
  const reports: ImportReport[] = []
  for (const [regionName, clerk] of Object.entries(bureaus)) {
    const rows = file.filter(({ cells }) => cells.regionCode === regionName)
    const preview = must(await importInstitutions(clerk, { rows, today }))
    if (preview.refused.length > 0) throw new Error(`prisma/institutions.csv: ${JSON.stringify(preview.refused[0])}`)
    reports.push(must(await confirmImport(clerk, { rows, planDigest: preview.planDigest, mark: '示例', today })))
  }
  return reports
}
