import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import type { FindingKind, Severity } from './checklist'

export const FINDING_STATES = ['open', 'rectified', 'closed', 'withdrawn'] as const
export type FindingState = (typeof FINDING_STATES)[number]
export const FINDING_STATE_LABEL: Record<FindingState, string> = {
  open: '待整改',
  rectified: '待复查',
  closed: '已销号',
  withdrawn: '已撤销',
}

export const STEP_KINDS = ['found', 'rectified', 'sentBack', 'closed', 'withdrawn'] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const STEP_KIND_LABEL: Record<StepKind, string> = {
  found: '发现问题',
  rectified: '提交整改',
  sentBack: '复查未通过，继续整改',
  closed: '复查通过，销号',
  withdrawn: '撤销',
}

export const SUPERVISION_SIDES = ['bureau', 'institution'] as const
export type SupervisionSide = (typeof SUPERVISION_SIDES)[number]

/** 问题 (发现的问题) without its words. */
export type Finding = {
  id: string
  number: string
  institutionId: string
  regionCode: string
  concernedRegions: string[]
  inspectionId: string | null
  itemId: string | null
  kind: FindingKind
  severity: Severity
  state: FindingState
  round: number
  foundOn: PlainDate
  dueOn: PlainDate
  wasOverdue: boolean
  closedOn: PlainDate | null
  version: number
}

export type FindingStep = {
  seq: number
  kind: StepKind
  side: SupervisionSide
  accountId: string
  regionCode: string | null
  text: string
  dueOn: PlainDate | null
  on: PlainDate
}

const id = z.string().min(1).max(64)
const seen = z.coerce.number().int().min(0)
const words = (missing: string) => z.string().trim().min(1, missing).max(1000, '不超过 1000 个字')

/** 提交整改 by the institution. */
export const RectifyEntry = z.strictObject({ findingId: id, version: seen, text: words('请写明怎样整改的') })
export type RectifyEntry = z.infer<typeof RectifyEntry>

/** 复查 by a bureau, or 撤销 of what was found by mistake. */
export const RecheckEntry = z.strictObject({
  findingId: id,
  version: seen,
  result: z.enum(['closed', 'sentBack', 'withdrawn'], '请选择复查结果'),
  text: words('请写明复查情况'),
})
export type RecheckEntry = z.infer<typeof RecheckEntry>

export const EvidenceUpload = z.strictObject({ subject: z.enum(['finding', 'inspection']), id, itemId: z.string().max(60).optional() })
export type EvidenceUpload = z.infer<typeof EvidenceUpload>

/** 佐证, as listed. */
export type Evidence = {
  id: string
  findingId: string | null
  inspectionId: string | null
  itemId: string | null
  side: SupervisionSide
  fileName: string
  mime: string
  bytes: number
  scan: 'clean' | 'unscanned'
  createdAt: Date
}
