import { z } from 'zod'

/** 文书: kind, its title, and the word of its number (桐乡护异〔2026〕受12号). */
export const LETTER_KINDS = [
  'acceptance',
  'correction',
  'refusal',
  'lapse',
  'withdrawal',
  'commission',
  'commissionReturn',
  'forwarding',
  'visitNotice',
  'finding',
  'reassessment',
  'objectionReply',
  'recognition',
  'declination',
  'change',
  'termination',
  'reopening',
  'invalidation',
  'renewalReminder',
] as const
export const LetterKind = z.enum(LETTER_KINDS)
export type LetterKind = z.infer<typeof LetterKind>

export const LETTER_LABEL: Record<LetterKind, string> = {
  acceptance: '受理通知书',
  correction: '补正通知书',
  refusal: '不予受理决定书',
  lapse: '逾期未补正办结通知书',
  withdrawal: '撤回申请确认书',
  commission: '委托函',
  commissionReturn: '退回委托函',
  forwarding: '转办函',
  visitNotice: '评估通知',
  finding: '结论书',
  reassessment: '复评结论书',
  objectionReply: '异议答复书',
  recognition: '互认决定书',
  declination: '不予认定决定书',
  change: '变更通知书',
  termination: '终止通知书',
  reopening: '重开通知书',
  invalidation: '作废决定书',
  renewalReminder: '期满评估提醒',
}

export const LETTER_WORD: Record<LetterKind, string> = {
  acceptance: '受',
  correction: '补',
  refusal: '不受',
  lapse: '逾',
  withdrawal: '撤',
  commission: '委',
  commissionReturn: '退',
  forwarding: '转',
  visitNotice: '评',
  finding: '结',
  reassessment: '复',
  objectionReply: '异',
  recognition: '认',
  declination: '不认',
  change: '变',
  termination: '终',
  reopening: '重',
  invalidation: '废',
  renewalReminder: '期',
}

/** To whom. 'family' is the insured person and whoever stands in for them; 'objector' anyone else who objected. */
export const RECIPIENTS = ['family', 'competentBureau', 'residenceBureau', 'assessors', 'objector'] as const
export const Recipient = z.enum(RECIPIENTS)
export type Recipient = z.infer<typeof Recipient>
export const RECIPIENT_LABEL: Record<Recipient, string> = {
  family: '参保人',
  competentBureau: '参保地经办机构',
  residenceBureau: '居住地经办机构',
  assessors: '评估人员',
  objector: '提出异议的人',
}

/** The wording of a letter is that of its template, for ever: a better wording is a new number. */
export const TEMPLATE = 1

const text = z.string()
const day = z.string().length(10)
const Office = z.strictObject({ name: text, phone: text, address: text })
/** Where a statement stands written: 依据 of a clause in force that was checked, else 条款待核定. */
const Basis = z.strictObject({ of: text, text })

/** The finding as a letter tells it: everything is words and numbers as they stood, so that nothing has to be looked up again. */
export const ToldFinding = z.strictObject({
  grade: text,
  standard: text,
  visitedOn: day,
  foundOn: day,
  dimensions: z.array(
    z.strictObject({
      text,
      total: z.number(),
      max: z.number(),
      level: text,
      items: z.array(z.strictObject({ number: z.number(), text, chosen: text, weight: z.number(), max: z.number() })),
    }),
  ),
})
export type ToldFinding = z.infer<typeof ToldFinding>

export const ChangeMatter = z.enum([
  'hospitalStay',
  'discharge',
  'addressChange',
  'condition',
  'return',
  'insuredRegionChange',
  'notEnded',
  'moved',
  'institution',
  'visit',
  'reassess',
  'superseded',
])
export type ChangeMatter = z.infer<typeof ChangeMatter>

