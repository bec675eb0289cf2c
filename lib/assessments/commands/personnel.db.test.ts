import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import type { EnterPersonnel, Occasion } from '../schema'
import { accountsToEnter, candidatesFor, personnelOf } from '../store/personnel'
import { assignmentsOf, releaseVisit, writeDeclaration } from '../store/visits'
import { assessor, clerk, RESIDENCE, visitWith, WHEN } from '../visit.fixture'
import { amendPersonnel, enterPersonnel } from './personnel'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const bureau = clerk(RESIDENCE)
const elsewhere = clerk('998009')
const institutionId = randomUUID()

async function account(personKey: string): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into "Account" ("id","loginName","displayName","role","regionCode","personKey","passwordHash") values ($1,$1,'示例·郑评估','assessor',$2,$3,'')`,
    [id, RESIDENCE, personKey],
  )
  return id
}

function entry(accountId: string, more: Partial<EnterPersonnel> = {}): EnterPersonnel {
  return { accountId, kind: 'assessor', institutionId, certificateNo: '示例-007', validFrom: '2026-01-01', validTo: '2026-12-31', ...more }
}

beforeAll(async () => {
  await owner.connect()
  await owner.query(
    `insert into "Institution" ("id","code","name","nameKey","initials","kind","services","regionCode","townshipCode","address","phone","legalPerson","servesRegions","agreementNo","agreementFrom","agreementTo","updatedAt")
     values ($1,$3,'示例·评估所','','','assessment','{}',$2,'998002100','示例路1号','','示例·法人',array[$2::text],'示例-协议','2026-01-01','2026-12-31',now())`,
    [institutionId, RESIDENCE, `P${String(Math.random()).slice(2, 13).padEnd(11, '0')}`],
  )
})
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

describe('the personnel register', () => {
  it('is kept by its own bureau: name and person come from the account', async () => {
    const key = randomUUID()
    const accountId = await account(key)
    expect((await asActor(bureau, (tx) => accountsToEnter(tx, RESIDENCE))).map((one) => one.accountId)).toContain(accountId)
    const { personnelId } = must(await enterPersonnel(bureau, entry(accountId), WHEN))
    const mine = await asActor(bureau, (tx) => personnelOf(tx, RESIDENCE))
    expect(mine.find((one) => one.id === personnelId)).toMatchObject({
      name: '示例·郑评估',
      personKey: key,
      institutionName: '示例·评估所',
      status: 'in',
    })
    expect(await asActor(elsewhere, (tx) => personnelOf(tx, RESIDENCE))).toEqual([])
    expect((await asActor(bureau, (tx) => accountsToEnter(tx, RESIDENCE))).map((one) => one.accountId)).not.toContain(accountId)
  })

  it('refuses what cannot stand in it', async () => {
    const key = randomUUID()
    const accountId = await account(key)
    const refusals = [
      [bureau, entry(accountId, { validTo: '2025-12-31' }), 'validityReversed'],
      [bureau, entry('missing'), 'accountUnknown'],
      [bureau, entry(accountId, { institutionId: 'missing' }), 'institutionUnknown'],
      [elsewhere, entry(accountId), 'accountUnknown'],
      [assessor('王评估'), entry(accountId), 'notRegistrar'],
    ] as const
    for (const [actor, given, code] of refusals)
      expect(await enterPersonnel(actor, given, WHEN)).toMatchObject({ ok: false, problem: { code } })
    must(await enterPersonnel(bureau, entry(accountId), WHEN))
    expect(await enterPersonnel(bureau, entry(accountId), WHEN)).toMatchObject({ problem: { code: 'alreadyEntered' } })
    // A second account of the same natural person, the first being closed, is the same person.
    await owner.query(`update "Account" set "status" = 'disabled' where "id" = $1`, [accountId])
    expect(await enterPersonnel(bureau, entry(await account(key)), WHEN)).toMatchObject({ problem: { code: 'alreadyEntered' } })
  })

  it('two clerks amending at once: one wins, the other is told', async () => {
    const { personnelId } = must(await enterPersonnel(bureau, entry(await account(randomUUID())), WHEN))
    const { accountId: _account, ...kept } = entry('')
    const change = { ...kept, personnelId, version: 0, status: 'out' as const }
    const outcomes = await Promise.all([amendPersonnel(bureau, change, WHEN), amendPersonnel(clerk(RESIDENCE), change, WHEN)])
    expect(outcomes.map((one) => (one.ok ? 'done' : one.problem.code)).sort()).toEqual(['done', 'stale'])
    expect(await amendPersonnel(elsewhere, { ...change, version: 1 }, WHEN)).toMatchObject({ problem: { code: 'personnelUnknown' } })
    const entries = await owner.query('select count(*)::int as n from "AuditEntry" where "subject" = $1', [`personnel:${personnelId}`])
    expect(entries.rows[0].n).toBe(4)
  })
})

describe('candidates of a case', () => {
  it('leaves out who had a part in an earlier round, declared a tie, or works for the carer', async () => {
    const [first, tied, free] = [assessor('冯评估'), assessor('陈评估'), assessor('褚评估')]
    const before = await visitWith([
      { actor: first, kind: 'expert', duty: 'onSite' },
      { actor: tied, kind: 'assessor', duty: 'onSite' },
    ])
    await visitWith([{ actor: free, kind: 'expert', duty: 'onSite' }])
    await asActor(CALENDAR, async (tx) => {
      const [, second] = await assignmentsOf(tx, before.visitId)
      await writeDeclaration(tx, second?.id ?? '', true, '亲属', WHEN.at)
      await releaseVisit(tx, before.visitId, 'recused')
    })
    const of = {
      region: RESIDENCE,
      day: '2026-06-02',
      caseId: before.caseId,
      occasion: 'initial' as Occasion,
      carerInstitutionIds: [] as string[],
      insuredPersonKey: 'someone',
    }
    const answers = async (round: number, carers: string[] = []) => {
      const list = await asActor(bureau, (tx) => candidatesFor(tx, { ...of, round, carerInstitutionIds: carers }))
      return [first, tied, free].map((actor) => {
        const may = list.find((one) => one.personnel.accountId === actor.accountId)?.may
        return may?.ok ? 'may' : (may?.problem.code ?? 'absent')
      })
    }
    expect(await answers(1)).toEqual(['may', 'tieDeclared', 'may'])
    expect(await answers(2)).toEqual(['inEarlierRound', 'inEarlierRound', 'may'])
    expect(await answers(1, ['assessment-one'])).toEqual(['sharedEmployer', 'tieDeclared', 'sharedEmployer'])
    // 复评: no other institution has people enough, so others of the same may go.
    of.occasion = 'dispute'
    expect(await answers(2)).toEqual(['inEarlierRound', 'inEarlierRound', 'may'])
  })
})
