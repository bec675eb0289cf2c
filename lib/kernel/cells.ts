/** What a spreadsheet may take for the beginning of a formula; the full-width signs too, which East Asian versions also take. */
const SIGN = '[=+\\-−@＝＋－＠\\t\\r\\n]'
const BEGINS_WITH_SIGN = new RegExp(`^'*${SIGN}`)
const WAS_NEUTRALISED = new RegExp(`^'+${SIGN}`)

/** A cell no spreadsheet takes for a formula: what begins with a sign gets a quote mark before it (F-05). */
export function safeCell(cell: string): string {
  return BEGINS_WITH_SIGN.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `safeCell`. */
export function plainCell(cell: string): string {
  return WAS_NEUTRALISED.test(cell) ? cell.slice(1) : cell
}
