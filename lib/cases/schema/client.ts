import type { PlainDate } from '../../kernel/dates'
import type { Sex } from '../../people/schema'
import type { ChangeKind } from '../schema'
import type { Benefit } from './benefit'

/** Someone an institution cares for, as it may know them (Z-08): no scores, no ids, no case's papers. */
export type Client = {
  caseId: string
  name: string
  sex: Sex | null
  town: string
  grade: string
  /** Since when this institution cares. */
  since: PlainDate
  validTo: PlainDate | null
  benefit: Benefit | null
}

/** One of them with what may be reported, and what was. */
export type ClientPage = Client & {
  reportable: ChangeKind[]
  validFrom: PlainDate | null
  backDays: number
  reports: Array<{ key: number; change: ChangeKind; happenedOn: PlainDate; on: PlainDate; isOwn: boolean }>
}
