import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NANXUN, seedReference, TONGXIANG } from '@/prisma/demo/reference'
import { type Actor, PUBLIC } from '../../access/schema'
import { enterDemoApplicant } from '../../accounts/commands/sign-up'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { inventNationalId } from '../../people/rules/national-id'
import type { ApplyEntry } from '../schema/apply'
import { caseById } from '../store/case'
import { choiceFor } from './choice'
import { beginDraft, draftOf, mendDraft, placesToday } from './draft'
import { familyView } from './family'
import { perform } from './perform'
import { askProgress, foremostApplication, myApplications } from './progress'
import { queryCodeOf } from './query-code'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const TODAY = '2026-11-23'
const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  ...PUBLIC,
  role,
  accountId: randomUUID(),
  name: '示例',
  ...more,
})
const press = () => ({ requestId: randomUUID(), today: TODAY, at: new Date() })
const code = (outcome: { ok: true } | { ok: false; problem: { code: string } }) => (outcome.ok ? 'ok' : outcome.problem.code)

let drawn = 0
function newId(): string {
  drawn += 1
  return inventNationalId('330499', `19${String(40 + (drawn % 50))}-0${1 + (drawn % 9)}-11`, drawn)
}

function entry(more: Partial<ApplyEntry> = {}): ApplyEntry {
  return {
    appliedAs: 'self',
    insuredRegion: TONGXIANG.code,
    residenceRegion: NANXUN.code,
    name: '示例·张测试',
    nationalId: newId(),
    phone: '19900004321',
    townshipCode: '330503103',
    address: '练市镇示例路 8 号',
    residenceSince: '2026-03-01',
    condition: '',
    representative: null,
    ...more,
  }
}

async function draft(family: Actor, more: Partial<ApplyEntry> = {}): Promise<string> {
  return must(await beginDraft(family, entry(more), press())).caseId
}

function submit(family: Actor, caseId: string) {
  return perform(family, { step: 'do', command: { kind: 'submit', caseId } }, press())
}

beforeAll(async () => {
  await owner.connect()
  await seedReference(actor('administrator', { accountId: 'seed' }))
})
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

describe('a draft', () => {
  test('is begun where an agreement stands, and mended part by part', async () => {
    const family = actor('applicant')
    const { pairs, townships } = await placesToday(family, TODAY)
    expect(pairs.map((pair) => pair.map((one) => one.code))).toEqual([[TONGXIANG.code, NANXUN.code]])
    expect(new Set(townships.map((one) => one.regionCode))).toEqual(new Set([TONGXIANG.code, NANXUN.code]))

    const caseId = await draft(family)
    must(await mendDraft(family, caseId, { condition: '走路要人扶。' }, press()))
    must(await mendDraft(family, caseId, { phone: '', address: '练市镇示例路 18 号' }, press()))
    const kept = await draftOf(family, caseId, TODAY)
    expect(kept?.words).toMatchObject({
      condition: '走路要人扶。',
      phone: '19900004321',
      address: '练市镇示例路 18 号',
      township: '善琏镇',
    })
    expect(kept?.progress.status).toBe('draft')
  })

  test('P-04 never shows a full id again, of the person or the representative', async () => {
    const family = actor('applicant')
    const [nationalId, other] = [newId(), newId()]
    const representative = { name: '示例·张家属', nationalId: other, phone: '19900004322', relationship: '女儿', validTo: '2028-03-01' }
    const caseId = await draft(family, { appliedAs: 'agent', nationalId, representative })
    const seen = JSON.stringify([await draftOf(family, caseId, TODAY), await familyView(family, caseId, TODAY)])
    expect(seen).not.toContain(nationalId)
    expect(seen).not.toContain(other)
    must(await mendDraft(family, caseId, { representative: { ...representative, nationalId: '', relationship: '儿子' } }, press()))
    expect((await draftOf(family, caseId, TODAY))?.words.representative).toMatchObject({ relationship: '儿子', name: '示例·张家属' })
    expect(code(await submit(family, caseId))).toBe('ok')
  })

  test('Z-07 what was never submitted is no bureau’s business, kept or discarded', async () => {
    const [family, clerk] = [actor('applicant'), actor('clerk', { regionCode: TONGXIANG.code })]
    const caseId = await draft(family)
    const seen = () => asActor(clerk, (tx) => caseById(tx, caseId))
    expect(await seen()).toBeNull()
    must(await perform(family, { step: 'do', command: { kind: 'discard', caseId } }, press()))
    expect(await seen()).toBeNull()
    const submitted = await draft(family)
    must(await submit(family, submitted))
    expect(await asActor(clerk, (tx) => caseById(tx, submitted))).toMatchObject({ status: 'submitted' })
  })

  test('an account applies for its own person, or for another in its own name', async () => {
    const [own, other] = [newId(), newId()]
    const { accountId } = must(
      await enterDemoApplicant({ name: '示例·张家属', nationalId: own, phone: '19900004388', verified: false }, new Date()),
    )
    const family = actor('applicant', { accountId })
    const representative = { name: '示例·张家属', nationalId: own, phone: '19900004322', relationship: '女儿', validTo: '2028-03-01' }
    const began = (more: Partial<ApplyEntry>) => beginDraft(family, entry(more), press())
    expect(code(await began({ nationalId: own }))).toBe('ok')
    expect(code(await began({ nationalId: other, appliedAs: 'agent', representative }))).toBe('ok')
    expect(await began({ nationalId: other })).toMatchObject({
      problem: { code: 'notOwnId', fields: { nationalId: expect.any(String) } },
    })
    const inAnothersName = { ...representative, nationalId: newId() }
    const refusal = await began({ nationalId: other, appliedAs: 'guardian', representative: inAnothersName })
    expect(refusal).toMatchObject({ problem: { code: 'notOwnId', fields: { 'representative.nationalId': expect.any(String) } } })
  })

  test('a day that can not be is refused at its field', async () => {
    const late = await beginDraft(actor('applicant'), entry({ residenceSince: '2026-11-24' }), press())
    expect(late).toMatchObject({ ok: false, problem: { fields: { residenceSince: expect.any(String) } } })
    const family = actor('applicant')
    const mended = await mendDraft(family, await draft(family), { residenceSince: '2027-01-01' }, press())
    expect(mended).toMatchObject({ ok: false, problem: { fields: { residenceSince: expect.any(String) } } })
  })

  test('for another wants the representative, under the field’s own name', async () => {
    const outcome = await beginDraft(actor('applicant'), entry({ appliedAs: 'guardian' }), press())
    expect(outcome).toMatchObject({ ok: false, problem: { fields: { 'representative.name': expect.any(String) } } })
  })

  test('wrong words come back under the form’s names', async () => {
    const outcome = await beginDraft(
      actor('applicant'),
      entry({ nationalId: '330499194102030000', phone: '12', townshipCode: '330483001' }),
      press(),
    )
    expect(outcome).toMatchObject({ ok: false, problem: { fields: { nationalId: expect.any(String), phone: expect.any(String) } } })
  })

  test('once submitted it is not mended any more', async () => {
    const family = actor('applicant')
    const caseId = await draft(family)
    must(await submit(family, caseId))
    expect(code(await mendDraft(family, caseId, { condition: '改' }, press()))).toBe('notMendable')
    expect(await draftOf(family, caseId, TODAY)).toBeNull()
  })

  test('a second application of the same person is refused with its own sentence and article', async () => {
    const [family, nationalId] = [actor('applicant'), newId()]
    must(await submit(family, await draft(family, { nationalId })))
    // Begun on a later day than it is submitted, so that a second row refuses as well.
    const later = { ...press(), today: '2026-12-01' }
    const { caseId } = must(await beginDraft(family, entry({ nationalId, residenceSince: '2026-12-01' }), later))
    const again = await submit(family, caseId)
    if (again.ok) throw new Error('two open cases of one person')
    const told = [again.problem, ...(again.problem.also ?? [])]
    expect(told.map((one) => one.code)).toEqual(['filingNotInForce', 'caseOpen'])
    for (const one of told) expect(one.source).toBeTruthy()
  })
})

