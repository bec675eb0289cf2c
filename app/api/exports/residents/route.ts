import { exportResidents } from '@/lib/cases/commands/residents'
import { ResidentExport } from '@/lib/cases/schema/resident'
import { done } from '@/lib/kernel/outcome'
import { readForm } from '@/lib/web/form'
import { residentExportFile } from '@/lib/web/resident-export'
import { portalToday } from '@/lib/web/session'
import { jsonIn } from '../../body'
import { exporting } from '../exporting'

/** Codes and a purpose: nothing longer is read. */
const DOOR = { act: 'residents.export', bodyMax: 5_000 } as const

/** The living list under its filter as a workbook, names masked, or the refusal. */
export function POST(request: Request): Promise<Response> {
  return exporting(request, DOOR, async (_session, actor, text) => {
    const read = readForm(ResidentExport, jsonIn(text))
    if (!read.ok) return read
    const today = await portalToday()
    const taken = await exportResidents(actor, read.value, today)
    if (!taken.ok) return taken
    const file = await residentExportFile(taken.value, read.value, { by: actor.name, today, at: new Date() })
    return done({ ...file, rows: `${taken.value.rows.length}` })
  })
}
