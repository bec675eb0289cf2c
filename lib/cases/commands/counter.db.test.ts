import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bureau } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must, type Outcome } from '../../kernel/outcome'
import { anApplication, FROM, NX, pressOn, seedCast, TX } from '../cast.fixture'
import type { Command } from '../schema/command'
import { caseById } from '../store/case'
import { enterAtCounter } from './apply'
import { perform } from './perform'

let tx: Bureau
let nx: Bureau
beforeAll(async () => {
  const { bureaus } = await seedCast()
  tx = bureaus[TX] as Bureau
  nx = bureaus[NX] as Bureau
}, 120_000)
afterAll(closeDoor)

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const act = (actor: Actor, command: Command) => perform(actor, { step: 'do', command }, pressOn(FROM))

it('Z-09 a counter case that was returned is resubmitted at the window, and neither who entered nor who resubmitted may accept it', async () => {
  const { caseId } = must(await enterAtCounter(nx.clerks[0], { ...(await anApplication()), appliedAs: 'counter' }, pressOn(FROM)))
  const corrections = [{ item: 'residence' as const, reason: '示例' }]
  must(await act(tx.clerks[0], { kind: 'returnForCorrection', caseId, corrections }))
  must(await act(tx.clerks[1], { kind: 'submit', caseId }))
  const accept = { kind: 'accept', caseId, insuranceEvidence: '示例' } as const
  expect(code(await perform(tx.clerks[1], { step: 'propose', command: accept }, pressOn(FROM)))).toBe('enteredBySame')
  expect(code(await perform(tx.clerks[0], { step: 'propose', command: accept }, pressOn(FROM)))).toBe('ok')
  const after = await asActor(CALENDAR, (door) => caseById(door, caseId))
  expect(after?.facts.resubmittedByKeys).toEqual([tx.clerks[1].personKey])
  expect(code(await act(nx.clerks[0], { kind: 'withdraw', caseId, reason: '示例' }))).toBe('ok')
})
