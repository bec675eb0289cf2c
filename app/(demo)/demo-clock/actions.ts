'use server'

import { z } from 'zod'
import { moveDemoClock } from '@/lib/agreements/commands'
import { DUE_ACTS } from '@/lib/cases/schema/due'
import { runDueJobs } from '@/lib/jobs/commands/due'
import { DUE_ACT_LABEL } from '@/lib/jobs/schema'
import { addDays, chineseDay } from '@/lib/kernel/dates'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

/** Moves the demo calendar and does what has fallen due by then. */
export const moveClock = makeAction({
  roles: ['clerk', 'reviewer', 'administrator', 'supervisor'],
  schema: z.strictObject({
    days: z.coerce.number('请填写天数').int('请填写整数天数').min(1, '至少往后移一天').max(400, '一次最多往后移 400 天'),
  }),
  revalidate: ['/'],
  async work({ actor, input, today, at }) {
    const moved = await moveDemoClock(actor, { days: input.days, today })
    if (!moved.ok) return moved
    const day = addDays(today, input.days)
    const { done: acts, refused } = await runDueJobs(day, at)
    const did = DUE_ACTS.filter((act) => acts[act] > 0).map((act) => `${DUE_ACT_LABEL[act]} ${acts[act]} 件`)
    return done({ day: chineseDay(day), did: did.join('，') || '没有到期的事项', refused: refused.length })
  },
})
