import { sameAnswers } from '@/lib/assessments/rules/sheet'
import type { SheetAnswer } from '@/lib/assessments/schema'

/**
 * A sheet in hand, apart from the screen. `base` is the version the portal last stored; `changes` counts what was typed since the
 * page opened and `storedChanges` how much of that the portal has, so a change made while a save is under way is never taken for saved.
 */
export type Draft = {
  answers: SheetAnswer[]
  base: number
  changes: number
  storedChanges: number
  state: 'saved' | 'saving' | 'unsaved'
  /** Failures in a row, for the pause before the next try. */
  failures: number
  /** Why saving stopped for good, in the portal's words; null while it may go on. */
  stopped: { code: string; message: string } | null
}

export function openedDraft(answers: SheetAnswer[], version: number): Draft {
  return { answers, base: version, changes: 0, storedChanges: 0, state: 'saved', failures: 0, stopped: null }
}

export type DraftStep =
  | { kind: 'answer'; answer: SheetAnswer }
  | { kind: 'restore'; answers: SheetAnswer[] }
  | { kind: 'sending' }
  | { kind: 'stored'; version: number; changes: number }
  | { kind: 'failed' }
  | { kind: 'refused'; code: string; message: string }

/** What one step does to the sheet in hand. */
export function stepped(draft: Draft, step: DraftStep): Draft {
  switch (step.kind) {
    case 'answer':
      return changed(
        draft,
        draft.answers.map((one) => (one.linkId === step.answer.linkId ? step.answer : one)),
      )
    case 'restore':
      return changed(draft, step.answers)
    case 'sending':
      return { ...draft, state: 'saving' }
    case 'stored':
      return {
        ...draft,
        base: step.version,
        storedChanges: step.changes,
        state: step.changes === draft.changes ? 'saved' : 'unsaved',
        failures: 0,
      }
    case 'failed':
      return { ...draft, state: 'unsaved', failures: draft.failures + 1 }
    case 'refused':
      return { ...draft, state: 'unsaved', stopped: { code: step.code, message: step.message } }
  }
}

function changed(draft: Draft, answers: SheetAnswer[]): Draft {
  return { ...draft, answers, changes: draft.changes + 1, state: draft.state === 'saving' ? 'saving' : 'unsaved' }
}

/** Whether there is something to send now: typed, not under way, not stopped. */
export function wantsSaving(draft: Draft): boolean {
  return draft.changes !== draft.storedChanges && draft.state !== 'saving' && draft.stopped === null
}

/** Milliseconds before the next try: soon after typing, later after each failure, never later than half a minute. */
export function pauseBeforeSaving(failures: number): number {
  return failures === 0 ? 700 : Math.min(30_000, 2_000 * 2 ** (failures - 1))
}

/** What the browser keeps of an unsaved sheet, in this tab only. */
export type KeptSheet = { base: number; answers: SheetAnswer[] }

/**
 * What becomes of a copy kept in this tab when the page opens again: nothing where the portal has the same answers; taken up
 * where nothing was saved elsewhere since; else a person chooses, and neither is overwritten silently.
 */
export function fateOfKept(
  kept: KeptSheet | null,
  stored: { version: number; answers: readonly SheetAnswer[] },
): 'none' | 'same' | 'takeUp' | 'ask' {
  if (!kept) return 'none'
  if (sameAnswers(kept.answers, stored.answers)) return 'same'
  return kept.base === stored.version ? 'takeUp' : 'ask'
}
