import type { PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { SERVICE_2026 } from '../editions/service-2026'
import type { Checklist, ChecklistItem, ItemAnswers } from '../schema/checklist'

/** Every checklist that was ever published. */
export const CHECKLISTS: readonly Checklist[] = [SERVICE_2026]

/** Of everything but the digest itself. */
export function checklistDigest({ digest: _, ...content }: Checklist): string {
  return digestOf(content)
}

/** The one checklist in force on a day. Throws unless exactly one answers. */
export function checklistOn(day: PlainDate, all: readonly Checklist[] = CHECKLISTS): Checklist {
  const standing = all.filter((one) => one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo))
  const [first] = standing
  if (!first || standing.length > 1) throw new Error(`${standing.length} checklists in force on ${day}`)
  return first
}

/** The checklist an inspection was made by. Throws when it is not the one that was published under that id. */
export function checklistBy(id: string, digest: string, all: readonly Checklist[] = CHECKLISTS): Checklist {
  const found = all.find((one) => one.id === id && one.digest === digest)
  if (!found) throw new Error(`no checklist ${id} with this digest`)
  return found
}

/** Items that have no answer yet. */
export function unanswered(checklist: Checklist, answers: ItemAnswers): ChecklistItem[] {
  return checklist.items.filter(({ id }) => answers[id] === undefined)
}

/** 得分 of a hundred: the weight of what is met among what applies; null where nothing applies. */
export function scoreOf(checklist: Checklist, answers: ItemAnswers): number | null {
  const applying = checklist.items.filter(({ id }) => answers[id] === 'met' || answers[id] === 'unmet')
  const total = applying.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null
  const met = applying.filter(({ id }) => answers[id] === 'met').reduce((sum, { weight }) => sum + weight, 0)
  return Math.round((met / total) * 100)
}

/**
 * Whether the sheet may be closed: every item answered, each one not met with what was seen. Missing is a refusal, by name; nothing is
 * taken as met. Refuses items that the checklist does not have.
 */
export function finished(checklist: Checklist, answers: ItemAnswers, notes: Readonly<Record<string, string>>): Outcome<ChecklistItem[]> {
  const known = new Set(checklist.items.map(({ id }) => id))
  const strange = Object.keys(answers).find((id) => !known.has(id))
  if (strange) return refused('itemUnknown', '提交的内容里有检查表没有的项目，请刷新页面后再填')
  const missing = unanswered(checklist, answers)
  if (missing.length > 0)
    return refused('itemsMissing', `还有 ${missing.length} 项没有填：${missing.map((one) => one.text.slice(0, 12)).join('、')}……`, {
      fields: Object.fromEntries(missing.map(({ id }) => [`answers.${id}`, '这一项还没有填'])),
    })
  const unmet = checklist.items.filter(({ id }) => answers[id] === 'unmet')
  const silent = unmet.filter(({ id }) => (notes[id] ?? '') === '')
  if (silent.length > 0)
    return refused('notesMissing', `不符合的有 ${silent.length} 项没有写明看到了什么`, {
      fields: Object.fromEntries(silent.map(({ id }) => [`notes.${id}`, '请写明看到了什么'])),
    })
  return done(unmet)
}
