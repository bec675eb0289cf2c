import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { workingCalendar } from '../../kernel/calendar'
import { YEAR_2026 } from '../../kernel/calendars/2026'
import { CASE_STATUSES, type CaseStatus, CLOSED_STATUSES } from '../schema'
import type { CaseFacts } from '../schema/event'
import { NO_FACTS } from './evolve'
import { awaitsChoice, findingIsTold, progressOf, type Scene, stepsOf, type Underway } from './progress'
import { storyOf } from './story'

const insured = { code: '330483', name: '桐乡市', shortName: '桐乡', bureauName: '示例·桐乡中心', phone: '0573-0000000' }
const residence = { code: '330503', name: '南浔区', shortName: '南浔', bureauName: '示例·南浔中心', phone: '0572-0000000' }
const scene: Scene = {
  today: '2026-11-23',
  calendar: workingCalendar([YEAR_2026]),
  termsOn: () => defaultTerms(),
  insured,
  residence,
  visit: { on: '2026-11-24', window: '上午' },
  benefitFromGrade: 3,
}
const noFacts: CaseFacts = { ...NO_FACTS, startedOn: '2026-11-01', enteredByKey: null, submittedOn: '2026-11-01' }

function standing(status: CaseStatus, more: Partial<Underway> = {}): Underway {
  return {
    ...{
      status,
      statusBefore: null,
      statusSince: '2026-11-16',
      dueOn: '2026-11-27',
      noticeTo: null,
      validTo: null,
      grade: null,
      insuredRegion: insured.code,
    },
    facts: noFacts,
    ...more,
  }
}

function marks(status: CaseStatus, before: CaseStatus | null = null): string {
  return stepsOf(status, before)
    .map(({ state }) => ({ done: '✓', now: '•', next: '-' })[state])
    .join('')
}

describe('the five steps', () => {
  test.each<[CaseStatus, CaseStatus | null, string]>([
    ['draft', null, '-----'],
    ['submitted', 'draft', '•----'],
    ['returned', 'submitted', '•----'],
    ['accepted', 'submitted', '✓•---'],
    ['commissioned', 'accepted', '✓•---'],
    ['arranging', 'commissioned', '✓✓•--'],
    ['assessing', 'arranging', '✓✓•--'],
    ['found', 'assessing', '✓✓✓•-'],
    ['onNotice', 'found', '✓✓✓•-'],
    ['disputed', 'onNotice', '✓✓✓•-'],
    ['disputed', 'reported', '✓✓✓✓•'],
    ['disputed', 'recognised', '✓✓✓✓✓'],
    ['reported', 'onNotice', '✓✓✓✓•'],
    ['recognised', 'reported', '✓✓✓✓✓'],
    ['refused', 'submitted', '-----'],
    ['declined', 'reported', '✓✓✓✓-'],
    ['withdrawn', 'draft', '-----'],
    ['withdrawn', 'assessing', '✓✓---'],
    ['lapsed', 'returned', '-----'],
    ['ended', 'arranging', '✓✓---'],
    ['ended', 'recognised', '✓✓✓✓✓'],
    ['expired', 'recognised', '✓✓✓✓✓'],
    ['superseded', 'recognised', '✓✓✓✓✓'],
    ['invalidated', 'accepted', '✓----'],
  ])('%s after %s: %s', (status, before, expected) => {
    expect(marks(status, before)).toBe(expected)
  })

  test('never more than one step is under way, and nothing is done after it', () => {
    for (const status of CASE_STATUSES) for (const before of [null, ...CASE_STATUSES]) expect(marks(status, before)).toMatch(/^✓*•?-*$/)
  })
})

describe('whose desk, until when', () => {
  test.each<[CaseStatus, string, string]>([
    ['draft', '您本人', insured.phone],
    ['submitted', insured.bureauName, insured.phone],
    ['returned', '您本人', insured.phone],
    ['accepted', insured.bureauName, insured.phone],
    ['commissioned', residence.bureauName, residence.phone],
    ['arranging', residence.bureauName, residence.phone],
    ['assessing', `${residence.bureauName}派出的评估人员`, residence.phone],
    ['found', residence.bureauName, residence.phone],
    ['onNotice', residence.bureauName, residence.phone],
    ['disputed', residence.bureauName, residence.phone],
    ['reported', insured.bureauName, insured.phone],
    ['recognised', insured.bureauName, insured.phone],
  ])('%s: %s', (status, holder, phone) => {
    const told = progressOf(standing(status), scene)
    expect([told.holder, told.bureau.phone]).toEqual([holder, phone])
  })

  test.each<[string, string | null, boolean | undefined]>([
    ['2026-11-27', '剩 4 个工作日', false],
    ['2026-11-23', '今天到期', false],
    ['2026-11-19', '已超过 2 个工作日', true],
    ['2027-01-08', null, undefined],
  ])('due on %s: %s', (dueOn, text, isOver) => {
    const { left } = progressOf(standing('submitted', { dueOn }), scene)
    expect([left?.text ?? null, left?.isOver]).toEqual([text, isOver])
  })

  test('over a weekend the working days stand still', () => {
    const sunday = { ...scene, today: '2026-11-22' }
    expect(progressOf(standing('submitted', { dueOn: '2026-11-21' }), sunday).left).toEqual({ text: '已过期限', isOver: true })
    expect(progressOf(standing('submitted', { dueOn: '2026-11-23' }), sunday).left?.text).toBe('剩 1 个工作日')
  })

  test('a draft counts days, also into a year that is not loaded', () => {
    expect(progressOf(standing('draft', { dueOn: '2027-02-21' }), scene).left?.text).toBe('剩 90 天')
  })

  test('while the bureaus clarify, the clock stands still', () => {
    const pause = { why: 'answer' as const, since: '2026-11-20', until: null, left: 2, from: '2026-11-16', askedBy: residence.code }
    const facts = { ...noFacts, clarifying: true, pauses: [pause] }
    const told = progressOf(standing('accepted', { dueOn: null, facts }), scene)
    expect([told.left, told.nextDate]).toEqual([null, null])
    expect(told.rests).toBe('从 11月20日 起暂停计时：等两地经办机构核实')
    expect(told.says).toContain('期限从 11月20日 起暂停')
    const correcting = progressOf(standing('returned', { dueOn: null, facts: { ...facts, corrections: ['medical'] } }), scene)
    expect(correcting.says).toMatch(/1 项需要补正.*暂停计算/)
    // A public notice runs for the days it was published with.
    const noticed = progressOf(
      standing('onNotice', { noticeTo: '2026-11-27', facts: { ...facts, pauses: [{ ...pause, left: null }] } }),
      scene,
    )
    expect(noticed.says).toContain('正在公示')
  })

  test('nothing presses after recognition', () => {
    const told = progressOf(standing('recognised', { dueOn: null, validTo: '2028-11-09', grade: 4 }), scene)
    expect(told.left).toBeNull()
    expect(told.nextDate).toEqual({ label: '有效期到', on: '2028-11-09' })
    expect(told.says).toContain('选择一家定点护理机构')
  })
})

