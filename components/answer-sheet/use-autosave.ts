'use client'

import { useEffect, useEffectEvent, useReducer, useState } from 'react'
import { KEPT_PREFIX } from '@/components/ui/kept-prefix'
import type { SheetAnswer } from '@/lib/assessments/schema'
import type { Outcome } from '@/lib/kernel/outcome'
import { type Draft, fateOfKept, type KeptSheet, openedDraft, pauseBeforeSaving, stepped, wantsSaving } from './draft'

export type Autosave = {
  draft: Draft
  answer: (answer: SheetAnswer) => void
  /** A copy in this tab that differs from what the portal has: a person chooses. */
  kept: KeptSheet | null
  takeKept: () => void
  dropKept: () => void
}

/**
 * Stores the sheet a moment after each change, keeps a copy in this tab until the portal has it, and tries again by itself after a
 * failure. Only a refusal (someone else saved it, signed out) waits for a person.
 */
export function useAutosave(visitId: string, stored: { version: number; answers: SheetAnswer[] }, opened: SheetAnswer[]): Autosave {
  const [draft, step] = useReducer(stepped, openedDraft(opened, stored.version))
  const [kept, setKept] = useState<KeptSheet | null>(null)
  const key = `${KEPT_PREFIX}sheet-${visitId}`

  const send = useEffectEvent(async (keepalive: boolean) => {
    if (!wantsSaving(draft)) return
    const changes = draft.changes
    step({ kind: 'sending' })
    try {
      const response = await fetch(`/api/visits/${encodeURIComponent(visitId)}/sheet`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: draft.base, answers: draft.answers.filter(isGiven) }),
        keepalive,
      })
      const outcome = (await response.json()) as Outcome<{ version: number }>
      if (outcome.ok) step({ kind: 'stored', version: outcome.value.version, changes })
      else if (response.status >= 500) step({ kind: 'failed' })
      else step({ kind: 'refused', code: outcome.problem.code, message: outcome.problem.message })
    } catch {
      // No signal, or an answer that is not ours: what was typed stays in this tab.
      step({ kind: 'failed' })
    }
  })

  const compareCopies = useEffectEvent(() => {
    const copy = readKept(key)
    const fate = fateOfKept(copy, stored)
    if (fate === 'same') sessionStorage.removeItem(key)
    if (fate === 'takeUp' && copy) step({ kind: 'restore', answers: filledIn(opened, copy.answers) })
    if (fate === 'ask') setKept(copy)
  })
  useEffect(() => compareCopies(), [])

  useEffect(() => {
    if (draft.changes === 0) return
    try {
      if (draft.state === 'saved') sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, JSON.stringify({ base: draft.base, answers: draft.answers.filter(isGiven) } satisfies KeptSheet))
    } catch {
      // A full or forbidden storage costs the copy, never the typing.
    }
  }, [draft, key])

  useEffect(() => {
    if (!wantsSaving(draft)) return
    const timer = setTimeout(() => void send(false), pauseBeforeSaving(draft.failures))
    return () => clearTimeout(timer)
  }, [draft])

  useEffect(() => {
    const now = () => void send(false)
    const leaving = () => void send(true)
    window.addEventListener('online', now)
    window.addEventListener('pagehide', leaving)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('pagehide', leaving)
    }
  }, [])

  return {
    draft,
    answer: (answer) => step({ kind: 'answer', answer }),
    kept,
    takeKept: () => {
      if (kept) step({ kind: 'restore', answers: filledIn(opened, kept.answers) })
      setKept(null)
    },
    dropKept: () => {
      sessionStorage.removeItem(key)
      setKept(null)
    },
  }
}

function isGiven(answer: SheetAnswer): boolean {
  return answer.weight !== null || answer.unable !== null || answer.note !== ''
}

function filledIn(blank: readonly SheetAnswer[], answers: readonly SheetAnswer[]): SheetAnswer[] {
  const given = new Map(answers.map((one) => [one.linkId, one]))
  return blank.map((one) => given.get(one.linkId) ?? { linkId: one.linkId, weight: null, unable: null, note: '' })
}

function readKept(key: string): KeptSheet | null {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return read !== null && typeof read === 'object' && 'answers' in read && Array.isArray(read.answers) ? (read as KeptSheet) : null
  } catch {
    return null
  }
}
