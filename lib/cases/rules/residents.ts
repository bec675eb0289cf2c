import type { Terms } from '../../agreements/schema'
import type { PlainDate } from '../../kernel/dates'
import type { CaseFile } from '../schema/event'
import { DUES, type Due } from '../schema/resident'
import { firstDayToFollow } from './following'

type Standing = Pick<CaseFile, 'validTo' | 'facts'>
/** `isRenewing`: its 期满评估 is under way, so nobody is to be called about it. */
type Reader = { regionCode: string; today: PlainDate; terms: Terms; isRenewing: boolean }

const IS_DUE: Record<Due, (caseFile: Standing, reader: Reader) => boolean> = {
  ending: ({ facts }) => facts.endReported !== null,
  renewal: (caseFile, { today, terms, isRenewing }) =>
    !isRenewing && (firstDayToFollow(caseFile, 'renewal', terms) ?? '9999-12-31') <= today,
  hospital: ({ facts }) => facts.inHospitalSince !== null,
  unchosen: ({ facts }) => facts.institutionId === null && facts.recognition !== null && facts.recognition.benefitFrom !== null,
  unacknowledged: ({ facts }, { regionCode }) => facts.acknowledged[regionCode] === undefined,
}

/** What is due about a recognised person, for one bureau, the gravest first: as the store narrows and counts. */
export function duesOf(caseFile: Standing, reader: Reader): Due[] {
  return DUES.filter((due) => IS_DUE[due](caseFile, reader))
}
