import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { CALENDAR } from '../access/schema'
import { saveHolidayYear } from '../agreements/commands'
import { administrator, pairOf, writeCases } from '../cases/bulk-pair.fixture'
import { writeSheetsOnNotice } from '../cases/bulk-sheets.fixture'
import { chainFaults, replayed } from '../cases/rules/chain'
import { DueAct } from '../cases/schema/due'
import { caseById, eventsOf } from '../cases/store/case'
import { asActor, closeDoor } from '../db'
import { daysBetween, type PlainDate, shanghaiDay } from '../kernel/dates'
import { must } from '../kernel/outcome'
import { enqueue, type OpenQueue, openQueue } from '../queue'
import { carryOutDue, handInDue, runDueJobs } from './commands/due'
import { overview, pulse, tryAgain } from './commands/overview'
import { beat, startQueue, workThrough } from './commands/queue'
import { keyOf } from './rules'

/** Every notice is over by then, some recognitions have run out and the others are about to. */
const TODAY: PlainDate = '2026-07-14'
/** Two working days on. */
const SOON: PlainDate = '2026-07-16'
const AT = new Date(`${TODAY}T01:00:00Z`)
const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const root = path.resolve(import.meta.dirname, '../..')
let queue: OpenQueue
let pairs = 0

const throwing = (_where: unknown, error?: unknown): never => {
  throw error ?? _where
}
const rowsOf = async <T>(sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows as T[]

beforeAll(async () => {
  await owner.connect()
  queue = await openQueue(throwing)
})
afterAll(async () => {
  await queue.close()
  await owner.end()
  await closeDoor()
})
beforeEach(async () => {
  await owner.query(
    'truncate "Case", "CaseEvent", "InsuredPerson", "NameSuffix", "AuditEntry", "JobRun", "DemoClock", "Visit", "AnswerSheet" cascade',
  )
  await owner.query('delete from pgboss.job')
})

/** So many cases of a pair of its own, standing all over the life table, none touched since the middle of 2026. */
async function cases(count: number): Promise<void> {
  pairs += 1
  const codes: [string, string] = [`${997000 + pairs * 2}`, `${997001 + pairs * 2}`]
  const letters = (k: number) => `Q${'ABCDEFGHIJ'[pairs]}${'XY'[k]}`
  await writeCases([[await pairOf(codes, [letters(0), letters(1)]), count]], 60)
  await writeSheetsOnNotice()
}

/** What must have happened when all is done: by hand from the rows, one statement an act. */
async function expected(): Promise<Record<string, string[]>> {
  const ids = async (where: string) =>
    (await rowsOf<{ id: string }>(`select "id" from "Case" where ${where} order by 1`)).map((one) => one.id)
  return {
    noticeEnded: await ids(`"status" = 'onNotice'`),
    expired: await ids(`"status" = 'recognised' and "validTo" < '${TODAY}'`),
    renewalOpened: await ids(`"status" = 'recognised' and "validTo" >= '${TODAY}'`),
    // A limit that rests presses nobody; the question it rests for has a limit of its own, and so has the conclusion.
    reminded: [
      ...(await ids(
        `"dueOn" is not null and "status" in ('submitted','accepted','commissioned','arranging','assessing','found','reported')`,
      )),
      ...(await ids(`"answerDueOn" <= '${SOON}'`)),
      ...(await ids(
        `"facts"->>'conclusionDueOn' <= '${SOON}' and "facts"->>'clarifying' = 'false'
          and "status" in ('accepted','commissioned','arranging','assessing','found')`,
      )),
    ].toSorted(),
  }
}

/** What the calendar has done, each event by itself: a doubled one stands twice. */
async function happened(): Promise<Record<string, string[]>> {
  const rows = await rowsOf<{ kind: string; id: string }>(
    `select "kind", "caseId" as id from "CaseEvent" where "requestId" like 'calendar:%' order by 1, 2`,
  )
  const kinds: Record<string, string[]> = { noticeEnded: [], expired: [], renewalOpened: [], reminded: [] }
  for (const { kind, id } of rows) kinds[kind] = [...(kinds[kind] ?? []), id]
  return kinds
}

async function expectWholeChains(): Promise<void> {
  for (const { id } of await rowsOf<{ id: string }>('select "id" from "Case"')) {
    const { row, events } = await asActor(CALENDAR, async (tx) => ({ row: await caseById(tx, id), events: await eventsOf(tx, id) }))
    expect(replayed(events)).toEqual(row)
    expect(chainFaults(events, row?.chainHead ?? '')).toEqual([])
  }
}

const states = async () =>
  Object.fromEntries(
    (
      await rowsOf<{ state: string; n: number }>(`select state::text, count(*)::int as n from pgboss.job where name = 'act' group by 1`)
    ).map(({ state, n }) => [state, n]),
  )

/** Time passes for the queue alone: whoever had taken something has been silent too long, and every wait is over. */
const timePasses = () =>
  owner.query(`update pgboss.job set started_on = started_on - interval '1 day', start_after = start_after - interval '1 day',
    completed_on = completed_on - interval '1 hour' where state <> 'completed'`)

const act = (payload: unknown) => carryOutDue(DueAct.parse(payload), TODAY, AT)
/** Of two reminders of one case the second finds it moved and is done with: handed in anew it is given, until nothing is due. */
async function workToTheEnd(): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await workThrough(queue, 'act', { act }, throwing)
    await handInDue(TODAY)
  }
  await workThrough(queue, 'act', { act }, throwing)
}
const total = (all: Record<string, string[]>) => Object.values(all).flat().length

