import { describe, expect, it } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { workingCalendar } from '../../kernel/calendar'
import { YEAR_2026 } from '../../kernel/calendars/2026'
import type { CaseEvent, CaseFile, NewEvent, Pause } from '../schema/event'
import { EVENT_KINDS } from '../schema/event-kind'
import { clockOf } from './clock'
import { NO_FACTS } from './evolve'
import { detailsOf, groundLabel, timelineOf, wordsSay } from './timeline'

const caseFile = {
  status: 'found',
  dueOn: '2026-06-12',
  deskRegion: '330503',
  appliedAs: 'agent',
  facts: { pauses: [] as Pause[] },
} as CaseFile

function eventsOf(...made: Array<NewEvent & { today: string }>): CaseEvent[] {
  return made.map((event, i) => ({ ...event, seq: i + 1, side: 'competentBureau' }) as CaseEvent)
}

function clockFor({ status, dueOn }: Pick<CaseFile, 'status' | 'dueOn'>, today: string, facts: Partial<CaseFile['facts']> = {}) {
  const timed = { status, dueOn, statusSince: '2026-06-08', facts: { ...NO_FACTS, ...facts } }
  return clockOf(timed, { today, calendar: workingCalendar([YEAR_2026]), termsOn: () => defaultTerms() })
}

const scene = {
  today: '2026-06-10',
  calendar: workingCalendar([YEAR_2026]),
  whoOf: () => '桐乡 · 经办',
  wordsOf: () => ({}),
  nameOf: () => '南浔',
  goesOnNotice: true,
  clock: clockFor(caseFile, '2026-06-10'),
}

describe('经过', () => {
  const events = eventsOf(
    { kind: 'started', body: {}, today: '2026-06-01' },
    { kind: 'submitted', body: { to: 'submitted' }, today: '2026-06-01' },
    { kind: 'returned', body: { to: 'returned' }, today: '2026-06-02' },
    { kind: 'submitted', body: { to: 'submitted' }, today: '2026-06-03' },
    { kind: 'accepted', body: { to: 'accepted' }, today: '2026-06-08' },
  )

  it('tells each event with day, who and the working days it took', () => {
    const lines = timelineOf(caseFile, events, scene)
    expect(lines.map((line) => line.title)).toEqual([
      ...['提交申请', '退回补正', '补正后重新提交', '受理'],
      ...['待复核上报', '公示期满', '参保地确认', '互认，两地生效'],
    ])
    expect(lines[0]?.notes).toEqual(['6月1日 · 桐乡 · 经办', '受托人代办'])
    expect(lines[3]?.notes).toEqual(['6月8日 · 桐乡 · 经办 · 用 3 个工作日'])
  })

  it('marks where it stands, late or not, and leaves out a notice that will not be', () => {
    const now = (today: string, dueOn: string) =>
      timelineOf({ ...caseFile, dueOn }, events, {
        ...scene,
        today,
        clock: clockFor({ ...caseFile, dueOn }, today),
        goesOnNotice: false,
      }).filter((line) => line.state !== 'done')
    expect(now('2026-06-10', '2026-06-12').map((line) => line.title)).toEqual(['待复核上报', '参保地确认', '互认，两地生效'])
    expect(now('2026-06-10', '2026-06-12')[0]).toMatchObject({ state: 'now', notes: ['南浔 · 到 6月12日', '剩 2 个工作日'] })
    expect(now('2026-06-15', '2026-06-12')[0]).toMatchObject({ state: 'late', notes: ['南浔 · 已过 6月12日', '已超过 1 个工作日'] })
  })

  it('takes a pause out of what an office used, and says why the limit rests and what it has when it goes on', () => {
    const pause: Pause = { why: 'answer', since: '2026-06-03', until: '2026-06-05', left: 5, from: '2026-06-03', askedBy: '330503' }
    const paused = { ...caseFile, facts: { ...caseFile.facts, pauses: [pause] } }
    expect(timelineOf(paused, events, scene)[3]?.notes).toEqual(['6月8日 · 桐乡 · 经办 · 用 1 个工作日'])
    const open: Pause = { ...pause, since: '2026-06-09', until: null, left: 3, from: '2026-06-08' }
    const asked = { ...caseFile, dueOn: null, facts: { ...caseFile.facts, pauses: [open] } }
    const now = timelineOf(asked, events, { ...scene, clock: clockFor(asked, '2026-06-10', { pauses: [open] }) }).find(
      (line) => line.key === 'now',
    )
    expect(now?.notes).toEqual(['南浔', '暂停计时（等答复，自6月9日）', '恢复后还有 3 个工作日'])
    const clarified = { kind: 'clarified', body: { pauses: [open], dueOn: null }, today: '2026-06-09' } as CaseEvent
    expect(detailsOf(clarified, caseFile, {})).toEqual(['期限暂停，还剩 3 个工作日'])
    expect(detailsOf({ ...clarified, kind: 'answered', body: { dueOn: '2026-06-15' } }, caseFile, {})).toEqual(['期限继续，到 6月15日'])
  })

  it('ends with its last event when the case is closed', () => {
    const closed = timelineOf(
      { ...caseFile, status: 'withdrawn' },
      eventsOf({ kind: 'withdrawn', body: { to: 'withdrawn' }, today: '2026-06-02' }),
      scene,
    )
    expect(closed.map((line) => line.state)).toEqual(['stopped'])
  })

  it('has words for every kind of event', () => {
    for (const kind of EVENT_KINDS) {
      const [line] = timelineOf({ ...caseFile, status: 'recognised' }, eventsOf({ kind, body: {}, today: '2026-06-02' }), scene)
      if (kind !== 'started' && kind !== 'draftSaved') expect(line?.title, kind).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('an event’s own words', () => {
  const event = (body: CaseEvent['body']) => ({ kind: 'refused', body, today: '2026-06-02' }) as CaseEvent

  it('says ground and reason, and tells an approved act once', () => {
    expect(detailsOf(event({ ground: 'notInsured' }), caseFile, { reason: '查无参保' })).toEqual([
      '未参加参保地长期护理保险',
      '理由：查无参保',
    ])
    expect(detailsOf(event({ proposedBy: { accountId: 'a', personKey: 'b', seq: 2 } }), caseFile, { reason: '查无参保' })).toEqual([])
  })

  it('lists corrections by item, and never an address', () => {
    expect(wordsSay({ corrections: [{ item: 'medical', reason: '缺出院小结' }], address: '示例路1号' })).toEqual(['病历资料：缺出院小结'])
  })

  it('prints a declining ground in the wording in force that day', () => {
    expect(groundLabel('wrongPerson', '2026-06-02')).toBe('被评估人与参保人不一致')
    expect(groundLabel('conditionsNotMet', '2026-06-02')).toBe('不符合待遇享受条件')
  })
})
