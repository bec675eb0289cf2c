'use server'

import { z } from 'zod'
import { callThird, decideOpenItem, saveAgreed, signAgreed } from '@/lib/assessments/commands/agreement'
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
} from '@/lib/assessments/schema'
import { perform } from '@/lib/cases/commands/perform'
import { ReleaseReason } from '@/lib/cases/schema'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const press = { requestId: z.uuid() }
const redrawn = (input: { visitId: string }) => ['/visits', `/visits/${input.visitId}`]

/** A declared tie on site takes the whole visit back to the bureau, which sends others. */
export const declare = makeAction({
  roles: ['assessor'],
  schema: DeclareRecusal.extend(press),
  revalidate: redrawn,
  work: async ({ actor, input: { requestId, ...input }, today, at }) => {
    const declared = await declareRecusal(actor, input, { today, at })
    if (!declared.ok) return declared
    if (!declared.value.needsRelease) return done({ isOff: input.tied })
    const command = { kind: 'releaseVisit', caseId: declared.value.caseId, why: 'recused', note: '' } as const
    const released = await perform(actor, { step: 'do', command }, { requestId, today, at })
    return released.ok ? done({ isOff: true }) : released
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
  schema: z.strictObject({ ...press, visitId: z.string().max(64), caseId: z.string().max(64), sheetDigest: z.string().length(64) }),
  revalidate: redrawn,
  work: ({ actor, input: { requestId, caseId, sheetDigest }, today, at }) =>
    perform(actor, { step: 'do', command: { kind: 'submitFinding', caseId, sheetDigest } }, { requestId, today, at }),
})

export const release = makeAction({
  roles: ['assessor'],
  schema: z.strictObject({
    ...press,
    visitId: z.string().max(64),
    caseId: z.string().max(64),
    why: ReleaseReason,
    note: z.string().trim().max(300, '说明请不要超过 300 个字'),
  }),
  revalidate: redrawn,
  work: ({ actor, input: { requestId, caseId, why, note }, today, at }) =>
    perform(actor, { step: 'do', command: { kind: 'releaseVisit', caseId, why, note } }, { requestId, today, at }),
})
