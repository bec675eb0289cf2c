'use server'

import { amendPersonnel, enterPersonnel } from '@/lib/assessments/commands/personnel'
import { AmendPersonnel, EnterPersonnel } from '@/lib/assessments/schema'
import { makeAction } from '@/lib/web/action'

export const enter = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: EnterPersonnel,
  revalidate: ['/personnel'],
  work: ({ actor, input, today, at }) => enterPersonnel(actor, input, { today, at }),
})

export const amend = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: AmendPersonnel,
  revalidate: (input) => ['/personnel', `/personnel/${input.personnelId}`],
  work: ({ actor, input, today, at }) => amendPersonnel(actor, input, { today, at }),
})