/** A fixed row of numbers in [0, 1), so that a failure can be had again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function worker(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/worker.fixture.ts', TODAY], {
    ...{ cwd: root, env: process.env, stdio: ['pipe', 'pipe', 'inherit'] },
  })
}

/** Lets a worker go until it has begun its `count`-th act, and on for a moment, and kills it where it stands. Answers what ended it. */
async function killedAfter(child: ChildProcess, count: number, moment: number): Promise<string> {
  child.stdin?.write('go\n')
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `${code}`)))
  let begun = 0
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    if (line === 'nothing left') break
    begun += 1
    if (begun < count) continue
    await new Promise((resolve) => setTimeout(resolve, moment))
    child.kill('SIGKILL')
    break
  }
  return ended
}

describe('killed at random moments', () => {
  test('every due act happens once, whoever dies on the way', async () => {
    // They start together and wait: only the dying takes turns.
    const workers = Array.from({ length: 4 }, worker)
    onTestFinished(() => {
      for (const one of workers) one.kill('SIGKILL')
    })
    await cases(220)
    const due = await expected()
    for (const kind of Object.values(due)) expect(kind.length).toBeGreaterThan(5)
    const random = chance(20261124)
    const [last, ...first] = workers as [ChildProcess, ...ChildProcess[]]
    for (const one of first) {
      expect(await killedAfter(one, 1 + Math.floor(random() * 18), random() * 25)).toBe('SIGKILL')
      await timePasses()
    }
    const half = total(await happened())
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(total(due))
    // One more dies while another finishes.
    await handInDue(TODAY)
    const [end] = await Promise.all([
      killedAfter(last, 1 + Math.floor(random() * 10), random() * 25),
      workThrough(queue, 'act', { act }, throwing),
    ])
    expect(['SIGKILL', '0']).toContain(end)
    await timePasses()
    await queue.tidy()
    await timePasses()
    await workToTheEnd()

    expect(await happened()).toEqual(due)
    expect(Object.keys(await states())).toEqual(['completed'])
    expect(await handInDue(TODAY)).toBe(0)
    await expectWholeChains()
    const written = await rowsOf<{ n: number }>(
      `select count(*)::int as n from "AuditEntry" where "role" = 'calendar' and "outcome" = 'done'`,
    )
    expect(written[0]?.n).toBe(total(due))
  }, 240_000)
})

describe('the calendar and its workers', () => {
  test('two workers and the clock of two servers at once: each act once', async () => {
    await cases(60)
    const due = await expected()
    const other = await openQueue(throwing)
    await Promise.all([handInDue(TODAY), handInDue(TODAY)])
    await Promise.all([queue, other, queue].map((one) => workThrough(one, 'act', { act }, throwing)))
    await other.close()
    await workToTheEnd()
    expect(await happened()).toEqual(due)
    expect(Object.keys(await states())).toEqual(['completed'])
  }, 120_000)

  test('beside the queue the demo clock does it at once, and what the queue still holds changes nothing', async () => {
    await cases(60)
    const due = await expected()
    await handInDue(TODAY)
    const [report] = await Promise.all([runDueJobs(TODAY, AT), workThrough(queue, 'act', { act }, throwing)])
    expect(report.refused).toEqual([])
    await workToTheEnd()
    expect(await happened()).toEqual(due)
    expect(Object.keys(await states())).toEqual(['completed'])
    expect((await runDueJobs(TODAY, AT)).done).toEqual({ endNotice: 0, lapse: 0, discard: 0, expire: 0, openRenewal: 0, remind: 0 })
    await expectWholeChains()
  }, 120_000)

  test('a run that was missed for days is caught up by the next beat', async () => {
    await cases(60)
    const due = await expected()
    // The demo clock only grows: this one is set by hand, to the day these cases are told on.
    const offset = daysBetween(shanghaiDay(new Date()), TODAY)
    await owner.query('insert into "DemoClock" ("id", "offsetDays") values (1, $1)', [offset])
    await beat()
    expect(await workThrough(queue, 'clock', {}, throwing)).toBe(1)
    await workThrough(queue, 'act', {}, throwing)
    await workToTheEnd()
    expect(await happened()).toEqual(due)
    expect((await pulse(new Date())).running).toBe(true)
    expect((await pulse(new Date(Date.now() + 7 * 60_000))).stoppedMinutes).toBe(7)
  }, 120_000)

  test('of two servers one beats in a minute', async () => {
    await asActor(CALENDAR, async (tx) => {
      await enqueue(tx, 'clock', [{ key: 'clock', every: 60 }])
      await enqueue(tx, 'clock', [{ key: 'clock', every: 60 }])
    })
    expect(await queue.take('clock', 10)).toHaveLength(1)
  })

  test('it starts, shows its pulse, and stops', async () => {
    const heard: unknown[] = []
    const running = startQueue({}, (where, error) => heard.push(where, error))
    await vi.waitFor(async () => expect((await pulse(new Date())).running).toBe(true), { timeout: 25_000, interval: 100 })
    await running.stop()
    expect(heard).toEqual([])
  })

  test('where the queue cannot be opened it says so once, and nothing breaks', async () => {
    await owner.query('alter schema pgboss rename to elsewhere')
    const heard: string[] = []
    const running = startQueue({}, (where) => heard.push(where))
    await vi.waitFor(() => expect(heard).toEqual(['queue: open']), { timeout: 25_000, interval: 100 })
    await running.stop()
    await owner.query('alter schema elsewhere rename to pgboss')
    expect(await pulse(new Date())).toEqual({ running: false, lastAt: null, stoppedMinutes: 0 })
  })
})

