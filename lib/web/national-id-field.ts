import { z } from 'zod'
import { readNationalId } from '../people/rules/national-id'

/** A national id as typed into a form: comes out normalised and checked, or with people's own sentence. */
export const nationalIdField = z
  .string()
  .max(60, '身份证号过长，请核对')
  .transform((text, context) => {
    const read = readNationalId(text)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.problem.message })
    return z.NEVER
  })
