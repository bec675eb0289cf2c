'use server'

import { z } from 'zod'
import { changeRole, createStaff, disableAccount, enableAccount, endSessionsOfStaff, resetPassword } from '@/lib/accounts/commands/staff'
import { AccountStatus, StaffRole, staffEntrySchema } from '@/lib/accounts/schema'
import { tellPasswordReset } from '@/lib/cases/commands/account-notice'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'
import { nationalIdField } from '@/lib/web/national-id-field'
import { staffPage } from '@/lib/web/staff'

const roles = ['administrator'] as const
const orNothing = <S extends z.ZodType>(schema: S) => z.union([z.literal('').transform(() => null), schema])
const post = {
  role: StaffRole,
  regionCode: orNothing(staffEntrySchema.shape.regionCode).default(null),
  institutionId: orNothing(staffEntrySchema.shape.institutionId).default(null),
}
const accountId = z.string().min(1).max(60)

export const findStaff = makeAction({
  roles,
  schema: z.strictObject({
    text: z.string().trim().max(60).default(''),
    role: orNothing(StaffRole).default(null),
    status: orNothing(AccountStatus).default(null),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  work: async ({ actor, input, at }) => done(await staffPage(actor, input, at)),
})

export const openAccount = makeAction({
  roles,
  schema: staffEntrySchema.extend({ ...post, nationalId: nationalIdField }),
  async work({ actor, input, at }) {
    const made = await createStaff(actor, input, at)
    return made.ok ? done({ ...made.value, loginName: input.loginName, displayName: input.displayName }) : made
  },
})

export const givePost = makeAction({
  roles,
  schema: z.strictObject({ accountId, ...post }),
  revalidate: ({ accountId }) => [`/staff/${accountId}`],
  work: ({ actor, input: { accountId, ...to }, at }) => changeRole(actor, accountId, to, at),
})

export const close = makeAction({
  roles,
  schema: z.strictObject({ accountId }),
  revalidate: ({ accountId }) => [`/staff/${accountId}`],
  work: ({ actor, input, at }) => disableAccount(actor, input.accountId, at),
})

export const reopen = makeAction({
  roles,
  schema: z.strictObject({ accountId }),
  revalidate: ({ accountId }) => [`/staff/${accountId}`],
  work: ({ actor, input }) => enableAccount(actor, input.accountId),
})

export const givePassword = makeAction({
  roles,
  schema: z.strictObject({ accountId }),
  work: ({ actor, input, today, at }) =>
    resetPassword(actor, input.accountId, at, tellPasswordReset(actor, 'administrator', { today, at })),
})

export const endAll = makeAction({
  roles,
  schema: z.strictObject({ accountId }),
  work: ({ actor, input, at }) => endSessionsOfStaff(actor, input.accountId, at),
})
