import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TONGXIANG } from '@/prisma/demo/reference'
import { GRADE_LABEL } from '../../standard/schema'
import { caseAt, FINDING, INSURED, RESIDENCE, TODAY } from '../case.fixture'
import { CASE_STATUSES, CHANGE_KINDS, END_REASONS, OCCASIONS, RELEASE_REASONS, REMINDER_LEVELS } from '../schema'
import type { CaseFile } from '../schema/event'
import { EVENT_KINDS, type EventKind } from '../schema/event-kind'
import { afterFailure } from './delivery'
import { FAMILY_NOTICES } from './family-notices'
import { LIFE } from './life'
import { AUDIENCES, type Happening, smsParts, smsText } from './notice'
import { mayRemind } from './reminding'
import { STAFF_NOTICES } from './staff-notices'

const NAME = '示例·陈奶奶'
const PHONE = '19900009999'
const ID = '330499194302140028'

const bureau = (code: string, name: string) => ({ ...TONGXIANG, code, name, bureauName: `${name}医疗保障经办中心（演示）` })

function happeningOf(kind: EventKind, more: Partial<Happening> = {}): Happening {
  const facts = {
    ...{ finding: FINDING, scheduledOn: '2026-06-05', notice: { from: TODAY, to: '2026-06-08' }, conclusionDueOn: '2026-07-13' },
    ...{ corrections: ['residence' as const, 'medical' as const], institutionId: 'i1', submittedOn: '2026-05-04' },
    recognition: { validFrom: TODAY, validTo: '2028-05-31', benefitFrom: '2026-07-01', basis: [], on: TODAY },
  }
  return {
    event: { kind, body: {}, side: 'competentBureau', regionCode: INSURED },
    before: caseAt('assessing', { dueOn: '2026-06-08' }, facts),
    after: caseAt('assessing', { dueOn: '2026-06-08', validTo: '2028-05-31' }, facts),
    ...{ insured: bureau(INSURED, '示例甲市'), residence: bureau(RESIDENCE, '示例乙区'), today: TODAY, window: '上午' },
    ...{
      grade: '重度失能Ⅱ级（4 级）',
      reachesBenefit: true,
      objectUntil: '2026-06-08',
      reassessFrom: '2026-12-01',
      institution: { name: '示例机构', phone: '0573-1' },
    },
    ...more,
  }
}

/** Anything that may happen, as the tables may meet it. */
const anyHappening: fc.Arbitrary<Happening> = fc
  .record({
    kind: fc.constantFrom(...EVENT_KINDS),
    from: fc.constantFrom(...CASE_STATUSES),
    to: fc.constantFrom(...CASE_STATUSES),
    occasion: fc.constantFrom(...OCCASIONS),
    change: fc.constantFrom(...CHANGE_KINDS),
    endReason: fc.constantFrom(...END_REASONS),
    releaseReason: fc.constantFrom(...RELEASE_REASONS),
    level: fc.constantFrom(...REMINDER_LEVELS),
    side: fc.constantFrom('applicant', 'representative', 'competentBureau', 'residenceBureau', 'calendar', 'assessor'),
    by: fc.constantFrom('family', 'other'),
    day: fc.constantFrom('2026-06-05', '2026-12-31', '2027-10-29'),
    reachesBenefit: fc.boolean(),
    grade: fc.constantFrom(...Object.values(GRADE_LABEL)),
  })
  .map(({ kind, from, to, occasion, change, endReason, releaseReason, level, side, by, day, reachesBenefit, grade }) => {
    const rich = happeningOf(kind)
    const objections = [{ number: 1, by, on: TODAY, outcome: null }]
    return {
      ...rich,
      event: {
        ...{ kind, side, regionCode: INSURED },
        body: { change, happenedOn: TODAY, endReason, releaseReason, level, objection: 1, proposal: { command: 'accept', text: '' } },
      },
      before: { ...rich.before, status: from, facts: { ...rich.before.facts, scheduledOn: day } },
      after: { ...rich.after, status: to, occasion, dueOn: day, facts: { ...rich.after.facts, scheduledOn: day, objections } },
      ...{ reachesBenefit, grade, objectUntil: day },
    } as Happening
  })

