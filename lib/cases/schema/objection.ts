import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import { Purpose } from '../../people/schema'

export const OBJECTION_OUTCOMES = ['admitted', 'dismissed'] as const
export const ObjectionOutcome = z.enum(OBJECTION_OUTCOMES)
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>
export const OBJECTION_OUTCOME_LABEL: Record<ObjectionOutcome, string> = { admitted: '异议成立', dismissed: '异议不成立' }

export const OBJECTION_GROUNDS = [
  'factsDoubtful',
  'newEvidence',
  'procedureDoubtful',
  'factsStand',
  'procedureSound',
  'unsupported',
  'unrelated',
  'other',
] as const
export const ObjectionGround = z.enum(OBJECTION_GROUNDS, '请选择情形')
export type ObjectionGround = z.infer<typeof ObjectionGround>

type GroundRow = { ground: ObjectionGround; outcome: ObjectionOutcome; label: string; from: PlainDate; source: string }
const row = (outcome: ObjectionOutcome, ground: ObjectionGround, label: string): GroundRow => ({
  ...{ ground, outcome, label },
  ...{ from: '2025-04-25', source: '条款待核定' },
})

/** 异议成立与不成立的情形: dated, so that an answer always reads as on its day. All 待核定: no text at hand lists them. */
export const OBJECTION_GROUND_ROWS: readonly GroundRow[] = [
  row('admitted', 'factsDoubtful', '评估结果与核实到的实际状况可能不符'),
  row('admitted', 'newEvidence', '提供了评估时没有的病历或证明材料'),
  row('admitted', 'procedureDoubtful', '评估程序可能不符合规定（人员、回避、到场）'),
  row('admitted', 'other', '其他应当复评的情形（须说明）'),
  row('dismissed', 'factsStand', '经核实，评估结果与实际状况相符'),
  row('dismissed', 'procedureSound', '经核实，评估程序符合规定'),
  row('dismissed', 'unsupported', '没有能够核实的事实或材料'),
  row('dismissed', 'unrelated', '所述情况与本次评估结论无关'),
  row('dismissed', 'other', '其他不予复评的情形（须说明）'),
]

export const OBJECTED_BY_LABEL = { family: '本人或代理人', other: '其他人' } as const

/** The number is what a stranger later asks by; its prefix is 异议. */
export const OBJECTION_NUMBER_PREFIX = 'YY'

/** 他人异议, as sent from the notice. */
export const SentObjection = z.strictObject({
  requestId: z.uuid(),
  noticeId: z.uuid(),
  name: z.string().trim().min(1, '请填写姓名').max(50, '姓名请不要超过 50 个字'),
  contact: z.string().trim().min(5, '请填写电话或通信地址，便于核实').max(100, '请不要超过 100 个字'),
  ground: z.string().trim().min(10, '请写明理由，至少 10 个字').max(1000, '请不要超过 1000 个字'),
})
export type SentObjection = z.infer<typeof SentObjection>

/** 凭异议编号和查询码问结果. Both go by post: neither stands in an address (P-05). */
export const ObjectionAsk = z.strictObject({
  number: z.string().trim().min(1, '请填写异议编号').max(40, '编号过长，请核对回执'),
  code: z.string().trim().min(1, '请填写查询码').max(20, '查询码是 8 位，请核对回执'),
})
export type ObjectionAsk = z.infer<typeof ObjectionAsk>

/** 家属异议, as sent. */
export const Objecting = z.strictObject({
  caseId: z.string().min(1).max(64),
  requestId: z.string().min(8).max(64),
  reason: z.string().trim().min(1, '请写明理由').max(1000, '请不要超过 1000 个字'),
})

/** Opens who objected: an act with a purpose. */
export const RevealOfObjection = z.strictObject({
  caseId: z.string().min(1).max(64),
  objectionId: z.uuid(),
  purpose: z.union([Purpose, z.literal('')]),
})
export type RevealOfObjection = z.infer<typeof RevealOfObjection>

/** A stranger's objection as the verifying bureau lists it: who they are stays sealed. */
export type HeldObjection = {
  id: string
  ordinal: number
  number: string
  receivedOn: PlainDate
  ground: string
  outcome: ObjectionOutcome | null
  outcomeGround: ObjectionGround | null
  outcomeOn: PlainDate | null
}

/** One line of the notice board. */
export type ShownNotice = {
  id: string
  insuredRegion: string
  residenceRegion: string
  name: string
  townshipCode: string
  grade: number
  from: PlainDate
  to: PlainDate
  bureau: string
  phone: string
}
