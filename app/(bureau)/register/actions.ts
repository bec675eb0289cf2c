'use server'

import { confirmImport, importInstitutions } from '@/lib/institutions/commands'
import { fileRowsOf } from '@/lib/institutions/rules/table'
import { confirmEntrySchema, previewEntrySchema } from '@/lib/institutions/schema'
import { makeAction } from '@/lib/web/action'

export const previewUpload = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: previewEntrySchema,
  work: async ({ actor, input, today }) => {
    const rows = fileRowsOf(input.text)
    return rows.ok ? importInstitutions(actor, { rows: rows.value, today }) : rows
  },
})

export const confirmUpload = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: confirmEntrySchema.extend(previewEntrySchema.shape),
  revalidate: ['/register', '/institutions', '/'],
  work: async ({ actor, input: { text, ...entry }, today }) => {
    const rows = fileRowsOf(text)
    return rows.ok ? confirmImport(actor, { ...entry, rows: rows.value, today }) : rows
  },
})
