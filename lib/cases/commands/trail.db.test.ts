import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { anApplication, caseStanding, FROM, family, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { accept, act, caseFile, code, events, propose, trail } from '../deeds.fixture'
import { chainFaults, replayed } from '../rules/chain'
import { enterAtCounter, start } from './apply'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let tx: Bureau
let nx: Bureau

beforeAll(async () => {
  await owner.connect()
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

/** A case submitted a moment ago by its own person. */
const submitted = () => caseStanding(cast, 'submitted')

describe('A-03 the trail', () => {
  test('what was refused is an entry too, with its code and nothing of what was written', async () => {
    const { caseId, applicant } = await submitted()
    await act(applicant, accept(caseId))
    await act(nx.clerks[0], { kind: 'refuse', caseId, ground: 'other', reason: '不该出现的理由' })
    await act(applicant, { kind: 'discard', caseId })
    await act(family(), { kind: 'withdraw', caseId, reason: '' })
    expect((await trail(owner, caseId)).slice(-4)).toEqual([
      'case.accept applicant refused wrongSide',
      'case.refuse clerk refused wrongSide',
      'case.discard applicant refused wrongStatus',
      'case.withdraw applicant refused notFound',
    ])
    const { rows } = await owner.query(`select string_agg("detail"::text || "subject", '') as all from "AuditEntry" where "caseId" = $1`, [
      caseId,
    ])
    expect(rows[0].all).not.toContain('不该出现的理由')
  })

  test('an application refused before there is a case leaves its entry', async () => {
    const clerk = tx.clerks[1]
    const before = await owner.query(`select count(*)::int as n from "AuditEntry" where "act" = 'case.start' and "outcome" = 'refused'`)
    expect(code(await start(clerk, await anApplication(), pressOn(FROM)))).toBe('wrongDoor')
    const given = await anApplication()
    const nameless = { ...given, appliedAs: 'counter' as const, application: { ...given.application, nationalId: '1' } }
    expect(code(await enterAtCounter(clerk, nameless, pressOn(FROM)))).toBe('applicationFields')
    const after = await owner.query(`select count(*)::int as n from "AuditEntry" where "act" = 'case.start' and "outcome" = 'refused'`)
    expect(after.rows[0].n - before.rows[0].n).toBe(2)
  })

  test('what the counter could not submit leaves no draft behind', async () => {
    const first = await submitted()
    const again = { ...first.start, appliedAs: 'counter' as const }
    expect(code(await enterAtCounter(tx.clerks[0], again, pressOn(FROM)))).toBe('caseOpen')
    const { rows } = await owner.query(`select count(*)::int as n from "Case" where "personKey" = $1`, [
      (await caseFile(first.caseId)).personKey,
    ])
    expect(rows[0].n).toBe(1)
  })
})

describe('A-04 no entry, no act', () => {
  test('when the trail cannot be written, nothing is', async () => {
    const { caseId } = await submitted()
    const before = await caseFile(caseId)
    const given = await anApplication()
    await owner.query(
      'create function no_entry() returns trigger language plpgsql as $$ begin raise exception $m$the trail is full$m$; end $$',
    )
    await owner.query('create trigger no_entry before insert on "AuditEntry" for each row execute function no_entry()')
    try {
      await expect(propose(tx.clerks[0], accept(caseId))).rejects.toThrow('the trail is full')
      await expect(act(tx.clerks[0], { kind: 'remind', level: null, of: 'desk', caseId })).rejects.toThrow('the trail is full')
      await expect(start(family(), given, pressOn(FROM))).rejects.toThrow('the trail is full')
    } finally {
      await owner.query('drop trigger no_entry on "AuditEntry"')
      await owner.query('drop function no_entry')
    }
    expect(await caseFile(caseId)).toEqual(before)
    expect(await events(caseId)).toHaveLength(before.version)
    const { rows } = await owner.query(`select count(*)::int as n from "CaseContent" where "caseId" = $1`, [caseId])
    expect(rows[0].n).toBe(1)
    must(await propose(tx.clerks[0], accept(caseId)))
  })
})

describe('A-01 what was written stands', () => {
  test('the app’s role can neither change nor delete an event or an entry', async () => {
    const { caseId } = await submitted()
    for (const statement of [
      `update "CaseEvent" set "kind" = 'accepted' where "caseId" = '${caseId}'`,
      `delete from "CaseEvent" where "caseId" = '${caseId}'`,
      `update "AuditEntry" set "outcome" = 'done' where "caseId" = '${caseId}'`,
      `delete from "AuditEntry" where "caseId" = '${caseId}'`,
      'truncate "CaseEvent"',
      'truncate "AuditEntry"',
    ])
      await expect(asActor(CALENDAR, (door) => door.$executeRawUnsafe(statement))).rejects.toThrow('permission denied')
    expect(await events(caseId)).toHaveLength(2)
  })

  test('what the owner of the database changes behind our backs, the chain tells', async () => {
    const told = await caseStanding(cast, 'accepted')
    await owner.query(
      `update "CaseEvent" set "body" = jsonb_set("body", '{conclusionDueOn}', '"2030-01-01"') where "caseId" = $1 and "kind" = 'accepted'`,
      [told.caseId],
    )
    const { chainHead } = await caseFile(told.caseId)
    expect(chainFaults(await events(told.caseId), chainHead)).toEqual([{ at: 3, seq: 4, fault: 'altered' }])
  })

  test('P-07 with every text removed the chain is verified and the case replays the same', async () => {
    const told = await caseStanding(cast, 'recognised', { choosesCare: true })
    const before = await caseFile(told.caseId)
    const removed = await asActor(CALENDAR, (door) => door.caseContent.deleteMany({ where: { caseId: told.caseId } }))
    expect(removed.count).toBeGreaterThan(4)
    const all = await events(told.caseId)
    expect(chainFaults(all, before.chainHead)).toEqual([])
    expect(replayed(all)).toEqual(before)
    // And no word of it was in the events.
    const { name, nationalId, phone, address } = told.start.application
    for (const word of [name, nationalId, phone, address, '夜间照护']) expect(JSON.stringify(all)).not.toContain(word)
  })
})

describe('P-01 nothing personal stands plain in the case’s tables', () => {
  test('neither id, phone, address nor what was written', async () => {
    const told = await caseStanding(cast, 'onNotice')
    const { nationalId, phone, address, condition } = told.start.application
    for (const table of [
      'Case',
      'CaseEvent',
      'CaseContent',
      'AuditEntry',
      'Visit',
      'AnswerSheet',
      'InsuredPerson',
      'CrossRegionFiling',
      'Mandate',
    ]) {
      const { rows } = await owner.query(`select coalesce(string_agg(t::text, ' '), '') as all from "${table}" t`)
      for (const word of [nationalId, phone, address, condition]) expect(rows[0].all.includes(word), `${table}: ${word}`).toBe(false)
    }
  })
})