/** What each kind says beyond what all letters say. */
export const Particulars = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acceptance'), submittedOn: day.nullable(), conclusionDueOn: day.nullable() }),
  z.strictObject({ kind: z.literal('correction'), items: z.array(z.strictObject({ item: text, reason: text })), dueOn: day.nullable() }),
  z.strictObject({ kind: z.literal('refusal'), ground: text, reason: text }),
  z.strictObject({ kind: z.literal('lapse'), dueOn: day.nullable() }),
  z.strictObject({ kind: z.literal('withdrawal'), reason: text, hasFinding: z.boolean(), tellsOther: z.boolean() }),
  z.strictObject({
    kind: z.literal('commission'),
    isAgain: z.boolean(),
    acceptedOn: day.nullable(),
    points: text,
    conclusionDueOn: day.nullable(),
    replyDueOn: day.nullable(),
  }),
  z.strictObject({ kind: z.literal('commissionReturn'), ground: text, reason: text }),
  z.strictObject({ kind: z.literal('forwarding'), to: text, reason: text }),
  z.strictObject({
    kind: z.literal('visitNotice'),
    scheduledOn: day,
    window: text,
    team: z.array(z.strictObject({ name: text, kind: text, institution: text })),
    /** For those who set out; null in the family's own copy. */
    errand: z.strictObject({ phone: text, address: text, lastFour: text, points: text }).nullable(),
  }),
  z.strictObject({
    kind: z.literal('finding'),
    told: ToldFinding,
    notice: z.strictObject({ from: day, to: day }).nullable(),
    objectionUntil: day.nullable(),
  }),
  z.strictObject({ kind: z.literal('reassessment'), told: ToldFinding, earlier: text.nullable() }),
  z.strictObject({
    kind: z.literal('objectionReply'),
    number: z.number(),
    raisedOn: day,
    isAdmitted: z.boolean(),
    isFamilys: z.boolean(),
    /** The number a stranger was given; empty for the family. */
    receipt: text,
    /** Told to the family only. */
    ground: text,
    reason: text,
  }),
  z.strictObject({
    kind: z.literal('recognition'),
    grade: text,
    standard: text,
    visitedOn: day,
    validFrom: day,
    validTo: day,
    benefitFrom: day.nullable(),
  }),
  z.strictObject({ kind: z.literal('declination'), grade: text, ground: text, reason: text }),
  z.strictObject({
    kind: z.literal('change'),
    matter: ChangeMatter,
    what: text,
    happenedOn: day.nullable(),
    detail: text,
  }),
  z.strictObject({
    kind: z.literal('termination'),
    why: text,
    isExpiry: z.boolean(),
    wasRecognised: z.boolean(),
    happenedOn: day.nullable(),
    validTo: day.nullable(),
  }),
  z.strictObject({ kind: z.literal('reopening'), from: text, to: text, reason: text }),
  z.strictObject({ kind: z.literal('invalidation'), reason: text, wasRecognised: z.boolean() }),
  z.strictObject({ kind: z.literal('renewalReminder'), grade: text, validTo: day }),
])
export type Particulars = z.infer<typeof Particulars>
export type ParticularsOf<K extends LetterKind> = Extract<Particulars, { kind: K }>

/** What a letter says, frozen the moment it is issued: later changes of a name, a term or an office do not reach it. */
export const LetterFacts = z.strictObject({
  template: z.int(),
  isDemo: z.boolean(),
  number: text,
  issuedOn: day,
  office: Office,
  other: Office,
  to: text,
  caseNo: text,
  occasion: text,
  agreement: text,
  person: z.strictObject({ name: text, sex: text, age: z.number(), nationalId: text, insured: text, residence: text }),
  basis: z.array(Basis),
  /** What can be done about a decision, as it was worded that day. */
  remedy: text,
  of: Particulars,
})
export type LetterFacts = z.infer<typeof LetterFacts>

/** A letter as listed. */
export type Letter = {
  id: string
  caseId: string
  kind: LetterKind
  recipient: Recipient
  number: string
  eventSeq: number
  /** The objection it answers; 0 for none. */
  objection: number
  issuedBy: string
  issuedOn: string
}

/** 公示名单 of one day: what hangs out between two regions, with masked names. It is made of the public notices, which are frozen as they hang. */
export type NoticeListFacts = {
  isDemo: boolean
  number: string
  issuedOn: string
  office: { name: string; phone: string; address: string }
  other: string
  place: string
  basis: string
  /** Of everything above and below, so that two prints can be compared by eye. */
  digest: string
  rows: Array<{ name: string; town: string; insured: string; grade: string; from: string; to: string }>
}
