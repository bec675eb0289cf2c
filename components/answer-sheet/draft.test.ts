import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetAnswer } from '@/lib/assessments/schema'
import { type Draft, type DraftStep, fateOfKept, openedDraft, pauseBeforeSaving, stepped, wantsSaving } from './draft'

const blank = (linkId: string): SheetAnswer => ({ linkId, weight: null, unable: null, note: '' })
const opened = openedDraft([blank('a'), blank('b')], 3)
const five: SheetAnswer = { ...blank('a'), weight: 5 }
const play = (draft: Draft, ...steps: DraftStep[]) => steps.reduce(stepped, draft)

describe('a sheet in hand', () => {
  it('is saved when opened, unsaved once touched, saved again when stored', () => {
    expect(wantsSaving(opened)).toBe(false)
    const touched = play(opened, { kind: 'answer', answer: five })
    expect(touched).toMatchObject({ state: 'unsaved', answers: [{ weight: 5 }, { weight: null }] })
    expect(wantsSaving(touched)).toBe(true)
    const stored = play(touched, { kind: 'sending' }, { kind: 'stored', version: 4, changes: touched.changes })
    expect(stored).toMatchObject({ state: 'saved', base: 4 })
    expect(wantsSaving(stored)).toBe(false)
  })

  it('what is typed while a save is under way is not taken for saved', () => {
    const sending = play(opened, { kind: 'answer', answer: five }, { kind: 'sending' })
    const typed = play(sending, { kind: 'answer', answer: { ...five, note: '搀扶' } })
    expect(wantsSaving(typed)).toBe(false)
    const stored = play(typed, { kind: 'stored', version: 4, changes: sending.changes })
    expect(stored.state).toBe('unsaved')
    expect(wantsSaving(stored)).toBe(true)
  })

  it('after a failure it tries again, ever later; after a refusal it waits for a person', () => {
    const failed = play(opened, { kind: 'answer', answer: five }, { kind: 'sending' }, { kind: 'failed' })
    expect(failed).toMatchObject({ state: 'unsaved', failures: 1, answers: [{ weight: 5 }, {}] })
    expect(wantsSaving(failed)).toBe(true)
    expect([0, 1, 2, 3, 9].map(pauseBeforeSaving)).toEqual([700, 2000, 4000, 8000, 30_000])
    const refused = play(failed, { kind: 'sending' }, { kind: 'refused', code: 'stale', message: '…' })
    expect(wantsSaving(refused)).toBe(false)
    expect(refused.answers).toEqual(failed.answers)
  })

  it('says saved only when the portal has every change', () => {
    const step = fc.constantFrom('answer', 'send', 'stored', 'failed')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let draft = opened
        let sent: number | null = null
        let has = 0
        for (const kind of steps) {
          if (kind === 'answer') draft = stepped(draft, { kind, answer: { ...five, note: String(draft.changes) } })
          else if (kind === 'send' && wantsSaving(draft)) {
            sent = draft.changes
            draft = stepped(draft, { kind: 'sending' })
          } else if (kind === 'stored' && sent !== null) {
            draft = stepped(draft, { kind, version: draft.base + 1, changes: sent })
            has = sent
            sent = null
          } else if (kind === 'failed' && sent !== null) {
            draft = stepped(draft, { kind })
            sent = null
          }
          if (draft.state === 'saved') expect(has).toBe(draft.changes)
        }
      }),
    )
  })
})

describe('a copy kept in this tab', () => {
  const kept = { base: 3, answers: [five, blank('b')] }

  it('is taken up, dropped or put to the person', () => {
    expect(fateOfKept(null, { version: 3, answers: [] })).toBe('none')
    expect(fateOfKept(kept, { version: 3, answers: [] })).toBe('takeUp')
    expect(fateOfKept(kept, { version: 4, answers: [five] })).toBe('same')
    expect(fateOfKept(kept, { version: 4, answers: [{ ...five, weight: 10 }] })).toBe('ask')
  })
})