describe('who is told what of an event', () => {
  test('both tables speak of every kind of event, and of nothing else', () => {
    expect(Object.keys(FAMILY_NOTICES).toSorted()).toEqual([...EVENT_KINDS].toSorted())
    expect(Object.keys(STAFF_NOTICES).toSorted()).toEqual([...EVENT_KINDS].toSorted())
  })

  test('a recognition taken up again at benefit level: the family chooses an institution anew', () => {
    const { event, after, ...rest } = happeningOf('reopened')
    const told = (status: 'recognised' | 'found', reachesBenefit: boolean) =>
      FAMILY_NOTICES.reopened?.({ ...rest, event, after: { ...after, status }, reachesBenefit })
    expect(told('recognised', true)).toMatchObject({ weight: 'act', text: expect.stringContaining('请重新选择一家护理机构') })
    expect([told('recognised', false)?.weight, told('found', true)?.weight]).toEqual(['know', 'know'])
  })

  test.each(EVENT_KINDS)('%s is told to somebody, or is on the list of what nobody is told', (kind) => {
    const silent = ['started', 'draftSaved', 'discarded', 'acknowledged']
    const happening = happeningOf(kind, {
      event: {
        kind,
        side: 'competentBureau',
        regionCode: INSURED,
        body: { change: 'condition', happenedOn: TODAY, level: 'overdue', proposal: { command: 'accept', text: '' } },
      },
    })
    const told = [FAMILY_NOTICES[kind]?.(happening) ?? [], STAFF_NOTICES[kind](happening)].flat()
    expect(told.length > 0).toBe(!silent.includes(kind))
  })

  test.each([
    ['accepted', ['7月13日', '电话'], 'know'],
    ['returned', ['居住证明、病历资料', '6月8日', '办结', '电话'], 'act'],
    ['refused', ['行政复议', '电话'], 'act'],
    ['assigned', ['6月5日星期五上午', '身份证', '不用交', '电话'], 'act'],
    ['visitReleased', ['6月5日', '电话'], 'know'],
    ['noticed', ['重度失能Ⅱ级（4 级）', '不论评的是哪一级', '6月8日', '提出异议', '电话'], 'act'],
    ['recognised', ['重度失能Ⅱ级（4 级）', '2028年5月31日', '7月1日', '示例机构继续护理', '电话'], 'know'],
    ['forwarded', ['另一地', '终止这件申请', '电话'], 'know'],
    ['declined', ['行政复议', '电话'], 'act'],
    ['renewalOpened', ['2028年5月31日', '期满评估', '电话'], 'act'],
    ['expired', ['期满评估', '电话'], 'act'],
  ] as const)('%s tells the family the day, what to do and whom to call', (kind, words, weight) => {
    const notice = FAMILY_NOTICES[kind]?.(happeningOf(kind))
    expect(notice?.weight).toBe(weight)
    for (const word of words) expect(notice?.text).toContain(word)
  })

  test('a finding below benefit level may be objected to all the same (医保发〔2023〕29号第二十七条, 待核定)', () => {
    const told = FAMILY_NOTICES.reported?.(happeningOf('reported', { grade: '中度失能（2 级）', reachesBenefit: false }))
    expect(told?.text).toContain('没有达到')
    expect(told?.text).toContain('提出异议')
  })

  test('the finding of a 复评 is final and says what remedy remains', () => {
    const happening = happeningOf('reported')
    const told = FAMILY_NOTICES.reported?.({ ...happening, after: { ...happening.after, occasion: 'dispute' } })
    expect(told?.text).toContain('不能再提异议')
    expect(told?.text).toContain('行政诉讼')
  })

  test('他人异议: the first of a notice rings the family’s telephone and asks the clerks; another while one is open is only told', () => {
    const told = (objections: CaseFile['facts']['objections']) => {
      const happening = happeningOf('objectionReceived')
      const before = { ...happening.before, facts: { ...happening.before.facts, objections } }
      const family = FAMILY_NOTICES.objectionReceived?.({ ...happening, before })
      const clerks = STAFF_NOTICES.objectionReceived({ ...happening, before }).find((one) => one.to === 'residenceClerks')
      return { rings: family?.sms !== null, byHand: family?.byHand, clerks: clerks?.weight }
    }
    const one = { number: 1, by: 'other', on: TODAY, outcome: null } as const
    expect(told([])).toEqual({ rings: true, byHand: true, clerks: 'act' })
    expect(told([one])).toEqual({ rings: false, byHand: false, clerks: 'know' })
    expect(told([one, { ...one, number: 2 }])).toEqual({ rings: false, byHand: false, clerks: 'know' })
    // That one is decided: the clerks have something to do again, the family has been told.
    expect(told([{ ...one, outcome: 'dismissed' }])).toEqual({ rings: false, byHand: false, clerks: 'act' })
    // The family's own is open with them already; of an earlier notice counts no more.
    expect(told([{ ...one, by: 'family' }])).toEqual({ rings: true, byHand: true, clerks: 'know' })
    expect(told([{ ...one, on: '2026-05-01', outcome: 'admitted' }])).toEqual({ rings: true, byHand: true, clerks: 'act' })
  })

  test('a house in mourning gets no SMS', () => {
    const ended = happeningOf('ended', {
      event: { kind: 'ended', side: 'competentBureau', regionCode: INSURED, body: { endReason: 'death' } },
    })
    const reported = happeningOf('changeReported', {
      event: { kind: 'changeReported', side: 'competentBureau', regionCode: INSURED, body: { change: 'death', happenedOn: TODAY } },
    })
    expect(FAMILY_NOTICES.ended?.(ended)).toMatchObject({ sms: null, byHand: true })
    expect(FAMILY_NOTICES.changeReported?.(reported)).toMatchObject({ sms: null, byHand: true })
  })

  test('a question goes to the other bureau, a reminder to the desk, a proposal to a reviewer of the same bureau', () => {
    const to = (kind: EventKind, more: Partial<Happening> = {}) => STAFF_NOTICES[kind](happeningOf(kind, more)).map((one) => one.to)
    expect(to('clarified')).toEqual(['residenceClerks'])
    expect(to('clarified', { event: { kind: 'clarified', body: {}, side: 'residenceBureau', regionCode: RESIDENCE } })).toEqual([
      'competentClerks',
    ])
    expect(to('reminded', { after: caseAt('reported') })).toEqual(['competentClerks'])
    expect(
      to('reminded', {
        after: caseAt('found'),
        event: { kind: 'reminded', body: { level: 'escalated' }, side: 'calendar', regionCode: null },
      }),
    ).toEqual(['residenceReviewers', 'residenceClerks', 'competentReviewers', 'competentClerks'])
    expect(
      to('proposed', {
        event: { kind: 'proposed', body: { proposal: { command: 'report', text: '' } }, side: 'residenceBureau', regionCode: RESIDENCE },
      }),
    ).toEqual(['residenceReviewers'])
  })
})

