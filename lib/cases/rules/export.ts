import { done, type Outcome, refused } from '../../kernel/outcome'
import { maskField, shownTo } from '../../people/rules/visibility'
import type { Viewer } from '../../people/schema'
import type { ExportRequest, MaskedColumn } from '../schema/export'

/** Fewer characters say nothing. */
const SAID_LEAST = 4

/** What an export must say before anything is read: columns, what for, and in words where something is not masked (P-04). */
export function checkExport(asked: Pick<ExportRequest, 'columns' | 'full' | 'purpose' | 'said'>): Outcome<null> {
  const fields: Record<string, string> = {}
  if (asked.columns.length === 0) fields.columns = '至少选择一列'
  if (asked.full.some((column) => !asked.columns.includes(column))) fields.full = '完整显示的列要先选进导出的列'
  if (asked.purpose === '') fields.purpose = '请选择导出用途'
  const mustSay = asked.full.length > 0 || asked.purpose === 'other'
  if (mustSay && asked.said.length < SAID_LEAST)
    fields.said =
      asked.full.length > 0 ? `导出完整的个人信息须写明用在哪里，至少 ${SAID_LEAST} 个字` : `请写明用途，至少 ${SAID_LEAST} 个字`
  const count = Object.keys(fields).length
  if (count === 0) return done(null)
  return refused('export.checkFields', count === 1 ? '有一处需要改正，请看标出的地方。' : `有 ${count} 处需要改正，请看标出的地方。`, {
    fields,
  })
}

/**
 * A personal value as a file may hold it: masked, also what a bureau sees in full on its screens; in full only where asked for and
 * where the field × side table shows or reveals it.
 */
export function exported(field: MaskedColumn, value: string | null, viewers: readonly Viewer[], inFull: boolean): string | null {
  if (value === null) return null
  const shown = shownTo(field, viewers)
  if (shown === 'hidden' || shown === 'lastFour') return null
  return inFull && (shown === 'full' || shown === 'reveal') ? value : maskField(field, value)
}
