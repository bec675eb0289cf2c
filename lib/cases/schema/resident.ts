import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import type { Sex } from '../../people/schema'
import { ExportPurpose } from './export'

/** What is due about someone who lives away from where they are insured. */
export const DUES = ['ending', 'renewal', 'hospital', 'unchosen', 'unacknowledged'] as const
export const Due = z.enum(DUES)
export type Due = z.infer<typeof Due>
export const DUE_LABEL: Record<Due, string> = {
  ending: '待终止',
  renewal: '期满评估窗口',
  hospital: '住院中',
  unchosen: '未选机构',
  unacknowledged: '本机构未收悉',
}

/** What stands in the address of the living list: codes only (P-05). What is not understood is left out. */
export const ResidentFilter = z.object({
  from: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  due: Due.optional().catch(undefined),
  town: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type ResidentFilter = z.infer<typeof ResidentFilter>

/** One line of the living list; the name is shaped for this reader already. */
export type Resident = {
  caseId: string
  caseNo: string
  person: { name: string; sex: Sex | null; age: number | null }
  insured: string
  residence: string
  town: string
  grade: string
  institution: string | null
  validTo: PlainDate | null
  benefit: string
  dues: Due[]
}

/** How many there are under the filter, and of them how many with each due. */
export type ResidentCounts = { all: number } & Record<Due, number>

/** What is taken out of the living list, and why; asked before it is made (P-04, F-05). */
export const ResidentExport = z.strictObject({
  filter: ResidentFilter.omit({ after: true }),
  purpose: z.enum(ExportPurpose.options, '请选择导出用途'),
  said: z.string().trim().max(200, '请不要超过 200 个字').default(''),
})
export type ResidentExport = z.infer<typeof ResidentExport>
