import { chineseDay, type PlainDate } from '../../kernel/dates'
import { STATUS_LABEL } from '../schema'
import { BENEFIT_STANDING_LABEL, type Benefit } from '../schema/benefit'
import type { CaseFile } from '../schema/event'
import { reportedAs } from './changes'
import { isClosed } from './life'

type Entitled = Pick<CaseFile, 'status' | 'validTo'> & {
  facts: Pick<CaseFile['facts'], 'recognition' | 'endReported' | 'inHospitalSince' | 'institutionId'>
}

/**
 * Where a recognised case stands to its benefit on a day; null before recognition. An objection and its 复评 leave it as it is. What ends weighs more than what pauses, and what
 * pauses more than what is missing.
 */
export function benefitOf({ status, validTo, facts }: Entitled, today: PlainDate): Benefit | null {
  const { recognition, endReported, inHospitalSince, institutionId } = facts
  if (!recognition) return null
  if (isClosed(status)) return { standing: 'over', says: STATUS_LABEL[status] === BENEFIT_STANDING_LABEL.over ? '' : STATUS_LABEL[status] }
  if (validTo !== null && validTo < today) return { standing: 'over', says: `有效期到${chineseDay(validTo)}为止` }
  if (recognition.benefitFrom === null) return { standing: 'none', says: '' }
  if (endReported) return { standing: 'ending', says: `已报告${reportedAs(endReported.why)}（${chineseDay(endReported.on)}）` }
  if (inHospitalSince) return { standing: 'paused', says: `自${chineseDay(inHospitalSince)}起` }
  if (institutionId === null) return { standing: 'unchosen', says: '' }
  if (today < recognition.benefitFrom) return { standing: 'notBegun', says: `自${chineseDay(recognition.benefitFrom)}起享受` }
  return { standing: 'running', says: '' }
}

/** The standing and what is beside it in one phrase, for where no tag stands. */
export function benefitText({ standing, says }: Benefit): string {
  const label = BENEFIT_STANDING_LABEL[standing]
  return says === '' ? label : `${label}，${says}`
}
