import { done, type Outcome, refused } from '../../kernel/outcome'
import { DAILY_FIELDS, INSTITUTION_STATUS_LABEL, REGISTER_FIELDS, type RegisterField, type RegisterRow, type RowCells } from '../schema'
import { IMPORT_RULES, type ImportContext, judgeRow } from './import-row'

/** What a form may set: the standing has its own acts. */
const ASKED: readonly RegisterField[] = REGISTER_FIELDS.filter((field) => field !== 'status')

const EMPTY = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RowCells

/** Under which field of a form a rule speaks. */
const FIELD_OF: Readonly<Record<string, RegisterField>> = {
  ...{ 'M-01': 'code', 'M-02': 'code', 'M-03': 'name', 'M-04': 'kind', 'M-05': 'services', 'M-06': 'regionCode', 'M-07': 'code' },
  ...{ 'M-08': 'townshipCode', 'M-09': 'address', 'M-10': 'legalPerson', 'M-11': 'beds', 'M-12': 'servesRegions' },
  ...{ 'M-13': 'agreementNo', 'M-14': 'agreementTo', 'M-15': 'status', 'M-16': 'phone', 'M-17': 'latitude', 'M-18': 'licenceTo' },
  ...{ 'M-19': 'certified', 'M-20': 'openingHours', 'M-21': 'freePlacesOn' },
}

/** Every rule of the ledger that no field of the form would answer for. */
export function rulesWithoutField(): string[] {
  return IMPORT_RULES.filter(({ code, strength }) => strength === 'blocks' && !FIELD_OF[code]).map(({ code }) => code)
}

/**
 * The row a form asks for: its cells over the ones that stand (of a new institution over nothing, and valid), judged by the rules of an
 * upload. What changes from day to day stays as it is told. Refuses under each field.
 */
export function judgeForm(
  cells: Readonly<Record<string, string>>,
  kept: RowCells | null,
  context: Omit<ImportContext, 'codesInFile' | 'regionByCode'>,
): Outcome<RegisterRow> {
  const set = ASKED.filter((field) => cells[field] !== undefined && !(kept && (DAILY_FIELDS as readonly string[]).includes(field)))
  const typed = Object.fromEntries(set.map((field) => [field, cells[field]])) as Partial<RowCells>
  const whole: RowCells = { ...EMPTY, ...kept, ...typed, status: kept?.status ?? INSTITUTION_STATUS_LABEL.valid }
  const { reasons, row } = judgeRow(whole, { ...context, codesInFile: new Map(), regionByCode: new Map() })
  if (row) return done(row)
  const blocking = reasons.filter(({ strength }) => strength === 'blocks')
  const fields = Object.fromEntries(blocking.map(({ code, says }) => [FIELD_OF[code] ?? 'code', says]))
  return refused('invalid', `有 ${blocking.length} 项需要改正`, { fields })
}
