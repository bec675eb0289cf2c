'use server'

import { confirmUpload } from '@/lib/institutions/commands/upload'
import { confirmUploadSchema } from '@/lib/institutions/schema/upload'
import { makeAction } from '@/lib/web/action'

export const confirmUploaded = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: confirmUploadSchema,
  revalidate: ({ uploadId }) => ['/register', '/institutions', '/', `/register/uploads/${uploadId}`],
  work: ({ actor, input, today, at }) => confirmUpload(actor, { ...input, today, at }),
})
