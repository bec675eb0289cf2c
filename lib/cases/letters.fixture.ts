import { defaultTerms } from '../agreements/rules/terms'
import type { Region } from '../agreements/schema'
import { frozenSheet } from '../assessments/rules/freeze'
import { must } from '../kernel/outcome'
import { findingOf } from '../standard/rules'
import { EDITIONS } from '../standard/rules/edition'
import { sheetWithTotals } from '../standard/sheets.fixture'
import { caseAt, FINDING, TODAY } from './case.fixture'
import { type LetterScene, letterFacts, toldFinding } from './rules/letter-facts'
import { type Due, LETTERS_OF, letterNumber } from './rules/letters'
import type { Command } from './schema/command'
import type { CaseFacts, CaseFile, EventBody } from './schema/event'
import type { EventKind } from './schema/event-kind'
import type { LetterFacts } from './schema/letter'

const office = (name: string, shortName: string, code: string): Region => ({
  ...{ code, name, shortName, letters: 'SA', cityName: '示例市' },
  bureauName: `${name}医疗保障经办中心（示例）`,
  phone: '0570-0000000',
  address: `${name}示例路1号`,
})
export const HERE = office('示例甲市', '甲', '330498')
export const THERE = office('示例乙区', '乙', '330598')

const [edition] = EDITIONS
if (!edition) throw new Error('an edition is published')
const answers = sheetWithTotals(edition, { adl: 30, cog: 3, sen: 7 })
export const FROZEN = frozenSheet({
  ...{ kind: 'agreed', edition, lockedOn: '2026-05-20', roads: null, noteDigests: new Map(), signers: [] },
  answers: answers.map((one) => ({ ...one, unable: null, note: '' })),
  finding: must(findingOf(edition, answers)),
})

/** A name of characters that are hard to come by: 𠮷 is in no typeface here, the others are. */
export const RARE_NAME = '示例·㐂𣲗𠮷'

const FACTS: Partial<CaseFacts> = {
  acceptedOn: '2026-05-06',
  conclusionDueOn: '2026-06-17',
  commissionedOn: '2026-05-08',
  finding: FINDING,
  foundOn: '2026-05-20',
  notice: { from: '2026-05-22', to: '2026-05-29' },
  recognition: { validFrom: '2026-05-20', validTo: '2028-05-19', benefitFrom: '2026-07-01', basis: [], on: TODAY },
  objections: [
    { number: 1, by: 'family', on: '2026-05-26', outcome: null },
    { number: 2, by: 'other', on: '2026-05-27', outcome: null },
  ],
}

type Sample = {
  kind: EventKind
  body?: EventBody
  command?: Command
  before?: Partial<CaseFile>
  after?: Partial<CaseFile>
  scene?: Partial<LetterScene>
}
const caseId = 'case-1'
const LONG = '经核对病历与走访记录，申请材料与实际居住情况不一致（示例）；请以“居住证明”为准，并附社区出具的说明。'

