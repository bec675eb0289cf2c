import { confirmPassword } from '@/lib/accounts/commands/confirm'
import { confirmedLately } from '@/lib/accounts/rules'
import { exportCases } from '@/lib/cases/commands/export'
import { checkExport } from '@/lib/cases/rules/export'
import { ExportRequest } from '@/lib/cases/schema/export'
import { done } from '@/lib/kernel/outcome'
import { caseExportFile } from '@/lib/web/case-export'
import { readForm } from '@/lib/web/form'
import { portalToday } from '@/lib/web/session'
import { jsonIn } from '../../body'
import { exporting } from '../exporting'

/** Codes, a purpose and a password: nothing longer is read. */
const DOOR = { act: 'cases.export', bodyMax: 10_000 } as const

/** The cases of a list as a workbook, or the refusal. */
export function POST(request: Request): Promise<Response> {
  return exporting(request, DOOR, async (session, actor, text) => {
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
    const read = readForm(ExportRequest, isForm ? formIn(text) : jsonIn(text))
    if (!read.ok) return read
    const { password, ...asked } = read.value
    const at = new Date()
    let isConfirmed = confirmedLately(session, at)
    if (!isConfirmed && password !== '' && asked.full.length > 0 && checkExport(asked).ok) {
      const confirmed = await confirmPassword(actor, session.sessionId, password, at)
      if (!confirmed.ok) return confirmed
      isConfirmed = true
    }
    const today = await portalToday()
    const taken = await exportCases(actor, isConfirmed, { ...asked, password: '' }, today)
    if (!taken.ok) return taken
    const file = await caseExportFile(taken.value, read.value, { by: actor.name, today, at })
    return done({ ...file, rows: `${taken.value.rows.length}${taken.value.isCut ? '+' : ''}` })
  })
}

function formIn(text: string): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value)
  return form
}
