/** P-09: a count of people's affairs under this is not shown. A default for the bureaus to confirm. */
export const SMALLEST_CELL = 10

/** A count as it may be shown; null where it may not. */
export type Cell = number | null

/** What a hidden count reads as. */
export function cellText(cell: Cell): string {
  return cell === null ? `<${SMALLEST_CELL}` : String(cell)
}

export type CellTable = { rows: Cell[][]; rowTotals: Cell[]; columnTotals: Cell[]; total: Cell }

function shown(count: number): Cell {
  return count < SMALLEST_CELL ? null : count
}

function sumOf(cells: readonly Cell[]): Cell {
  return cells.some((cell) => cell === null) ? null : cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
}

/**
 * A table of counts with its totals, small cells hidden. A total over a line that hides anything is hidden with it, whatever it would
 * say: so nothing that is shown depends on what is hidden, and no subtraction finds it.
 */
export function cellTable(counts: ReadonlyArray<readonly number[]>): CellTable {
  const rows = counts.map((row) => row.map(shown))
  const rowTotals = rows.map(sumOf)
  const columnTotals = (rows[0] ?? []).map((_, i) => sumOf(rows.map((row) => row[i] ?? null)))
  return { rows, rowTotals, columnTotals, total: sumOf(rows.flat()) }
}
