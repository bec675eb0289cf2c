import { useState, useSyncExternalStore } from 'react'
import { EXPORT_COLUMNS, type ExportColumn, USUAL_COLUMNS } from '@/lib/cases/schema/export'

const KEY = 'export-columns'
const never = () => () => {}

/** The columns chosen last on this computer: codes only. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function keep(columns: readonly ExportColumn[]): void {
  try {
    localStorage.setItem(KEY, columns.join(','))
  } catch {
    // A forbidden storage costs the memory of it, nothing else.
  }
}

/** The columns of an export, as chosen last; a choice is kept at once. */
export function useKeptColumns(): [readonly ExportColumn[], (columns: readonly ExportColumn[]) => void] {
  const remembered = useSyncExternalStore(never, kept, () => null)
  const [chosen, setChosen] = useState<readonly ExportColumn[] | null>(null)
  const last = EXPORT_COLUMNS.filter((column) => remembered?.split(',').includes(column))
  function choose(columns: readonly ExportColumn[]) {
    setChosen(columns)
    keep(columns)
  }
  return [chosen ?? (last.length > 0 ? last : USUAL_COLUMNS), choose]
}
