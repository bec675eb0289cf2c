import { z } from 'zod'
import { institutionStatusSchema } from '../../institutions/schema'
import {
  AppliedAs,
  ChangeKind,
  CorrectionItem,
  DeclineGround,
  EndReason,
  RefusalGround,
  RejectGround,
  ReleaseReason,
  ReminderLevel,
  ReminderOf,
} from '../schema'
import { ObjectionGround } from './objection'

const text = (max: number) => z.string().trim().min(1, '请填写').max(max, `请不要超过 ${max} 个字`)
const maybe = (max: number) => z.string().trim().max(max, `请不要超过 ${max} 个字`)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期')
const id = z.string().min(1).max(64)

/** 申请内容: personal, kept encrypted; the events carry its digest only. */
export const Application = z.strictObject({
  name: text(50),
  nationalId: text(30),
  phone: text(20),
  townshipCode: z.string().regex(/^\d{9}$/, '请选择乡镇（街道）'),
  address: text(200),
  residenceSince: day,
  condition: maybe(1000),
  representative: z.nullable(
    z.strictObject({
      kind: z.enum(['guardian', 'agent']),
      name: text(50),
      nationalId: text(30),
      phone: text(20),
      relationship: text(20),
      validTo: day,
    }),
  ),
})
export type Application = z.infer<typeof Application>

const on = { caseId: id }
/** Which objection of the case; null: the oldest that is still open. */
const number = z.int().min(1).nullable().default(null)

/** Everything that can be done to a case. `seen` is the version the person looked at; two at once: one wins, the other is told. */
export const Command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saveDraft'), ...on, application: Application }),
  z.strictObject({ kind: z.literal('submit'), ...on }),
  z.strictObject({ kind: z.literal('discard'), ...on }),
  z.strictObject({ kind: z.literal('accept'), ...on, insuranceEvidence: maybe(500) }),
  z.strictObject({
    kind: z.literal('returnForCorrection'),
    ...on,
    corrections: z
      .array(z.strictObject({ item: CorrectionItem, reason: text(300) }))
      .min(1, '请至少列出一项需要补正的材料')
      .max(6),
  }),
  z.strictObject({ kind: z.literal('refuse'), ...on, ground: RefusalGround, reason: text(1000) }),
  z.strictObject({ kind: z.literal('lapse'), ...on }),
  z.strictObject({ kind: z.literal('commission'), ...on, points: maybe(500) }),
  z.strictObject({ kind: z.literal('acceptCommission'), ...on }),
  z.strictObject({ kind: z.literal('rejectCommission'), ...on, ground: RejectGround, reason: text(500) }),
  z.strictObject({
    kind: z.literal('forward'),
    ...on,
    toRegion: z.string().regex(/^\d{6}$/, '请选择有管辖权的一方'),
    reason: text(500),
  }),
  z.strictObject({
    kind: z.literal('assign'),
    ...on,
    personnelIds: z.array(id).min(1, '请选择评估人员').max(4),
    scheduledOn: day,
    window: z.enum(['上午', '下午']),
  }),
  z.strictObject({ kind: z.literal('callExpert'), ...on, personnelId: id, duty: z.enum(['desk', 'third']) }),
  z.strictObject({ kind: z.literal('submitFinding'), ...on, sheetDigest: z.string().length(64) }),
  z.strictObject({ kind: z.literal('releaseVisit'), ...on, why: ReleaseReason, note: maybe(300) }),
  z.strictObject({ kind: z.literal('report'), ...on }),
  z.strictObject({ kind: z.literal('sendBack'), ...on, reason: text(500) }),
  z.strictObject({ kind: z.literal('endNotice'), ...on }),
  z.strictObject({ kind: z.literal('object'), ...on, reason: text(1000) }),
  z.strictObject({ kind: z.literal('receiveObjection'), ...on, objectionId: id }),
  z.strictObject({ kind: z.literal('admitObjection'), ...on, number, ground: ObjectionGround, reason: text(1000) }),
  z.strictObject({ kind: z.literal('dismissObjection'), ...on, number, ground: ObjectionGround, reason: text(1000) }),
  z.strictObject({ kind: z.literal('recognise'), ...on }),
  z.strictObject({ kind: z.literal('decline'), ...on, ground: DeclineGround, reason: text(1000) }),
  z.strictObject({ kind: z.literal('reexamine'), ...on, points: text(500) }),
  z.strictObject({ kind: z.literal('reportChange'), ...on, change: ChangeKind, happenedOn: day, note: maybe(500).default('') }),
  z.strictObject({ kind: z.literal('end'), ...on, why: EndReason, happenedOn: day }),
  z.strictObject({ kind: z.literal('expire'), ...on }),
  z.strictObject({ kind: z.literal('supersede'), ...on, byCaseId: id }),
  z.strictObject({ kind: z.literal('reopen'), ...on, reason: text(500) }),
  z.strictObject({ kind: z.literal('withdraw'), ...on, reason: maybe(500) }),
  z.strictObject({ kind: z.literal('changeAddress'), ...on, townshipCode: z.string().max(20), address: text(200) }),
  z.strictObject({ kind: z.literal('clarify'), ...on, question: text(1000) }),
  z.strictObject({ kind: z.literal('answer'), ...on, reply: text(1000) }),
  z.strictObject({ kind: z.literal('remind'), ...on, level: ReminderLevel.nullable().default(null), of: ReminderOf.default('desk') }),
  z.strictObject({ kind: z.literal('supplement'), ...on, note: text(1000) }),
  z.strictObject({ kind: z.literal('openRenewal'), ...on }),
  z.strictObject({ kind: z.literal('invalidate'), ...on, reason: text(1000) }),
  z.strictObject({ kind: z.literal('acknowledge'), ...on }),
  z.strictObject({ kind: z.literal('chooseInstitution'), ...on, institutionId: id }),
  z.strictObject({ kind: z.literal('changeInstitution'), ...on, institutionId: id, reason: maybe(300) }),
  z.strictObject({
    kind: z.literal('noteInstitution'),
    ...on,
    institutionId: id,
    status: institutionStatusSchema,
    listNumber: z.int().min(1),
  }),
])
export type Command = z.infer<typeof Command>
export type CommandKind = Command['kind']
export const COMMAND_KINDS = Command.options.map((option) => option.shape.kind.value) as CommandKind[]
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>

