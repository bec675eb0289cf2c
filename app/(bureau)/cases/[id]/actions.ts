'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { followAtCounter } from '@/lib/cases/commands/following'
import { revealObjector } from '@/lib/cases/commands/objection'
import { perform } from '@/lib/cases/commands/perform'
import { revealOnCase } from '@/lib/cases/commands/reveal'
import { recordTelling } from '@/lib/cases/commands/telling'
import { FollowingPress } from '@/lib/cases/schema/apply'
import { SentDeed } from '@/lib/cases/schema/deed'
import { TellingEntry } from '@/lib/cases/schema/message'
import { RevealOfObjection } from '@/lib/cases/schema/objection'
import { RevealOnCase } from '@/lib/cases/schema/reveal'
import type { Outcome } from '@/lib/kernel/outcome'
import { revokeMandate } from '@/lib/people/commands'
import { MandateRevocation } from '@/lib/people/schema'
import { makeAction } from '@/lib/web/action'

const BUREAU = ['clerk', 'reviewer'] as const

/** Every act of a bureau on a case. */
export const act = makeAction({
  roles: BUREAU,
  schema: SentDeed,
  work: ({ actor, input, today, at }) => perform(actor, input.deed, { requestId: input.requestId, seen: input.seen, today, at }),
})

/** 窗口代办: 期满评估 or 重新评估 of who came in at the counter, entered and submitted in one deed. */
export const followOn = makeAction({
  roles: BUREAU,
  schema: FollowingPress,
  async work({ actor, input: { caseId, requestId, occasion, reason }, today, at }): Promise<Outcome<never>> {
    const outcome = await followAtCounter(actor, caseId, { occasion, reason }, { requestId, today, at })
    if (!outcome.ok) return outcome
    redirect(`/counter/receipt/${outcome.value.caseId}` as Route)
  },
})

export const reveal = makeAction({
  roles: BUREAU,
  schema: RevealOnCase,
  work: ({ actor, input, today }) => revealOnCase(actor, input, today),
})

export const revoke = makeAction({
  roles: BUREAU,
  schema: MandateRevocation,
  work: ({ actor, input, at }) => revokeMandate(actor, input, at),
})

export const revealWhoObjected = makeAction({
  roles: BUREAU,
  schema: RevealOfObjection,
  work: ({ actor, input, today }) => revealObjector(actor, input, today),
})

/** 书面或电话告知: what was told, or that nobody was reached. */
export const recordTold = makeAction({
  roles: BUREAU,
  schema: TellingEntry,
  revalidate: ({ caseId }) => [`/cases/${caseId}`],
  work: ({ actor, input, today, at }) => recordTelling(actor, input, today, at),
})
