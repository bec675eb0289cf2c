import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import { ANSWERS, FINDING_KINDS, type ItemAnswers, SEVERITIES } from './checklist'

export const INSPECTION_STATES = ['planned', 'underway', 'done', 'cancelled'] as const
export type InspectionState = (typeof INSPECTION_STATES)[number]
export const INSPECTION_STATE_LABEL: Record<InspectionState, string> = {
  planned: '待检查',
  underway: '检查中',
  done: '已完成',
  cancelled: '已取消',
}

/** 稽核 of one institution, as planned and as made. */
export type Inspection = {
  id: string
  number: string
  year: number
  plannedOn: PlainDate
  institutionId: string
  regionCode: string
  concernedRegions: string[]
  isJoint: boolean
  checklistId: string
  checklistDigest: string
  state: InspectionState
  visitedOn: PlainDate | null
  answers: ItemAnswers
  /** By item. */
  notes: Readonly<Record<string, string>>
  completedBy: string | null
  completedOn: PlainDate | null
  version: number
}

const requestId = z.string().min(8).max(80)
const day = z.string().refine(isPlainDate, '请填写存在的日期')
const id = z.string().min(1).max(64)

/** 列入计划. */
export const PlanEntry = z.strictObject({
  requestId,
  institutionId: id,
  plannedOn: day,
  isJoint: z.enum(['own', 'joint'], '请选择由谁去'),
})
export type PlanEntry = z.infer<typeof PlanEntry>

const itemId = z.string().regex(/^[a-z]+\.[a-z-]+$/)
const answered = z.record(itemId, z.enum(ANSWERS))
const noted = z.record(itemId, z.string().trim().max(500, '每项不超过 500 个字'))

/** What stands on the sheet, saved on the way. */
export const ChecklistEntry = z.strictObject({
  inspectionId: id,
  version: z.coerce.number().int().min(0),
  visitedOn: day,
  answers: answered.default({}),
  notes: noted.default({}),
  /** 'finish' closes the sheet: each item not met becomes a finding. */
  step: z.enum(['save', 'finish']),
})
export type ChecklistEntry = z.infer<typeof ChecklistEntry>

export const CancelEntry = z.strictObject({ inspectionId: id, version: z.coerce.number().int().min(0) })
export type CancelEntry = z.infer<typeof CancelEntry>

/** A finding outside of any checklist: of a spot check, or of a complaint. */
export const FindingEntry = z.strictObject({
  requestId,
  institutionId: id,
  complaintId: id.optional(),
  kind: z.enum(FINDING_KINDS, '请选择问题类别'),
  severity: z.enum(SEVERITIES, '请选择严重程度'),
  text: z.string().trim().min(1, '请写明发现了什么问题').max(1000, '不超过 1000 个字'),
})
export type FindingEntry = z.infer<typeof FindingEntry>
