'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { beginDraft, mendDraft } from '@/lib/cases/commands/draft'
import { follow } from '@/lib/cases/commands/following'
import { perform } from '@/lib/cases/commands/perform'
import { Beginning, Choosing, FollowingPress, Mending, Moving, Pressing, Replacing, Reporting, Withdrawing } from '@/lib/cases/schema/apply'
import { Objecting } from '@/lib/cases/schema/objection'
import type { Outcome } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const roles = ['applicant'] as const

export const begin = makeAction({
  roles,
  schema: Beginning,
  work: ({ actor, input: { requestId, ...entry }, today, at }) => beginDraft(actor, entry, { requestId, today, at }),
})

export const mend = makeAction({
  roles,
  schema: Mending,
  revalidate: ({ caseId }) => [`/apply/${caseId}/edit`],
  work: ({ actor, input: { caseId, requestId, patch }, today, at }) => mendDraft(actor, caseId, patch, { requestId, today, at }),
})

export const submit = makeAction({
  roles,
  schema: Pressing,
  async work({ actor, input: { caseId, requestId }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'submit', caseId } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${caseId}/receipt` as Route)
  },
})

export const discard = makeAction({
  roles,
  schema: Pressing,
  async work({ actor, input: { caseId, requestId }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'discard', caseId } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect('/apply' as Route)
  },
})

export const withdraw = makeAction({
  roles,
  schema: Withdrawing,
  async work({ actor, input: { caseId, requestId, reason }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'withdraw', caseId, reason } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${caseId}` as Route)
  },
})

export const report = makeAction({
  roles,
  schema: Reporting,
  async work({ actor, input: { requestId, ...said }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'reportChange', ...said } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${said.caseId}?told=reported` as Route)
  },
})

export const move = makeAction({
  roles,
  schema: Moving,
  async work({ actor, input: { requestId, ...said }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'changeAddress', ...said } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${said.caseId}?told=moved` as Route)
  },
})

export const replace = makeAction({
  roles,
  schema: Replacing,
  async work({ actor, input: { requestId, ...said }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'changeInstitution', ...said } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${said.caseId}?told=replaced` as Route)
  },
})

/** 期满评估, 重新评估: a new draft filled from the last application, to be checked and sent. */
export const followOn = makeAction({
  roles,
  schema: FollowingPress,
  async work({ actor, input: { caseId, requestId, occasion, reason }, today, at }): Promise<Outcome<never>> {
    const outcome = await follow(actor, caseId, { occasion, reason }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${outcome.value.caseId}/edit` as Route)
  },
})

export const choose = makeAction({
  roles,
  schema: Choosing,
  async work({ actor, input: { caseId, requestId, institutionId }, today, at }): Promise<Outcome<never>> {
    const command = { kind: 'chooseInstitution' as const, caseId, institutionId }
    const outcome = await perform(actor, { step: 'do', command }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${caseId}?told=chosen` as Route)
  },
})

export const object = makeAction({
  roles,
  schema: Objecting,
  async work({ actor, input: { caseId, requestId, reason }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'object', caseId, reason } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/apply/${caseId}#objection` as Route)
  },
})
