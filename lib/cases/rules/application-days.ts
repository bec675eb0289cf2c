import { chineseDay, isPlainDate, type PlainDate } from '../../kernel/dates'

type Days = { residenceSince?: string; representative?: { validTo?: string } | null }

/** Days of an application that can not be as typed today, under the form's names; what is not a day at all is refused elsewhere. */
export function wrongDays(given: Days, today: PlainDate): Partial<Record<'residenceSince' | 'representative.validTo', string>> {
  const { residenceSince = '', representative } = given
  const validTo = representative?.validTo ?? ''
  return {
    ...(isPlainDate(residenceSince) &&
      residenceSince > today && { residenceSince: `不能晚于今天（${chineseDay(today)}），请填写已经住下的那一天` }),
    ...(isPlainDate(validTo) &&
      validTo < today && { 'representative.validTo': `已经过期，请填写今天（${chineseDay(today)}）或以后的日期` }),
  }
}