describe('whom a reminder reaches', () => {
  const PAUSE = { why: 'answer' as const, since: TODAY, until: null, left: 3, from: TODAY, askedBy: INSURED }
  const asked = (askedBy: string) => ({ clarifying: true, pauses: [{ ...PAUSE, askedBy }] })
  const ending = { endReported: { why: 'death' as const, on: TODAY } }
  test.each([
    ['the desk', INSURED, caseAt('found'), ['residenceClerks'], false],
    ['an overdue visit', INSURED, caseAt('assessing'), ['assessors', 'residenceClerks'], false],
    ['who is asked, before the desk', INSURED, caseAt('reported', {}, asked(INSURED)), ['residenceClerks'], false],
    ['who is asked, on notice', RESIDENCE, caseAt('onNotice', {}, asked(RESIDENCE)), ['competentClerks'], false],
    ['who is asked, of a recognition', INSURED, caseAt('recognised', {}, asked(INSURED)), ['residenceClerks'], false],
    ['who ends what was reported', RESIDENCE, caseAt('recognised', {}, ending), ['competentClerks'], false],
    ['the family that corrects', RESIDENCE, caseAt('returned', { dueOn: '2026-06-08' }), [], true],
    ['who is asked, while the family corrects', RESIDENCE, caseAt('returned', {}, asked(RESIDENCE)), ['competentClerks'], false],
  ] as const)('催办: %s', (_, by, after, staff, family) => {
    const side = by === INSURED ? ('competentBureau' as const) : ('residenceBureau' as const)
    const happening = happeningOf('reminded', { after, event: { kind: 'reminded', body: {}, side, regionCode: by } })
    expect(mayRemind(after, by, TODAY).ok).toBe(true)
    expect(STAFF_NOTICES.reminded(happening).map((one) => one.to)).toEqual(staff)
    expect(FAMILY_NOTICES.reminded?.(happening)?.weight ?? null).toBe(family ? 'act' : null)
  })
})

