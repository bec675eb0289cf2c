import type { Term } from '../../agreements/schema'
import type { PlainDate } from '../../kernel/dates'
import type { ObjectionOutcome } from './objection'

/** One of the family's own objections, with what became of it. */
export type OwnObjection = {
  number: number
  on: PlainDate
  said: string
  decided: null | { outcome: ObjectionOutcome; on: PlainDate; ground: string; reason: string }
}

/** 家属异议, as the family's page shows it: until when and why not, and what was objected so far. */
export type FamilyObjection = {
  told: PlainDate | null
  /** Included. */
  lastDay: PlainDate | null
  days: Term<'objectionDays'>
  decisionDays: Term<'objectionDecisionDays'>
  /** Why it cannot be pressed; null when it can. */
  why: string | null
  own: OwnObjection[]
}
