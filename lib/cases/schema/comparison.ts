import type { FrozenSheet, Occasion } from '../../assessments/schema'
import type { PlainDate } from '../../kernel/dates'
import type { Movement } from '../../standard/schema'

export type ComparedSheet = { occasion: Occasion; visitedOn: PlainDate; frozen: FrozenSheet }

/** Two agreed sheets of one person; `movement` is null where they are of different editions and no item of one answers to the other's. */
export type SheetsCompared = { first: ComparedSheet; second: ComparedSheet; movement: Movement | null }
