import { chineseDay, type PlainDate } from '../../kernel/dates'
import { STATUS_LABEL } from '../schema'
import type { Benefit } from '../schema/benefit'
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
  if (isClosed(status)) return { standing: 'over', says: `已终止：${STATUS_LABEL[status]}` }
  if (validTo !== null && validTo < today) return { standing: 'over', says: `已终止：有效期到${chineseDay(validTo)}为止` }
  if (recognition.benefitFrom === null) return { standing: 'none', says: '没有达到享受待遇的等级' }
  if (endReported) return { standing: 'ending', says: `已报告${reportedAs(endReported.why)}（${chineseDay(endReported.on)}），待终止` }
  if (inHospitalSince) return { standing: 'paused', says: `住院，自${chineseDay(inHospitalSince)}起暂停` }
  if (institutionId === null) return { standing: 'unchosen', says: '还没有选护理机构' }
  if (today < recognition.benefitFrom) return { standing: 'notBegun', says: `自${chineseDay(recognition.benefitFrom)}起享受` }
  return { standing: 'running', says: '享受中' }
}
