import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import type { Actor } from '../../access/schema'
import { closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { inventNationalId } from '../../people/rules/national-id'
import { anApplication, caseStanding, FROM, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { accept, act, approve, caseFile, code, events, propose } from '../deeds.fixture'
import type { CommandKind } from '../schema/command'
import { enterAtCounter } from './apply'
import { perform } from './perform'

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

const sendBack = (actor: Actor, caseId: string, kind: CommandKind, seq: number, note: string) =>
  perform(actor, { step: 'return', caseId, act: kind, seq, note }, pressOn(FROM))

/** A case submitted a moment ago by its own person. */
const submitted = () => caseStanding(cast, 'submitted')

describe('Z-09 four eyes', () => {
  test('the act waits for another natural person of the same bureau', async () => {
    const { caseId } = await submitted()
    expect(code(await act(tx.clerks[0], accept(caseId)))).toBe('twoWanted')
    const { version } = must(await propose(tx.reviewers[0], accept(caseId)))
    expect(await caseFile(caseId)).toMatchObject({ status: 'submitted', proposal: { command: 'accept', seq: version } })

    const secondAccount = { ...tx.reviewers[1], personKey: tx.reviewers[0].personKey }
    const tries: Array<[Actor, string]> = [
      [tx.reviewers[0], 'samePerson'],
      [secondAccount, 'samePerson'],
      [tx.clerks[1], 'notReviewer'],
      [nx.reviewers[0], 'wrongSide'],
    ]
    for (const [actor, refusal] of tries) expect(code(await approve(actor, caseId, 'accept', version))).toBe(refusal)
    expect((await caseFile(caseId)).version).toBe(version)
    must(await approve(tx.reviewers[1], caseId, 'accept', version))
    expect((await events(caseId)).at(-1)).toMatchObject({
      ...{ kind: 'accepted', accountId: tx.reviewers[1].accountId },
      body: { proposedBy: { accountId: tx.reviewers[0].accountId, seq: version } },
    })
  })

  test('approved as it was read: another proposal since, or none, is told', async () => {
    const { caseId } = await submitted()
    const first = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await propose(tx.clerks[1], { kind: 'refuse', caseId, ground: 'other', reason: '示例' }))).toBe('proposalStands')
    expect(code(await sendBack(tx.reviewers[0], caseId, 'accept', first.version, '  '))).toBe('reasonWanted')
    must(await sendBack(tx.reviewers[0], caseId, 'accept', first.version, '参保地址待核（示例）'))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', first.version))).toBe('noProposal')
    const second = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', first.version))).toBe('stale')
    must(await approve(tx.reviewers[0], caseId, 'accept', second.version))
  })

  test('a proposal lapses when the case moves, and cannot be approved afterwards', async () => {
    const { caseId, applicant } = await submitted()
    const { version } = must(await propose(tx.clerks[0], accept(caseId)))
    must(await act(applicant, { kind: 'withdraw', caseId, reason: '' }))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', version))).toBe('wrongStatus')
    expect((await caseFile(caseId)).proposal).toBeNull()
  })

  test('whoever entered it at the counter neither accepts nor approves it', async () => {
    const given = { ...(await anApplication()), appliedAs: 'counter' as const }
    const { caseId } = must(await enterAtCounter(tx.reviewers[0], given, pressOn(FROM)))
    expect(code(await propose(tx.reviewers[0], accept(caseId)))).toBe('enteredBySame')
    const { version } = must(await propose(tx.clerks[0], accept(caseId)))
    expect(code(await approve(tx.reviewers[0], caseId, 'accept', version))).toBe('enteredBySame')
    must(await approve(tx.reviewers[1], caseId, 'accept', version))
  })

  test('nobody acts on their own case, nor on their kin’s, with either hand', async () => {
    const own = await submitted()
    const { personKey } = await caseFile(own.caseId)
    expect(code(await propose({ ...tx.clerks[0], personKey }, accept(own.caseId)))).toBe('ownCase')
    const { version } = must(await propose(tx.clerks[0], accept(own.caseId)))
    expect(code(await approve({ ...tx.reviewers[0], personKey }, own.caseId, 'accept', version))).toBe('ownCase')

    const given = await anApplication()
    const agent = {
      kind: 'agent' as const,
      name: '示例·亲属',
      nationalId: inventNationalId('330599', '1970-03-01', 2),
      phone: '19900030001',
      relationship: '子女',
    }
    const application = { ...given.application, representative: { ...agent, validTo: '2028-01-01' } }
    const kins = await caseStanding(cast, 'submitted', { application, appliedAs: 'agent' })
    const { rows } = await owner.query(`select "representativeKey" from "Mandate" where "personId" = $1`, [
      (await caseFile(kins.caseId)).personId,
    ])
    const kinKey = rows[0].representativeKey as string
    expect(code(await propose({ ...tx.clerks[0], personKey: kinKey }, accept(kins.caseId)))).toBe('ownKin')
    const proposed = must(await propose(tx.clerks[0], accept(kins.caseId)))
    expect(code(await approve({ ...tx.reviewers[0], personKey: kinKey }, kins.caseId, 'accept', proposed.version))).toBe('ownKin')
  })

  test('an assessor of the case is no clerk of it afterwards', async () => {
    const told = await caseStanding(cast, 'found')
    const assessor = nx.assessors[0]?.actor as Actor
    const nowClerk: Actor = { ...nx.clerks[0], accountId: 'moved-desk', personKey: assessor.personKey }
    expect(code(await propose(nowClerk, { kind: 'report', caseId: told.caseId }, told.today))).toBe('assessedIt')
  })
})
