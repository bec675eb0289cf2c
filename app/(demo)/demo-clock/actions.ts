'use server'

import { z } from 'zod'
import { moveDemoClock } from '@/lib/agreements/commands'
import { runDueJobs } from '@/lib/jobs/commands'
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
    return done({ day: chineseDay(day), ...acts, refused: refused.length })
  },
})