describe('what it says', () => {
  test('every status has its sentence, and none speaks of a date it does not have', () => {
    for (const status of CASE_STATUSES) {
      const { says } = progressOf(standing(status, { dueOn: null }), { ...scene, visit: null })
      expect(says).toMatch(/[。]$/)
      expect(says).not.toMatch(/null|undefined|NaN/)
    }
  })

  test('the day and half day of the visit come first', () => {
    const told = progressOf(standing('assessing'), scene)
    expect(told.nextDate).toEqual({ label: '上门评估', on: '2026-11-24' })
    expect(told.says).toContain('11月24日上午')
    const after = progressOf(standing('assessing'), { ...scene, today: '2026-11-25' })
    expect(after.nextDate?.label).toBe('最晚完成')
  })

  test('a case below benefit level asks for no institution', () => {
    expect(awaitsChoice(standing('recognised', { grade: 2 }), 3)).toBe(false)
    expect(awaitsChoice(standing('recognised', { grade: 3 }), 3)).toBe(true)
    expect(awaitsChoice(standing('recognised', { grade: 3, facts: { ...noFacts, institutionId: 'i' } }), 3)).toBe(false)
  })
})

describe('when the finding is told', () => {
  const finding = { grade: 4 } as CaseFacts['finding']
  test.each<[CaseStatus, CaseStatus | null, boolean, boolean]>([
    ['found', 'assessing', false, false],
    ['onNotice', 'found', true, true],
    ['reported', 'found', true, true],
    ['recognised', 'reported', true, true],
    ['declined', 'reported', true, true],
    ['expired', 'recognised', true, true],
    ['withdrawn', 'found', false, false],
    ['withdrawn', 'onNotice', true, true],
  ])('%s after %s', (status, statusBefore, wasReported, expected) => {
    const facts = { ...noFacts, finding, reportedOn: wasReported ? '2026-11-20' : null }
    expect(findingIsTold({ status, statusBefore, round: 1, facts })).toBe(expected)
  })

  test.each<[CaseStatus, CaseStatus | null, boolean]>([
    ['arranging', 'disputed', true],
    ['assessing', 'arranging', true],
    ['commissioned', 'reported', true],
    ['withdrawn', 'arranging', true],
    ['found', 'assessing', false],
  ])('复评、复查, %s after %s: the first result until there is a second', (status, statusBefore, expected) => {
    const told = (of: CaseFacts['finding']) =>
      findingIsTold({ status, statusBefore, round: 2, facts: { ...noFacts, finding: of, reportedOn: null } })
    expect(told(finding)).toBe(expected)
    // Sent back to the bedside: what was found no longer counts.
    expect(told(null)).toBe(false)
  })

  test('closed statuses are all covered by the table of steps', () => {
    for (const status of CLOSED_STATUSES) expect(stepsOf(status, 'recognised').every(({ state }) => state === 'done')).toBe(true)
  })
})

describe('经过', () => {
  test('tells what happened and keeps the bureaus’ own business back', () => {
    const base = { today: '2026-11-01', regionCode: null }
    const lines = storyOf(
      [
        { ...base, kind: 'started', seq: 1, body: {} },
        { ...base, kind: 'draftSaved', seq: 2, body: {} },
        { ...base, kind: 'submitted', seq: 3, body: {} },
        { ...base, kind: 'returned', seq: 4, body: { corrections: ['identity', 'medical'] } },
        { ...base, kind: 'submitted', seq: 5, body: {} },
        { ...base, kind: 'proposed', seq: 6, body: {} },
        { ...base, kind: 'accepted', seq: 7, body: { conclusionDueOn: '2026-12-11' } },
        { ...base, kind: 'acknowledged', seq: 8, body: {}, regionCode: '330503' },
      ],
      { insured, residence },
    )
    expect(lines.map(({ title, note }) => `${title}：${note}`)).toEqual([
      '开始填写申请：桐乡参保，住南浔区',
      '提交申请：交桐乡市受理',
      '退回补正：桐乡市 · 2 项',
      '补正后重新提交：交桐乡市受理',
      '受理：桐乡市 · 结论书不晚于2026年12月11日',
      '收悉结果：南浔区',
    ])
  })
})
