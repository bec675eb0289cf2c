import { describe, expect, test } from 'vitest'
import { INSURED, RESIDENCE } from '../case.fixture'
import type { CaseEvent, EventBody } from '../schema/event'
import type { EventKind } from '../schema/event-kind'
import { exchangesOf } from './exchanges'

const told = (kind: EventKind, regionCode: string | null, today: string, body: EventBody = {}) => ({ kind, regionCode, today, body })
const inOrder = (...events: ReturnType<typeof told>[]) => events.map((one, at) => ({ ...one, seq: at + 1 })) as CaseEvent[]
const pause = { why: 'answer' as const, since: '2026-06-01', left: 2, from: '2026-06-01', askedBy: INSURED }
const standing = { pauses: [{ ...pause, until: null }] }
const over = { pauses: [{ ...pause, until: '2026-06-03' }] }

describe('两地往来, as a thread', () => {
  test('a question and what was asked after it are one thread, until the answer', () => {
    const events = inOrder(
      told('clarified', INSURED, '2026-06-01', standing),
      told('reminded', INSURED, '2026-06-02'),
      told('clarified', INSURED, '2026-06-02'),
      told('answered', RESIDENCE, '2026-06-03', over),
      told('clarified', RESIDENCE, '2026-06-04', standing),
    )
    const [first, second] = exchangesOf(events)
    expect(first).toMatchObject({ regionCode: INSURED, since: '2026-06-01', until: '2026-06-03', state: 'answered' })
    expect(first?.said.map(({ seq, as }) => [seq, as])).toEqual([
      [1, 'question'],
      [3, 'question'],
      [4, 'answer'],
    ])
    expect(second).toMatchObject({ regionCode: RESIDENCE, state: 'waiting', until: null })
  })

  test('a bureau that moves the case on does without the answer; an assessor who moves it does not', () => {
    const asked = told('clarified', RESIDENCE, '2026-06-01', standing)
    const along = inOrder(asked, told('found', null, '2026-06-02', { to: 'found', ...standing }))
    expect(exchangesOf(along)).toMatchObject([{ state: 'waiting', until: null }])
    const without = inOrder(asked, told('sentBack', RESIDENCE, '2026-06-03', { to: 'assessing', ...over }))
    expect(exchangesOf(without)).toMatchObject([{ state: 'closed', until: '2026-06-03' }])
  })

  test('a supplementary word stands by itself, also while a question is open', () => {
    const events = inOrder(told('clarified', INSURED, '2026-06-01', standing), told('supplemented', INSURED, '2026-06-02'))
    expect(exchangesOf(events).map(({ kind, state }) => [kind, state])).toEqual([
      ['question', 'waiting'],
      ['supplement', 'said'],
    ])
  })
})