describe('what cannot be done', () => {
  test('a poisoned job is given up in view, with a code; the rest flow', async () => {
    await cases(60)
    const due = await expected()
    await handInDue(TODAY)
    const [poisoned] = due.noticeEnded ?? []
    const poison = async (payload: unknown) => {
      if (DueAct.parse(payload).caseId === poisoned) throw new Error('示例·陈奶奶 330499194302140028')
      return act(payload)
    }
    const told: unknown[] = []
    for (let tries = 0; tries < 12; tries += 1) {
      await workThrough(queue, 'act', { act: poison }, (where) => told.push(where))
      await timePasses()
    }
    expect(await states()).toEqual({ completed: total(due) - 1, failed: 1 })
    expect(told).toEqual(Array.from({ length: 9 }, () => 'queue act'))
    const { lines, failed } = await overview(administrator, new Date())
    expect(failed).toMatchObject([{ queue: 'act', what: '公示期满', caseId: poisoned, code: 'unexpected', tries: 9 }])
    expect(lines.find((one) => one.queue === 'act')).toMatchObject({ waiting: 0, active: 0, retrying: 0, failed: 1 })
    // P-01: nothing about a person, not of the cases and not of the error.
    const [dump] = await rowsOf<{ text: string }>(`select string_agg(j::text, ' ') as text from pgboss.job j`)
    expect(dump?.text).not.toMatch(/[\u4e00-\u9fff]|330499194302140028/)

    // Handed in again it stands as it is; by hand it gets another try.
    await handInDue(TODAY)
    expect(await states()).toMatchObject({ failed: 1 })
    const id = failed[0]?.id ?? ''
    expect(await tryAgain({ ...administrator, regionCode: '330499' }, 'act', id)).toMatchObject({ problem: { code: 'notYours' } })
    expect(await tryAgain(administrator, 'act', id)).toMatchObject({ ok: true })
    expect(await tryAgain(administrator, 'act', id)).toMatchObject({ problem: { code: 'notGivenUp' } })
    await workToTheEnd()
    expect(await happened()).toEqual(due)
  }, 120_000)

  test('a year that is not loaded waits under its own code, and is done once the year is there', async () => {
    await cases(60)
    const day = '2029-03-01'
    const later = (payload: unknown) => carryOutDue(DueAct.parse(payload), day, AT)
    const { noticeEnded } = await expected()
    await handInDue(day)
    await workThrough(queue, 'act', { act: later }, throwing)
    expect(await states()).toMatchObject({ retry: noticeEnded?.length })
    const codes = await rowsOf<{ code: string }>(`select distinct output->>'code' as code from pgboss.job where state = 'retry'`)
    expect(codes).toEqual([{ code: 'calendarNotLoaded' }])
    must(await saveHolidayYear(administrator, { year: 2029, source: '示例', daysOff: [], workdays: [] }))
    await timePasses()
    await workThrough(queue, 'act', { act: later }, throwing)
    expect((await happened()).noticeEnded).toEqual(noticeEnded)
  }, 120_000)

  test('what has moved meanwhile is done with: nobody is left to act on', async () => {
    await cases(60)
    const { noticeEnded } = await expected()
    const stale: DueAct = { act: 'endNotice', caseId: noticeEnded?.[0] ?? '', version: 1, level: null, of: 'desk' }
    expect(await carryOutDue(stale, TODAY, AT)).toBeNull()
    expect((await happened()).noticeEnded).toEqual([])
    expect(keyOf({ ...stale, act: 'remind', level: 'overdue' })).toBe(`calendar:remind-overdue:${stale.caseId}:1`)
  }, 120_000)
})
