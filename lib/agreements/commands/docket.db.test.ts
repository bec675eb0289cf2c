import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, PUBLIC, type Role } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { digestOf } from '../../kernel/digest'
import { must, type Outcome } from '../../kernel/outcome'
import { saveAgreement, saveRegion } from '../commands'
import { owedBy } from '../rules/docket'
import type { Docket } from '../schema/docket'
import { closedDockets, docket, openDockets } from '../store/docket'
import { proposeDocket, returnDocket, signDocket, signersFor, withdrawDocket } from './docket'

const [A, B, C] = ['997001', '997002', '997003'] as const
const today = '2026-11-24'
const payload = { rows: [{ code: 'SL9970010001', phone: '0000（演示）' }] }

function person(role: Role, regionCode: string | null, name = role as string): Actor {
  return { role, regionCode, accountId: `${name}-${regionCode}`, institutionId: null, personKey: `${name}-${regionCode}`, name }
}
const keeper = person('administrator', null)
const clerk = person('clerk', A)
const [ownReviewer, theirs, stranger] = [person('reviewer', A), person('reviewer', B), person('reviewer', C)]

beforeAll(async () => {
  for (const [at, code] of [A, B, C].entries())
    must(
      await saveRegion(keeper, {
        ...{
          code,
          name: `示例会签${at}`,
          shortName: `会签${at}`,
          letters: `K${'ABC'[at]}`,
          cityName: '示例市',
          bureauName: `示例中心${at}`,
        },
        ...{ phone: '0000（演示）', address: '示例路1号' },
      }),
    )
  must(
    await saveAgreement(keeper, {
      regions: [B, A],
      title: '示例协议',
      signedOn: today,
      validFrom: today,
      validTo: null,
      source: '示例',
      mark: '示例',
    }),
  )
})
afterAll(closeDoor)

function propose(actor: Actor, more: { isUrgent?: boolean; concerned?: string[]; reason?: string } = {}): Promise<Outcome<Docket>> {
  const { isUrgent = false, concerned = [], reason = '电话变更' } = more
  return asActor(actor, async (tx) => {
    const needed = await signersFor(tx, actor, concerned, today)
    if (!needed.ok) return needed
    return proposeDocket(tx, actor, { topic: 'register', title: '变更电话', reason, isUrgent, neededRegions: needed.value, today, payload })
  })
}

function sign(actor: Actor, { id, digest }: Pick<Docket, 'id' | 'digest'>) {
  return asActor(actor, (tx) => signDocket(tx, actor, { docketId: id, digest, today }))
}