describe('what is told is what the rules do', () => {
  const told = (kind: EventKind, more: Partial<Happening> = {}) => {
    const happening = happeningOf(kind, more)
    return [FAMILY_NOTICES[kind]?.(happening) ?? [], STAFF_NOTICES[kind](happening)]
      .flat()
      .map((one) => `${one.title}。${one.text}`)
      .join('')
  }

  test('转办: the case is ended, the family applies anew; nobody commissions the third party', () => {
    expect(told('forwarded')).toContain('以“已迁往两地以外”终止本案')
    expect(told('forwarded')).not.toMatch(/正在转交|改向那一方委托/)
  })

  test('care that goes on is not chosen again', () => {
    expect(told('recognised')).not.toContain('请选')
    expect(told('recognised', { institution: null })).toContain('选一家定点护理机构')
    const byCalendar = { event: { kind: 'institutionChosen' as const, body: {}, side: 'calendar' as const, regionCode: null } }
    expect(told('institutionChosen', byCalendar)).toContain('继续护理')
    expect(told('institutionChosen', byCalendar)).not.toContain('有新的护理对象')
    expect(told('institutionChosen')).toContain('有新的护理对象')
  })

  test('期限暂停 is said where a limit stops, 期限继续 where one goes on, and nowhere else', () => {
    const asked = (left: number | null) => ({
      ...{ kind: 'clarified' as const, side: 'competentBureau' as const, regionCode: INSURED },
      body: { pauses: [{ why: 'answer' as const, since: TODAY, until: null, left, from: TODAY, askedBy: INSURED }] },
    })
    expect(told('clarified', { event: asked(3) }).match(/期限暂停/g)).toHaveLength(3)
    expect(told('clarified', { event: asked(null) })).not.toContain('暂停')
    expect(told('clarified')).not.toContain('暂停')
    expect(told('answered')).not.toContain('期限')
    const answered = { kind: 'answered' as const, side: 'competentBureau' as const, regionCode: INSURED, body: { dueOn: '2026-06-08' } }
    expect(told('answered', { event: answered })).toContain('期限继续')
    for (const status of ['onNotice', 'recognised'] as const) expect(LIFE[status].clarify.follows).not.toContain('暂停')
    expect(LIFE.found.clarify?.follows).toContain('期限暂停')
  })

  test.each([
    ['addressChange', '2026-12-01', '新地址请另行登记'],
    ['condition', '2026-12-01', '从 12月1日星期二 起可以申请'],
    ['condition', TODAY, '现在就可以申请'],
    ['condition', null, '仍按现在的等级'],
    ['discharge', null, '从第二天起恢复'],
  ] as const)('动态更新 %s, 重新评估 from %s: %s', (change, reassessFrom, says) => {
    const event = { kind: 'changeReported' as const, body: { change, happenedOn: TODAY }, side: 'applicant' as const, regionCode: null }
    expect(FAMILY_NOTICES.changeReported?.(happeningOf('changeReported', { event, reassessFrom }))?.text).toContain(says)
  })
})

describe('the wording', () => {
  test('an SMS says nothing of grade, illness, ground or person, and costs at most two messages', () => {
    fc.assert(
      fc.property(anyHappening, fc.boolean(), (happening, hasAccount) => {
        const notice = FAMILY_NOTICES[happening.event.kind]?.(happening)
        if (!notice || notice.sms === null) return
        const text = smsText(notice.sms, notice.ask, hasAccount)
        expect(text).not.toMatch(/失能|等级|\d ?级|住院|出院|去世|病|异议|公示|不予|终止|作废|补正/)
        for (const personal of [NAME, PHONE, ID, happening.after.caseNo]) expect(text).not.toContain(personal)
        expect(text).toMatch(/^【长护险异地互认】/)
        expect(text).toContain(notice.ask.phone)
        expect(text.includes('请登录')).toBe(hasAccount)
        expect(smsParts(text)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 2000 },
    )
  })

  test('the plain SMS is one message', () => {
    expect(smsParts(smsText('', TONGXIANG, true))).toBe(1)
    expect([smsParts('字'.repeat(70)), smsParts('字'.repeat(71)), smsParts('字'.repeat(135))]).toEqual([1, 2, 3])
  })

  test('every notice has a short title and whole sentences; a family always learns whom to call', () => {
    fc.assert(
      fc.property(anyHappening, (happening) => {
        const { kind } = happening.event
        const family = FAMILY_NOTICES[kind]?.(happening)
        for (const one of [...(family ? [family] : []), ...STAFF_NOTICES[kind](happening)]) {
          expect(one.title.length).toBeLessThanOrEqual(20)
          expect(one.text).toMatch(/。$/)
          expect(one.text).not.toMatch(/undefined|null|NaN|。。|，。/)
        }
        if (family) expect(family.text).toContain('电话')
        for (const { to } of STAFF_NOTICES[kind](happening)) expect(AUDIENCES).toContain(to)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('trying again', () => {
  test('waits longer each time and then stops', () => {
    const at = new Date('2026-06-01T00:00:00Z')
    const minutes = [1, 2, 3, 4, 5, 6].map((tries) => {
      const next = afterFailure(tries, at)
      return next && (next.getTime() - at.getTime()) / 60_000
    })
    expect(minutes).toEqual([1, 5, 15, 60, 240, null])
  })
})