describe('who sees an application', () => {
  test('Z-07 another’s, a missing one and one for staff are all nothing', async () => {
    const [family, stranger] = [actor('applicant'), actor('applicant')]
    const caseId = await draft(family)
    for (const [who, id] of [
      [stranger, caseId],
      [stranger, randomUUID()],
      [actor('clerk', { regionCode: TONGXIANG.code }), caseId],
      [actor('administrator'), caseId],
    ] as const) {
      expect(await familyView(who, id, TODAY)).toBeNull()
      expect(await draftOf(who, id, TODAY)).toBeNull()
      expect(await choiceFor(who, id, TODAY, {})).toBeNull()
      expect(code(await mendDraft(who, id, { condition: '改' }, press()))).toBe('notFound')
    }
    expect(await myApplications(stranger, TODAY)).toEqual([])
    expect((await myApplications(family, TODAY)).map((one) => one.caseId)).toEqual([caseId])
  })

  test('A-03 each reading is on the trail', async () => {
    const family = actor('applicant')
    const caseId = await draft(family)
    await familyView(family, caseId, TODAY)
    const { rows } = await owner.query(`select 1 from "AuditEntry" where "caseId" = $1 and "act" = 'case.read'`, [caseId])
    expect(rows).toHaveLength(1)
  })

  test('the home page shows what is under way before what is only begun', async () => {
    const family = actor('applicant')
    expect(await foremostApplication(family, TODAY)).toBeNull()
    const submitted = await draft(family)
    must(await submit(family, submitted))
    await draft(family)
    expect((await foremostApplication(family, TODAY))?.caseId).toBe(submitted)
  })
})

describe('progress by number and query code', () => {
  test('W-04 an unknown number and a wrong code are one answer', async () => {
    const family = actor('applicant')
    const caseId = await draft(family)
    const { caseNo } = must(await submit(family, caseId))
    const queryCode = queryCodeOf(caseId)
    const typed = ` ${queryCode.slice(0, 4).toLowerCase()} ${queryCode.slice(4)} `

    const found = must(await askProgress({ caseNo: caseNo.toLowerCase(), queryCode: typed }, TODAY))
    expect(found).toMatchObject({ caseNo, name: '示例·张*试', insured: '桐乡市', residence: '南浔区' })
    expect(JSON.stringify(found)).not.toMatch(/19900004321|练市|330499/)

    const [wrong, unknown] = [
      await askProgress({ caseNo, queryCode: 'AAAAAAAA' }, TODAY),
      await askProgress({ caseNo: 'TX-NX-2026-999999', queryCode }, TODAY),
    ]
    expect(wrong).toEqual(unknown)
    expect(code(wrong)).toBe('progressNotFound')
  })

  test('a draft can not be asked for', async () => {
    const caseId = await draft(actor('applicant'))
    expect(code(await askProgress({ caseNo: `draft-${caseId}`, queryCode: queryCodeOf(caseId) }, TODAY))).toBe('progressNotFound')
  })
})