/** One event of each letter, with the words its command brings. */
export const SAMPLES: Record<string, Sample> = {
  受理通知书: { kind: 'accepted' },
  补正通知书: {
    kind: 'returned',
    command: {
      ...{ kind: 'returnForCorrection', caseId },
      corrections: [
        { item: 'residence', reason: '居住证明已过期，请提供近三个月内由社区出具的证明（示例）' },
        { item: 'medical', reason: '缺少最近一次出院小结（示例）' },
      ],
    },
    after: { dueOn: '2026-06-23' },
  },
  不予受理决定书: {
    kind: 'refused',
    body: { ground: 'papersFalseOrMissing' },
    command: { kind: 'refuse', caseId, ground: 'papersFalseOrMissing', reason: LONG },
  },
  逾期未补正办结通知书: { kind: 'lapsed', before: { dueOn: '2026-05-29' } },
  撤回申请确认书: { kind: 'withdrawn', command: { kind: 'withdraw', caseId, reason: '家人已回参保地照料（示例）' } },
  委托函: {
    kind: 'commissioned',
    command: { kind: 'commission', caseId, points: '请重点了解夜间照护情况（示例）' },
    after: { dueOn: '2026-06-04' },
  },
  委托复查函: {
    kind: 'reexamined',
    command: { kind: 'reexamine', caseId, points: '请复核“平地行走”“上下楼梯”两项（示例）' },
    after: { dueOn: '2026-06-04' },
  },
  退回委托函: {
    kind: 'commissionRejected',
    body: { rejectGround: 'addressUnclear' },
    command: { kind: 'rejectCommission', caseId, ground: 'addressUnclear', reason: '所列门牌号不存在，电话无人接听（示例）' },
  },
  转办函: {
    kind: 'forwarded',
    command: { kind: 'forward', caseId, toRegion: '330597', reason: '参保人已迁往该区居住（示例）' },
    scene: { forwardedTo: '示例丙区医疗保障经办中心' },
  },
  评估通知: {
    kind: 'assigned',
    body: { scheduledOn: '2026-06-03' },
    command: { kind: 'assign', caseId, personnelIds: ['one', 'two'], scheduledOn: '2026-06-03', window: '上午' },
  },
  结论书: { kind: 'noticeEnded', scene: { objectionUntil: '2026-06-08' } },
  复评结论书: { kind: 'reported', after: { occasion: 'dispute', round: 2 }, scene: { earlier: '中度失能' } },
  异议答复书: {
    kind: 'objectionDismissed',
    body: { objection: 1 },
    command: {
      kind: 'dismissObjection',
      caseId,
      number: 1,
      ground: 'factsStand',
      reason: '复核录像与评估记录，两位评估人员所记一致（示例）',
    },
  },
  异议成立答复书: {
    kind: 'objectionAdmitted',
    body: { objection: 1 },
    command: { kind: 'admitObjection', caseId, number: 1, ground: 'factsDoubtful', reason: '现场记录缺少一项依据（示例）' },
  },
  他人异议答复书: {
    kind: 'objectionAdmitted',
    body: { objection: 2 },
    command: { kind: 'admitObjection', caseId, number: 2, ground: 'newEvidence', reason: '邻里证言与评估记录不符（示例）' },
  },
  互认决定书: { kind: 'recognised' },
  不予认定决定书: {
    kind: 'declined',
    body: { ground: 'procedureBreached' },
    command: { kind: 'decline', caseId, ground: 'procedureBreached', reason: '公示范围与约定不符（示例）' },
  },
  住院变更通知书: {
    kind: 'changeReported',
    body: { change: 'hospitalStay', happenedOn: '2026-05-30' },
    command: { kind: 'reportChange', caseId, change: 'hospitalStay', happenedOn: '2026-05-30', note: '示例医院住院（示例）' },
  },
  改期变更通知书: { kind: 'visitReleased', body: { releaseReason: 'ill' } },
  更换机构变更通知书: { kind: 'institutionChanged', body: { institutionId: 'i' }, scene: { institution: '示例护理院' } },
  地址变更通知书: { kind: 'addressChanged', body: { townshipCode: '330598001' } },
  取代变更通知书: { kind: 'superseded' },
  终止通知书: {
    kind: 'ended',
    body: { endReason: 'movedBack', happenedOn: '2026-05-31' },
    before: { status: 'recognised', validTo: '2028-05-19' },
  },
  期满终止通知书: { kind: 'expired', before: { status: 'recognised', validTo: '2026-05-31' } },
  重开通知书: {
    kind: 'reopened',
    command: { kind: 'reopen', caseId, reason: '经复查，原不予认定的理由不成立（示例）' },
    before: { status: 'declined' },
    after: { status: 'reported' },
  },
  作废决定书: { kind: 'invalidated', command: { kind: 'invalidate', caseId, reason: '重复录入（示例）' } },
  期满评估提醒: { kind: 'renewalOpened' },
}

export function sampleScene({ kind, body = {}, command, before, after, scene }: Sample, name = RARE_NAME): LetterScene {
  return {
    isDemo: true,
    before: caseAt('reported', before, FACTS),
    after: caseAt('reported', { validTo: '2028-05-19', ...after }, FACTS),
    event: { kind, body, today: TODAY },
    command: command ?? null,
    insured: HERE,
    residence: THERE,
    town: '示例街道',
    agreement: '《示例两地长期护理保险异地服务合作备忘录》',
    person: { name, sex: 'female', birthDate: '1941-03-08', nationalId: '330498**********24' },
    terms: defaultTerms(),
    gradeName: '重度失能Ⅱ级',
    told: toldFinding(FROZEN, false, '2026-05-20', '2026-05-20'),
    earlier: null,
    objectionUntil: null,
    team: [
      { name: '示例·评估员', kind: '评估员', institution: '示例评估中心' },
      { name: '示例·专家', kind: '评估专家', institution: '示例医院' },
    ],
    errand: { phone: '19900000000', address: '示例路 8 号 2 单元 301 室', lastFour: '0024', points: '请重点了解夜间照护情况（示例）' },
    institution: null,
    forwardedTo: null,
    objectionNumbers: new Map([[2, 'YY-2026-000007']]),
    ...scene,
  }
}

/** Every letter a sample event calls for, as frozen. */
export function sampleLetters(sample: Sample, name?: string): Array<{ due: Due; facts: LetterFacts }> {
  const scene = sampleScene(sample, name)
  const { before, after, event } = scene
  return LETTERS_OF[event.kind]({ before, after, body: event.body }).map((due, i) => {
    const by = due.by === 'competentBureau' ? HERE : THERE
    return { due, facts: letterFacts(due, letterNumber(by, due.kind, event.today, 12 + i), scene) }
  })
}
