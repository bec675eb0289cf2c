import type { PlainDate } from '../kernel/dates'
import { digestOf } from '../kernel/digest'
import { done, type Outcome, refused } from '../kernel/outcome'
import { cellsOfRow, plainCells } from './rules/cells'
import { changesOf, isDaily, judgeChange } from './rules/change'
import { STALE } from './rules/file'
import { type ImportContext, judgeRow, wholeCells } from './rules/import-row'
import { wholeDigest } from './rules/listing'
import { type FileRow, type ImportPreview, INSTITUTION_STATUS_LABEL, type ListedRow, type RegisterRow } from './schema'

/** Text as names are searched by: composed, half-width, lower-case, without spaces and middle dots. */
export function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧'’]+/g, '')
}

/**
 * A care institution a person of this pair may choose on `day`: designated and not suspended, its service agreement running, open to
 * both regions. Refuses with the sentence the family reads.
 */
export function validFor(
  institution: Pick<RegisterRow, 'name' | 'kind' | 'status' | 'agreementFrom' | 'agreementTo' | 'servesRegions'>,
  day: PlainDate,
  regionA: string,
  regionB: string,
): Outcome<true> {
  const { name, kind, status, agreementFrom, agreementTo, servesRegions } = institution
  if (kind !== 'care') return refused('notCare', `${name}是评估机构，不提供护理服务，请另选护理服务机构`)
  if (status === 'suspended') return refused('suspended', `${name}已暂停服务，请另选一家机构`)
  if (status === 'withdrawn') return refused('withdrawn', `${name}已退出定点，请另选一家机构`)
  if (day < agreementFrom) return refused('notYet', `${name}的服务协议自${agreementFrom}起生效，请另选一家机构或届时再选`)
  if (day > agreementTo) return refused('agreementOver', `${name}的服务协议已于${agreementTo}到期，请另选一家机构`)
  if (!servesRegions.includes(regionA) || !servesRegions.includes(regionB))
    return refused('notShared', `${name}未纳入两地共享名录，请另选一家两地均可使用的机构`)
  return done(true)
}

export type StandingToday = { inForce: boolean; says: string }

/** Whether it may be chosen at all on `day`, and in a word why not. */
export function standingOn(institution: Pick<RegisterRow, 'status' | 'agreementFrom' | 'agreementTo'>, day: PlainDate): StandingToday {
  const { status, agreementFrom, agreementTo } = institution
  if (status !== 'valid') return { inForce: false, says: INSTITUTION_STATUS_LABEL[status] }
  if (day < agreementFrom) return { inForce: false, says: '协议未生效' }
  if (day > agreementTo) return { inForce: false, says: '协议已到期' }
  return { inForce: true, says: INSTITUTION_STATUS_LABEL.valid }
}

/** Judges the rows of a file one after the other, so that a long one can be taken in turns; `end` tells what it would do in all. */
export type Judging = { add(row: FileRow): void; end(): ImportPreview }

/**
 * What an upload would do to the importer's own part of the register: new, changed field by field, unchanged, missing (never deleted),
 * refused with reasons. `file` is all of the rows that will be added, `register` the whole of it, `awaited` what open dockets ask for. Pure: the same file and register give
 * the same plan and digest.
 */
export function judging(
  file: readonly FileRow[],
  register: readonly (RegisterRow & { listNumber?: number })[],
  context: Omit<ImportContext, 'codesInFile' | 'regionByCode'>,
  awaited: ReadonlyMap<string, ListedRow> = new Map(),
): Judging {
  const codesInFile = new Map<string, number>()
  for (const { cells } of file) codesInFile.set(codeIn(cells), (codesInFile.get(codeIn(cells)) ?? 0) + 1)
  const byCode = new Map(register.map((row) => [row.code, row]))
  const full: ImportContext = { ...context, codesInFile, regionByCode: new Map(register.map((row) => [row.code, row.regionCode])) }
  const preview: ImportPreview = { added: [], changed: [], unchanged: 0, awaiting: 0, missing: [], refused: [], planDigest: '' }

  function add({ line, cells, faults = [], asOf }: FileRow): void {
    const kept = byCode.get(codeIn(cells))
    const whole = wholeCells(plainCells(cells), kept ? cellsOfRow(kept, context) : null, context.today)
    const { reasons, row } = judgeRow(whole, full)
    const asked = awaited.get(codeIn(cells)) ?? null
    const met = row ? judgeChange({ row, kept: kept ?? null, awaited: asked, way: 'import' }) : []
    const all = row && kept ? changesOf(kept, row, context) : []
    // What waits for its signatures is not proposed twice; what changes from day to day does not wait.
    const changes = asked ? all.filter(({ field }) => isDaily(field)) : all
    const stale = changes.length > 0 && isOlder(asOf, kept?.listNumber) ? [STALE] : []
    const against = [...faults, ...stale, ...met]
    if (!row || against.length > 0)
      preview.refused.push({ line, cells: { ...whole, ...cells }, ...(asOf !== undefined && { asOf }), reasons: [...against, ...reasons] })
    else if (!kept && !asked) preview.added.push({ line, row, warnings: reasons })
    else if (changes.length > 0) preview.changed.push({ line, row, changes, warnings: reasons })
    else if (asked) preview.awaiting += 1
    else preview.unchanged += 1
  }

  function end(): ImportPreview {
    preview.missing = register
      .filter((row) => row.regionCode === context.importerRegion && !codesInFile.has(row.code))
      .map(({ code, name }) => ({ code, name }))
    const written = [...preview.added, ...preview.changed].map(({ row }) => row)
    preview.planDigest = digestOf({ register: wholeDigest(register), written: wholeDigest(written) })
    return preview
  }

  return { add, end }
}

/** The same for a file at once. */
export function previewOf(...[file, register, context, awaited]: Parameters<typeof judging>): ImportPreview {
  const judge = judging(file, register, context, awaited)
  for (const row of file) judge.add(row)
  return judge.end()
}

function codeIn({ code }: Pick<FileRow['cells'], 'code'>): string {
  return code.normalize('NFKC').trim()
}

/** Whether a row was exported from an older list than the one that last changed it. What is no number says nothing. */
function isOlder(asOf: string | undefined, changedIn: number | undefined): boolean {
  const number = asOf?.normalize('NFKC').trim() ?? ''
  return /^\d{1,9}$/.test(number) && changedIn !== undefined && Number(number) < changedIn
}

/** True when confirming would need a reason: some row to be written carries a warning. */
export function needsReason(preview: ImportPreview): boolean {
  return [...preview.added, ...preview.changed].some(({ warnings }) => warnings.length > 0)
}