describe('会签：一方提出，两方签署后才算数', () => {
  it('counts only with both signatures; the public sees it then and not before', async () => {
    const filed = must(await propose(clerk))
    expect(filed).toMatchObject({ state: 'open', neededRegions: [A, B], digest: digestOf(payload), payload, signatures: [] })
    expect(must(await sign(theirs, filed)).isComplete).toBe(false)
    expect(await asActor(PUBLIC, (tx) => docket(tx, filed.id))).toBeNull()
    expect(owedBy((await asActor(clerk, (tx) => docket(tx, filed.id))) as Docket)).toEqual([A])
    const whole = must(await sign(ownReviewer, filed))
    expect(whole).toMatchObject({ isComplete: true, docket: { state: 'signed', closedOn: today, closedRegion: A } })
    expect(whole.docket.signatures.map((one) => one.regionCode)).toEqual([B, A])
    expect((await asActor(PUBLIC, (tx) => docket(tx, filed.id)))?.state).toBe('signed')
    expect((await asActor(theirs, (tx) => closedDockets(tx, 'register'))).rows.map((one) => one.id)).toContain(filed.id)
  })

  it('a reviewer’s filing is the signature of that bureau', async () => {
    const filed = must(await propose(ownReviewer))
    expect(owedBy(filed)).toEqual([B])
    expect(must(await sign(theirs, filed)).isComplete).toBe(true)
  })

  it('two reviewers of one bureau at once: one signature, the other is told', async () => {
    const filed = must(await propose(ownReviewer))
    const second = person('reviewer', B, 'second')
    const outcomes = await Promise.all([sign(theirs, filed), sign(second, filed)])
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
    expect(outcomes.find((one) => !one.ok)).toMatchObject({ problem: { code: 'notOpen' } })
    expect((await asActor(theirs, (tx) => docket(tx, filed.id)))?.signatures).toHaveLength(2)
  })

  it.each([
    ['a clerk does not sign', () => person('clerk', B), 'notReviewer'],
    ['a bureau signs once', () => ownReviewer, 'signedAlready'],
    ['a stranger sees nothing of it', () => stranger, 'docketUnknown'],
  ])('%s', async (_, who, code) => {
    const filed = must(await propose(ownReviewer))
    expect(await sign(who(), filed)).toMatchObject({ ok: false, problem: { code } })
  })

  it('what is signed is what was shown', async () => {
    const filed = must(await propose(ownReviewer))
    expect(await sign(theirs, { id: filed.id, digest: digestOf({ rows: [] }) })).toMatchObject({ problem: { code: 'digestDiffers' } })
  })

  it('sent back with a reason, or taken back by its own bureau: then it is over', async () => {
    const returned = must(await propose(clerk))
    const end = (docketId: string, reason: string) => ({ docketId, reason, today })
    expect(await asActor(theirs, (tx) => returnDocket(tx, theirs, end(returned.id, ' ')))).toMatchObject({
      problem: { code: 'reasonMissing' },
    })
    expect(must(await asActor(theirs, (tx) => returnDocket(tx, theirs, end(returned.id, '协议编号有误'))))).toMatchObject({
      ...{ state: 'returned', closeReason: '协议编号有误', closedRegion: B },
    })
    expect(await sign(theirs, returned)).toMatchObject({ problem: { code: 'notOpen' } })
    const own = must(await propose(clerk))
    expect(await asActor(theirs, (tx) => withdrawDocket(tx, theirs, end(own.id, '误报')))).toMatchObject({
      problem: { code: 'notProposer' },
    })
    expect(must(await asActor(clerk, (tx) => withdrawDocket(tx, clerk, end(own.id, '误报')))).state).toBe('withdrawn')
    expect((await asActor(clerk, (tx) => openDockets(tx, 'register'))).map((one) => one.id)).not.toContain(own.id)
  })

  it('urgency is a reviewer’s, is public at once, and cannot be taken back', async () => {
    expect(await propose(clerk, { isUrgent: true })).toMatchObject({ problem: { code: 'urgentByReviewer' } })
    const filed = must(await propose(ownReviewer, { isUrgent: true }))
    expect(await asActor(PUBLIC, (tx) => docket(tx, filed.id))).not.toBeNull()
    expect(await asActor(clerk, (tx) => withdrawDocket(tx, clerk, { docketId: filed.id, reason: '误报', today }))).toMatchObject({
      problem: { code: 'urgentStands' },
    })
  })

  it('a region without an agreement in force has nobody to sign with; an empty reason is refused under its field', async () => {
    expect(await propose(stranger)).toMatchObject({ problem: { code: 'noPartner' } })
    expect(await propose(clerk, { reason: '' })).toMatchObject({ problem: { code: 'invalid', fields: { reason: '请写明变更的理由' } } })
    expect(must(await propose(clerk, { concerned: [A, C] })).neededRegions).toEqual([A, B])
  })

  it('and by the row policy: nobody signs for another bureau, and signatures are not taken away', async () => {
    const filed = must(await propose(ownReviewer))
    const forged = { docketId: filed.id, regionCode: B, accountId: String(ownReviewer.accountId), signedOn: today }
    await expect(asActor(ownReviewer, (tx) => tx.docketSignature.createMany({ data: [forged] }))).rejects.toThrow(/row-level security/)
    await expect(asActor(theirs, (tx) => tx.docketSignature.deleteMany({}))).rejects.toThrow(/permission denied/)
  })
})
