import type { PlainDate } from '../../kernel/dates'

/** 问题类别: what a finding is about; some of them, found grave, lead to suspension by the scheme in force. */
export const FINDING_KINDS = ['qualification', 'service', 'record', 'safety', 'billing', 'rights', 'fabrication', 'harm'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]
export const FINDING_KIND_LABEL: Record<FindingKind, string> = {
  qualification: '机构与人员资质',
  service: '服务提供',
  record: '记录与档案',
  safety: '安全与应急',
  billing: '费用与结算',
  rights: '服务对象权益',
  fabrication: '虚假服务或虚假记录',
  harm: '伤害服务对象',
}

export const SEVERITIES = ['ordinary', 'serious', 'grave'] as const
export type Severity = (typeof SEVERITIES)[number]
export const SEVERITY_LABEL: Record<Severity, string> = { ordinary: '一般', serious: '较重', grave: '严重' }

/** One item of a checklist: what is to be so, its weight of a hundred, and how grave it is where it is not. */
export type ChecklistItem = { id: string; kind: FindingKind; text: string; weight: number; severity: Severity }

/** 检查表: published whole, never edited; a correction is a file of its own. */
export type Checklist = {
  id: string
  revision: number
  title: string
  /** Where it is from, and 待核定 where no text was at hand. */
  source: string
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  items: ChecklistItem[]
  digest: string
}

export const ANSWERS = ['met', 'unmet', 'notApplicable'] as const
export type ItemAnswer = (typeof ANSWERS)[number]
export const ANSWER_LABEL: Record<ItemAnswer, string> = { met: '符合', unmet: '不符合', notApplicable: '不适用' }
export type ItemAnswers = Readonly<Record<string, ItemAnswer>>
