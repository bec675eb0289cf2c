'use server'

import { confirmImport, importInstitutions } from '@/lib/institutions/commands'
import { confirmEntrySchema, previewEntrySchema } from '@/lib/institutions/schema'
import { makeAction } from '@/lib/web/action'

export const previewUpload = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: previewEntrySchema,
  work: ({ actor, input, today }) => importInstitutions(actor, { ...input, today }),
})

export const confirmUpload = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: confirmEntrySchema,
  revalidate: ['/register', '/institutions', '/'],
  work: ({ actor, input, today }) => confirmImport(actor, { ...input, today }),
})
