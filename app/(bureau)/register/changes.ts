'use server'

import { docketCloseEntrySchema, docketSignEntrySchema } from '@/lib/agreements/schema/docket'
import { reportDaily } from '@/lib/institutions/commands/daily'
import { proposeRow, proposeStanding } from '@/lib/institutions/commands/propose'
import { returnRegister, signRegister, withdrawRegister } from '@/lib/institutions/commands/sign'
import { dailyReportSchema, rowChangeSchema, standingChangeSchema } from '@/lib/institutions/schema/change'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const BUREAU = ['clerk', 'reviewer'] as const
const PAGES = ['/register', '/desk', '/institutions', '/institutions/history']
const ofDocket = ({ docketId }: { docketId: string }) => [...PAGES, `/register/dockets/${docketId}`]

/** 暂停, 恢复 or 退出 of one institution; answers the docket's id. */
export const changeStanding = makeAction({
  roles: BUREAU,
  schema: standingChangeSchema,
  revalidate: ({ code }) => [...PAGES, `/register/${code}`, `/institutions/${code}`],
  work: async ({ actor, input, today }) => {
    const filed = await proposeStanding(actor, { ...input, today })
    return filed.ok ? done(filed.value.id) : filed
  },
})

/** 新增, 变更 or 续签 of one institution; answers the docket's id. */
export const changeRow = makeAction({
  roles: BUREAU,
  schema: rowChangeSchema,
  revalidate: PAGES,
  work: async ({ actor, input, today }) => {
    const filed = await proposeRow(actor, { ...input, today })
    return filed.ok ? done(filed.value.id) : filed
  },
})

export const tellToday = makeAction({
  roles: BUREAU,
  schema: dailyReportSchema,
  revalidate: ({ code }) => [`/register/${code}`, `/institutions/${code}`, '/institutions'],
  work: ({ actor, input, today }) => reportDaily(actor, { ...input, today }),
})

export const sign = makeAction({
  roles: ['reviewer'],
  schema: docketSignEntrySchema,
  revalidate: ofDocket,
  work: async ({ actor, input, today }) => {
    const signed = await signRegister(actor, { ...input, today })
    return signed.ok ? done(signed.value.docket.state) : signed
  },
})

export const giveBack = makeAction({
  roles: ['reviewer'],
  schema: docketCloseEntrySchema,
  revalidate: ofDocket,
  work: ({ actor, input, today }) => returnRegister(actor, { ...input, today }),
})

export const takeBack = makeAction({
  roles: BUREAU,
  schema: docketCloseEntrySchema,
  revalidate: ofDocket,
  work: ({ actor, input, today }) => withdrawRegister(actor, { ...input, today }),
})
