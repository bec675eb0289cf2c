'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { Outcome } from '@/lib/kernel/outcome'
import { dismissAlert, suspendByAlert } from '@/lib/supervision/commands/alert'
import { answer } from '@/lib/supervision/commands/complaint'
import { recheck, recordFinding } from '@/lib/supervision/commands/finding'
import { cancelInspection, fillChecklist, planInspection } from '@/lib/supervision/commands/inspection'
import { SettleEntry } from '@/lib/supervision/schema/alert'
import { AnswerEntry } from '@/lib/supervision/schema/complaint'
import { RecheckEntry } from '@/lib/supervision/schema/finding'
import { CancelEntry, ChecklistEntry, FindingEntry, PlanEntry } from '@/lib/supervision/schema/inspection'
import { makeAction } from '@/lib/web/action'

const roles = ['clerk', 'reviewer'] as const

export const plan = makeAction({
  roles,
  schema: PlanEntry,
  async work({ actor, input, today, at }): Promise<Outcome<never>> {
    const outcome = await planInspection(actor, input, { today, at })
    if (!outcome.ok) return outcome
    redirect('/supervision?told=planned' as Route)
  },
})

export const fill = makeAction({
  roles,
  schema: ChecklistEntry,
  revalidate: ({ inspectionId }) => [`/supervision/inspections/${inspectionId}`],
  work: ({ actor, input, today, at }) => fillChecklist(actor, input, { today, at }),
})

export const cancel = makeAction({
  roles,
  schema: CancelEntry,
  revalidate: ({ inspectionId }) => [`/supervision/inspections/${inspectionId}`, '/supervision'],
  work: ({ actor, input }) => cancelInspection(actor, input),
})

export const record = makeAction({
  roles,
  schema: FindingEntry,
  async work({ actor, input, today, at }): Promise<Outcome<never>> {
    const outcome = await recordFinding(actor, input, { today, at })
    if (!outcome.ok) return outcome
    redirect(`/supervision/findings/${outcome.value.id}` as Route)
  },
})

export const review = makeAction({
  roles,
  schema: RecheckEntry,
  revalidate: ({ findingId }) => [`/supervision/findings/${findingId}`],
  work: ({ actor, input, today, at }) => recheck(actor, input, { today, at }),
})

export const reply = makeAction({
  roles,
  schema: AnswerEntry,
  revalidate: ({ complaintId }) => [`/supervision/complaints/${complaintId}`],
  work: ({ actor, input, today, at }) => answer(actor, input, { today, at }),
})

export const dismiss = makeAction({
  roles: ['reviewer'],
  schema: SettleEntry,
  revalidate: ['/supervision'],
  work: ({ actor, input, today }) => dismissAlert(actor, input, today),
})

export const suspend = makeAction({
  roles: ['reviewer'],
  schema: SettleEntry,
  revalidate: ['/supervision'],
  work: ({ actor, input, today }) => suspendByAlert(actor, input, today),
})