/** Opens a draft: who it is for, where insured, where living. */
export const Start = z.strictObject({
  insuredRegion: z.string().length(6, '请选择参保地'),
  residenceRegion: z.string().length(6, '请选择居住地'),
  appliedAs: AppliedAs,
  application: Application,
})
export type Start = z.infer<typeof Start>

export const COMMAND_LABEL: Record<CommandKind, string> = {
  saveDraft: '保存',
  submit: '提交申请',
  discard: '放弃草稿',
  accept: '受理',
  returnForCorrection: '退回补正',
  refuse: '不予受理',
  lapse: '逾期未补',
  commission: '委托评估',
  acceptCommission: '接收委托',
  rejectCommission: '退回委托',
  forward: '转办',
  assign: '派员',
  callExpert: '增派专家',
  submitFinding: '提交评估结论',
  releaseVisit: '退回派单',
  report: '复核上报',
  sendBack: '退回评估',
  endNotice: '公示期满',
  object: '提出异议',
  receiveObjection: '收到他人异议',
  admitObjection: '异议成立，安排复评',
  dismissObjection: '异议不成立',
  recognise: '互认',
  decline: '不予认定',
  reexamine: '委托复查',
  reportChange: '登记变化',
  end: '终止',
  expire: '到期',
  supersede: '更新',
  reopen: '重开',
  withdraw: '撤回申请',
  changeAddress: '变更居住地址',
  clarify: '请对方说明',
  answer: '答复',
  remind: '催办',
  supplement: '补充说明',
  openRenewal: '可办期满评估',
  invalidate: '作废',
  acknowledge: '收悉',
  chooseInstitution: '选择护理机构',
  changeInstitution: '更换护理机构',
  noteInstitution: '护理机构有变动',
}
