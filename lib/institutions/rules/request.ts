import { done, type Outcome, refused } from '../../kernel/outcome'
import { COLUMNS, type RegisterRow } from '../schema'
import { ASKABLE, type Askable, type AskedChanges, type RequestEntry, requestEntrySchema } from '../schema/request'

/** What a form asks for beside what stands. Refuses what is not understood, more certified than employed, and a form that asks for nothing. */
export function askedOf(entry: RequestEntry, standing: Pick<RegisterRow, Askable>): Outcome<{ changes: AskedChanges; note: string }> {
  const parsed = requestEntrySchema.safeParse(entry)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
    return refused('invalid', '填写有误，请按提示改正', { fields })
  }
  const { phone, address, note } = parsed.data
  const numberOf = (typed: string) => (typed === '' ? null : Number(typed))
  const asked = { phone, address, carers: numberOf(parsed.data.carers), certified: numberOf(parsed.data.certified) }
  if (asked.certified !== null && asked.certified > (asked.carers ?? 0))
    return refused('moreCertified', '持证人数不能多于护理员人数', { fields: { certified: '持证人数不能多于护理员人数' } })
  const changed = ASKABLE.filter((field) => asked[field] !== standing[field])
  if (changed.length === 0) return refused('nothingAsked', '和名录现在登记的一样，没有需要变更的')
  return done({ changes: Object.fromEntries(changed.map((field) => [field, asked[field]])) as AskedChanges, note })
}

/** Before and after, in the words of the ledger; against what stands now, since that is what would be changed. */
export function askedInWords(
  changes: AskedChanges,
  standing: Pick<RegisterRow, Askable>,
): Array<{ label: string; before: string; after: string }> {
  const said = (value: string | number | null | undefined) =>
    value === null || value === undefined || value === '' ? '（空）' : String(value)
  return ASKABLE.filter((field) => field in changes).map((field) => ({
    ...{ label: COLUMNS[field], before: said(standing[field]), after: said(changes[field]) },
  }))
}
