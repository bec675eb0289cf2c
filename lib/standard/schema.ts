import { z } from 'zod'

/** 一级指标, in the order of the sheet. */
export const DIMENSION_IDS = ['adl', 'cog', 'sen'] as const
export type DimensionId = (typeof DIMENSION_IDS)[number]
const dimensionIdSchema = z.enum(DIMENSION_IDS)

/** 能力等级(单项): 0 best, 3 worst. */
export const LEVELS = [0, 1, 2, 3] as const
export type Level = (typeof LEVELS)[number]
export const levelSchema = z.literal(LEVELS)

/** 失能等级: 0 best, 5 worst. */
export const GRADES = [0, 1, 2, 3, 4, 5] as const
export type Grade = (typeof GRADES)[number]
export const gradeSchema = z.literal(GRADES)

export const DIMENSION_LABEL = {
  adl: '日常生活活动能力',
  cog: '认知能力',
  sen: '感知觉与沟通能力',
} as const satisfies Record<DimensionId, string>

/** For lists and filters that hold no edition; a finding carries the label of its own edition. */
export const LEVEL_LABEL = { 0: '能力完好', 1: '轻度受损', 2: '中度受损', 3: '重度受损' } as const satisfies Record<Level, string>

export const GRADE_LABEL = {
  0: '基本正常',
  1: '轻度失能',
  2: '中度失能',
  3: '重度失能Ⅰ级',
  4: '重度失能Ⅱ级',
  5: '重度失能Ⅲ级',
} as const satisfies Record<Grade, string>

const text = z.string().min(1)
const weight = z.int().min(0).max(1000)
const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const linkId = z.string().regex(/^(adl|cog|sen)\.[a-z]+(-[a-z]+)*$/)

export const answerOptionSchema = z.strictObject({ weight, text })
export type AnswerOption = z.infer<typeof answerOptionSchema>

export const itemSchema = z.strictObject({
  linkId,
  text,
  answerOptions: z.array(answerOptionSchema).min(2),
  /** Options whose wording differs between the sources of the encoding. */
  textVariants: z.array(z.strictObject({ weight, note: text })).optional(),
})
export type Item = z.infer<typeof itemSchema>

/** Both ends belong to the band. */
export const levelBandSchema = z.strictObject({ level: levelSchema, label: text, min: weight, max: weight })
export type LevelBand = z.infer<typeof levelBandSchema>

export const dimensionSchema = z.strictObject({
  linkId: dimensionIdSchema,
  text,
  max: weight,
  levels: z.array(levelBandSchema).length(LEVELS.length),
  items: z.array(itemSchema).min(1),
})
export type Dimension = z.infer<typeof dimensionSchema>

const byLevel = z.tuple([gradeSchema, gradeSchema, gradeSchema, gradeSchema])

/** 组合法: the row is the level of one dimension, the column the worst level of the others. */
export const combinationSchema = z.strictObject({
  method: text,
  row: dimensionIdSchema,
  columnFrom: z.array(dimensionIdSchema).min(1),
  columnRule: z.literal('worst'),
  table: z.tuple([byLevel, byLevel, byLevel, byLevel]),
})
export type Combination = z.infer<typeof combinationSchema>

/** What of the edition is 待核定, each in a sentence fit to be shown. */
export const unsettledSchema = z.strictObject({ field: text, says: text })
export type Unsettled = z.infer<typeof unsettledSchema>

export const editionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  revision: z.int().min(1),
  documentNo: text,
  title: text,
  /** How the edition is named until both bureaus have attested its digest. */
  shownAs: text,
  /** Both days included; the end stands outside the digest, since it is known only when a successor is published. */
  effectiveFrom: plainDate,
  effectiveTo: plainDate.nullable(),
  provenance: z.strictObject({ encodedFrom: text, checked: text, unsettled: z.array(unsettledSchema) }),
  principles: z.array(text),
  dimensions: z.strictObject({ adl: dimensionSchema, cog: dimensionSchema, sen: dimensionSchema }),
  grades: z.array(z.strictObject({ grade: gradeSchema, label: text })).length(GRADES.length),
  combination: combinationSchema,
  digest,
})
export type Edition = z.infer<typeof editionSchema>

export const answerSchema = z.strictObject({ linkId: z.string().min(1).max(64), weight: z.int() })
export type Answer = z.infer<typeof answerSchema>

/** An answer as it arrives: the weight is judged by the rules, never converted. */
export type GivenAnswer = { readonly linkId: string; readonly weight: unknown }

export const FAULT_KINDS = ['missing', 'extra', 'duplicate', 'notInteger', 'outOfRange'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export const FAULT_LABEL = {
  missing: '未作答',
  extra: '不是本标准的项目',
  duplicate: '重复作答',
  notInteger: '分值不是整数',
  outOfRange: '分值不在选项内',
} as const satisfies Record<FaultKind, string>

export type Fault = { readonly kind: FaultKind; readonly linkId: string }

function byDimension<V extends z.ZodType>(value: V) {
  return z.strictObject({ adl: value, cog: value, sen: value })
}

export const traceStepSchema = z.strictObject({
  step: z.enum(['total', 'row', 'column', 'grade']),
  dimension: dimensionIdSchema.optional(),
  says: text,
})
export type TraceStep = z.infer<typeof traceStepSchema>

/** 评估结论: what the standard says of one full sheet. Plain JSON, fit to be frozen. */
export const findingSchema = z.strictObject({
  edition: text,
  digest,
  engineVersion: text,
  totals: byDimension(weight),
  levels: byDimension(levelSchema),
  row: levelSchema,
  column: levelSchema,
  /** The dimensions whose level is the column. */
  columnFrom: z.array(dimensionIdSchema).min(1),
  grade: gradeSchema,
  label: text,
  trace: z.array(traceStepSchema),
})
export type Finding = z.infer<typeof findingSchema>
export type GradeLabel = Finding['label']

/** The rendered questions and options, kept with a sheet so that it reads in later years as it did that day. */
export const questionnaireSchema = z.strictObject({
  edition: text,
  digest,
  revision: z.int(),
  documentNo: text,
  title: text,
  shownAs: text,
  dimensions: z.array(
    z.strictObject({
      linkId: dimensionIdSchema,
      text,
      max: weight,
      levels: z.array(levelBandSchema),
      items: z.array(z.strictObject({ linkId, number: z.int(), text, answerOptions: z.array(answerOptionSchema) })),
    }),
  ),
})
export type Questionnaire = z.infer<typeof questionnaireSchema>

/** One item two sheets answer differently. `moved`: it belongs to the smallest set that moved the grade. */
export type Difference = {
  linkId: string
  dimension: DimensionId
  /** Its number on the sheet, from 1. */
  number: number
  text: string
  first: { weight: number; text: string }
  second: { weight: number; text: string }
  moved: boolean
}

export type Movement = {
  firstGrade: Grade
  secondGrade: Grade
  /** In the order of the sheet. */
  differences: Difference[]
  /** The linkIds of the smallest set, in the order of the sheet; empty when the grades are the same. */
  moved: string[]
  /** How many other sets of the same size would have done the same. */
  others: number
  says: string
}
