import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../access/schema'
import { caseStanding, NX, seedCast, TX } from '../cases/cast.fixture'
import { replayed } from '../cases/rules/chain'
import { caseById, eventsOf } from '../cases/store/case'
import { asActor, closeDoor } from '../db'
import { suspendUrgently } from '../institutions/commands/propose'
import { careInstitutionsFor, currentList, institution } from '../institutions/store'
import { must } from '../kernel/outcome'
import { tellOfList } from './commands/register'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
}, 120_000)
afterAll(closeDoor)

const today = '2026-11-24'

describe('an institution that is suspended', () => {
  it('is told to every case it cares for, each once, and can be chosen no more', async () => {
    const { caseId } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const read = () => asActor(CALENDAR, (tx) => caseById(tx, caseId))
    const institutionId = (await read())?.facts.institutionId ?? ''
    const house = await asActor(CALENDAR, (tx) => institution(tx, institutionId))
    const reviewer = cast.bureaus[house?.regionCode ?? TX]?.reviewers[0] as Actor
    const filed = must(await suspendUrgently(reviewer, { code: house?.code ?? '', reason: '示例：安全出口堵塞', today }))
    const listNumber = (await asActor(CALENDAR, currentList))?.number ?? 0
    // Handed in with the act itself.
    const jobs = await asActor(
      CALENDAR,
      (tx) => tx.$queryRaw<unknown[]>`select 1 from pgboss.job where "name" = 'register' and "data"->>'listNumber' = ${String(listNumber)}`,
    )
    expect(jobs).toHaveLength(1)

    expect(await tellOfList({ listNumber })).toBeNull()
    expect(await tellOfList({ listNumber })).toBeNull()
    const noted = await asActor(CALENDAR, (tx) => eventsOf(tx, caseId))
    expect(noted.filter((one) => one.kind === 'institutionNoted').map((one) => one.body)).toEqual([
      expect.objectContaining({ institutionId, institutionStatus: 'suspended', listNumber }),
    ])
    expect(replayed(noted)).toEqual(await read())
    // This family has no account: a clerk is to tell it, once.
    const where = { caseId, seq: noted.at(-1)?.seq }
    const told = await asActor(CALENDAR, (tx) => tx.outgoing.findMany({ where: { ...where, channel: 'byHand' } }))
    expect(told).toHaveLength(1)
    for (const region of [TX, NX]) {
      const clerk = cast.bureaus[region]?.clerks[0]
      expect(await asActor(CALENDAR, (tx) => tx.message.count({ where: { ...where, accountId: clerk?.accountId ?? '' } }))).toBe(1)
    }
    const offered = await asActor(CALENDAR, (tx) => careInstitutionsFor(tx, today, [TX, NX]))
    expect(offered.map((one) => one.id)).not.toContain(institutionId)
    expect(filed.isUrgent).toBe(true)
  })
})
