import { CHANGE_RULES } from '@/lib/cases/rules/changes'
import { CHANGE_KIND_LABEL, type ChangeKind } from '@/lib/cases/schema'

/** What the form of a report offers, in the order of the table. */
export function changeKinds(kinds: readonly ChangeKind[]): { value: ChangeKind; label: string; day: string; follows: string }[] {
  return kinds.map((value) => ({
    value,
    label: CHANGE_KIND_LABEL[value],
    day: CHANGE_RULES[value].day,
    follows: CHANGE_RULES[value].follows,
  }))
}
