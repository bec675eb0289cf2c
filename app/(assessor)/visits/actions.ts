'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { callThird, decideOpenItem, saveAgreed, signAgreed, takeBackThird } from '@/lib/assessments/commands/agreement'
import { lockSheet } from '@/lib/assessments/commands/sheet'
import { confirmFinding, declareRecusal, openVisit } from '@/lib/assessments/commands/visit'
import {
  CallThird,
  ConfirmFinding,
  DecideOpenItem,
  DeclareRecusal,
  LockSheet,
  OpenVisit,
  SaveAgreed,
  SignAgreed,
  TakeBackThird,
} from '@/lib/assessments/schema'
import { perform } from '@/lib/cases/commands/perform'
import { ReleaseReason } from '@/lib/cases/schema'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const id = z.string().min(1).max(64)
const press = { requestId: z.uuid() }
const redrawn = (input: { visitId: string }) => ['/visits', `/visits/${input.visitId}`]

/** Whoever is off a visit may not see its page any more: on to the list, which says what was done. */
function backToList(told: 'recused' | 'released' | 'submitted'): never {
  redirect(`/visits?told=${told}` as Route)
}

/** A declared tie on site takes the whole visit back to the bureau, which sends others. */
export const declare = makeAction({
  roles: ['assessor'],
  schema: DeclareRecusal.extend(press),
  revalidate: redrawn,
  work: async ({ actor, input: { requestId, ...input }, today, at }) => {
    const declared = await declareRecusal(actor, input, { today, at })
    if (!declared.ok) return declared
    if (declared.value.needsRelease) {
      const command = { kind: 'releaseVisit', caseId: declared.value.caseId, why: 'recused', note: '' } as const
      const released = await perform(actor, { step: 'do', command }, { requestId, today, at })
      if (!released.ok) return released
    }
    return input.tied ? backToList('recused') : done({ declared: true })
  },
})

export const open = makeAction({
  roles: ['assessor'],
  schema: OpenVisit,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => openVisit(actor, input, { today, at }),
})

export const lock = makeAction({
  roles: ['assessor'],
  schema: LockSheet,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => lockSheet(actor, input, { today, at }),
})

export const agree = makeAction({
  roles: ['assessor'],
  schema: SaveAgreed,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => saveAgreed(actor, input, { today, at }),
})

export const callForThird = makeAction({
  roles: ['assessor'],
  schema: CallThird,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => callThird(actor, input, { today, at }),
})

export const decide = makeAction({
  roles: ['assessor'],
  schema: DecideOpenItem,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => decideOpenItem(actor, input, { today, at }),
})

export const takeBack = makeAction({
  roles: ['assessor'],
  schema: TakeBackThird,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => takeBackThird(actor, input, { today, at }),
})

export const sign = makeAction({
  roles: ['assessor'],
  schema: SignAgreed,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => signAgreed(actor, input, { today, at }),
})

export const confirm = makeAction({
  roles: ['assessor'],
  schema: ConfirmFinding,
  revalidate: redrawn,
  work: ({ actor, input, today, at }) => confirmFinding(actor, input, { today, at }),
})

export const submit = makeAction({
  roles: ['assessor'],
  schema: z.strictObject({ ...press, caseId: id, sheetDigest: z.string().length(64) }),
  work: async ({ actor, input: { requestId, caseId, sheetDigest }, today, at }) => {
    const performed = await perform(
      actor,
      { step: 'do', command: { kind: 'submitFinding', caseId, sheetDigest } },
      { requestId, today, at },
    )
    return performed.ok ? backToList('submitted') : performed
  },
})

export const release = makeAction({
  roles: ['assessor'],
  schema: z.strictObject({ ...press, caseId: id, why: ReleaseReason, note: z.string().trim().max(300, '说明请不要超过 300 个字') }),
  work: async ({ actor, input: { requestId, caseId, why, note }, today, at }) => {
    const performed = await perform(actor, { step: 'do', command: { kind: 'releaseVisit', caseId, why, note } }, { requestId, today, at })
    return performed.ok ? backToList('released') : performed
  },
})
