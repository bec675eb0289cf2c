'use server'

import { attestEdition } from '@/lib/agreements/commands'
import { attestationEntrySchema } from '@/lib/agreements/schema'
import { refused } from '@/lib/kernel/outcome'
import { portalMode } from '@/lib/mode'
import { EDITIONS } from '@/lib/standard/rules/edition'
import { makeAction } from '@/lib/web/action'

export const attest = makeAction({
  roles: ['reviewer'],
  schema: attestationEntrySchema.pick({ editionId: true, digest: true }),
  revalidate: ['/attestations', '/standard'],
  work: async ({ actor, input }) => {
    const edition = EDITIONS.find((one) => one.id === input.editionId)
    if (!edition) return refused('editionUnknown', '没有这个标准版本，请刷新页面后重新选择')
    return attestEdition(actor, edition, { ...input, mark: portalMode() === 'demo' ? '演示' : '' })
  },
})
