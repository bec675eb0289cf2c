'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { perform } from '@/lib/cases/commands/perform'
import { Reporting } from '@/lib/cases/schema/apply'
import type { Outcome } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

export const report = makeAction({
  roles: ['institution'],
  schema: Reporting,
  async work({ actor, input: { requestId, ...said }, today, at }): Promise<Outcome<never>> {
    const outcome = await perform(actor, { step: 'do', command: { kind: 'reportChange', ...said } }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/clients/${said.caseId}?told=reported` as Route)
  },
})
