import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, CALENDAR, PUBLIC } from '../access/schema'
import { asActor, closeDoor } from '../db'
import { recordInsurance, revealField, revokeMandate } from './commands'
import { inventNationalId } from './rules/national-id'
import {
  amendPerson,
  enterPerson,
  findByNationalId,
  findPersonIdsByNamePart,
  nationalIdKeyOf,
  peopleOf,
  personFor,
  personIdOf,
  readPerson,
} from './store'
import { beginCare, careOf, carerOn, endCare } from './store/care'
import { fileResidence, filingInForce, insuranceRecordsOf } from './store/filing'
import { confirmMandate, enterMandate, mandatesOf, rejectMandate, representativesOf } from './store/mandate'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
beforeAll(() => owner.connect())
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const TONGXIANG = '330483'
const NANXUN = '330503'
const ELSEWHERE = '330482'
const clerk = (regionCode: string): Actor => ({
  ...PUBLIC,
  role: 'clerk',
  accountId: randomUUID(),
  regionCode,
  personKey: randomUUID(),
  name: '示例·经办',
})
const applicant = (personKey: string | null = null): Actor => ({
  ...PUBLIC,
  role: 'applicant',
  accountId: randomUUID(),
  personKey,
  name: '示例·申请人',
})

let sequence = Math.floor(Math.random() * 400)
function anEntry(more: Partial<Parameters<typeof enterPerson>[1]> = {}) {
  sequence += 1
  return {
    name: '示例·陈奶奶',
    nationalId: inventNationalId('330499', '1940-03-12', sequence % 1000),
    phone: `1990000${String(7000 + sequence).slice(-4)}`,
    insuredRegion: TONGXIANG,
    residenceRegion: NANXUN,
    townshipCode: '330503103',
    ...more,
  }
}

/** Only what the row policies look at. */
async function aCase(of: {
  personId: string
  personKey: string
  applicantAccountId?: string | null
  status?: string
  insured?: string
  residence?: string
}) {
  const id = randomUUID()
  await owner.query(
    `insert into "Case" ("id","caseNo","queryCodeHash","agreementId","insuredRegion","residenceRegion","townshipCode","personId","personKey","appliedAs",
      "applicantAccountId","occasion","status","statusSince","version","facts","chainHead")
     values ($1,$1,'x','a',$2,$3,'330503103',$4,$5,'self',$6,'initial',$7,'2026-11-23',1,'{}','x')`,
    [id, of.insured ?? TONGXIANG, of.residence ?? NANXUN, of.personId, of.personKey, of.applicantAccountId ?? null, of.status ?? 'draft'],
  )
  return id
}

/** Every row of every table as text, bytes as they are. */
async function dump(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${name} t`)
    texts.push(...rows.map((row) => row.text))
  }
  return texts.join('\n')
}

describe('personal fields', () => {
  test('P-01 P-02 a dump of the whole database holds no id, phone or address of a known person, nor a plain hash of them', async () => {
    const entry = anEntry({ name: '示例·沈爷爷' })
    const address = '湖州市南浔区练市镇示例路18号'
    const helper = anEntry()
    const actor = applicant()
    const { personId, nationalIdKey } = await asActor(actor, (tx) => enterPerson(tx, entry))
    const caseId = await aCase({ personId, personKey: nationalIdKey, applicantAccountId: actor.accountId, status: 'submitted' })
    const mandateId = await asActor(actor, async (tx) => {
      await fileResidence(tx, {
        personId,
        insuredRegion: TONGXIANG,
        residenceRegion: NANXUN,
        townshipCode: '330503103',
        address,
        since: '2024-05-01',
        filedOn: '2026-11-23',
        caseId,
      })
      return enterMandate(tx, mandateEntry(personId, nationalIdKey, actor.accountId, helper))
    })
    await recordInsurance(clerk(TONGXIANG), {
      nationalId: entry.nationalId,
      insuredRegion: TONGXIANG,
      scheme: '390',
      insuredSince: '2020-01-01',
      status: 'insured',
      asOf: '2026-11-20',
      source: '演示',
    })
    const someone = clerk(NANXUN)
    for (const field of ['nationalId', 'phone', 'address'] as const)
      await revealField(someone, { personId, caseId, field, purpose: 'contact' })
    await revealField(someone, { personId, mandateId, field: 'representativePhone', purpose: 'contact' })

    const text = await dump()
    expect(text).toContain(personId)
    for (const secret of [entry.nationalId, entry.phone, address, '示例路18号', helper.nationalId, helper.phone]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
      expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
      for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512'])
        for (const encoding of ['hex', 'base64', 'base64url'] as const)
          expect(text).not.toContain(createHash(algorithm).update(secret).digest(encoding))
    }
    // The birth date and last four of the id stand nowhere together.
    expect(text).not.toContain(entry.nationalId.slice(6))
  })

  test('P-02 found by the keyed index, however the id is typed', async () => {
    const entry = anEntry()
    const { personId, nationalIdKey } = await asActor(clerk(NANXUN), (tx) => enterPerson(tx, entry))
    expect(personId).toBe(personIdOf(nationalIdKey))
    expect(personId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const wide = [...entry.nationalId].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(' ')
    for (const typed of [entry.nationalId, wide, entry.nationalId.toLowerCase()]) {
      const found = await asActor(clerk(TONGXIANG), (tx) => findByNationalId(tx, typed))
      expect(found?.id).toBe(personId)
    }
    expect(await asActor(clerk(ELSEWHERE), (tx) => findByNationalId(tx, entry.nationalId))).toBeNull()
    expect(await asActor(clerk(TONGXIANG), (tx) => findByNationalId(tx, '330499'))).toBeNull()
  })

  test('who is entered already stays as entered, two at once too', async () => {
    const entry = anEntry()
    const { personId: id } = await asActor(clerk(NANXUN), (tx) => enterPerson(tx, entry))
    await Promise.all(
      [1, 2, 3].map(() => asActor(applicant(), (tx) => enterPerson(tx, { ...entry, name: '示例·冒名者', phone: '19900009999' }))),
    )
    const people = await asActor(clerk(TONGXIANG), (tx) => peopleOf(tx, [id]))
    expect(people.get(id)?.name).toBe('示例·陈奶奶')
    expect(people.get(id)?.sex).toBe(Number(entry.nationalId[16]) % 2 === 1 ? 'male' : 'female')
  })

  test('rare characters and names of fifty survive, and any part finds them, within the region alone', async () => {
    for (const name of ['𠮷野龘〇', '𫍲'.repeat(50), '阿不都热依木·买买提𠮷', '葛\u{E0101}示例']) {
      const { personId } = await asActor(applicant(), (tx) => enterPerson(tx, anEntry({ name })))
      const actor = clerk(NANXUN)
      expect((await asActor(actor, (tx) => peopleOf(tx, [personId]))).get(personId)?.name).toBe(name)
      const characters = [...name]
      for (const part of [name, characters.slice(1).join(''), characters.slice(-1).join('')])
        if (!/^\p{M}/u.test(part)) expect(await asActor(actor, (tx) => findPersonIdsByNamePart(tx, part))).toContain(personId)
      expect(await asActor(clerk(ELSEWHERE), (tx) => findPersonIdsByNamePart(tx, name))).toEqual([])
    }
    expect(await asActor(clerk(NANXUN), (tx) => findPersonIdsByNamePart(tx, '%'))).toEqual([])
    expect(await asActor(clerk(NANXUN), (tx) => findPersonIdsByNamePart(tx, ''))).toEqual([])
  })

  test('a bureau corrects what is entered; another region cannot', async () => {
    const { personId } = await asActor(applicant(), (tx) => enterPerson(tx, anEntry()))
    expect(await asActor(clerk(ELSEWHERE), (tx) => amendPerson(tx, personId, { name: '示例·改名' }))).toBe(false)
    expect(await asActor(clerk(TONGXIANG), (tx) => amendPerson(tx, personId, { name: '示例·改正', phone: '19900008888' }))).toBe(true)
    expect(await asActor(clerk(NANXUN), (tx) => findPersonIdsByNamePart(tx, '改正'))).toContain(personId)
    const seen = await asActor(clerk(NANXUN), (tx) =>
      personFor(tx, clerk(NANXUN), personId, { viewers: ['residenceBureau'], fields: ['name', 'phone'] }),
    )
    expect(seen).toEqual({ name: { text: '示例·改正', shown: 'full' }, phone: { text: '199****8888', shown: 'reveal' } })
  })

  test('each field its sentence', () => {
    const read = readPerson({ name: '', nationalId: '1', phone: 'x' })
    expect(read.ok ? [] : Object.keys(read.problem.fields ?? {})).toEqual(['name', 'nationalId', 'phone'])
  })
})

describe('showing and revealing', () => {
  test('P-04 masked by default; only what is asked is opened; what is shown in full is on the trail', async () => {
    const entry = anEntry()
    const { personId, nationalIdKey } = await asActor(applicant(), (tx) => enterPerson(tx, entry))
    await aCase({ personId, personKey: nationalIdKey, status: 'assessing' })
    const bureau = clerk(NANXUN)
    const shown = await asActor(bureau, (tx) =>
      personFor(tx, bureau, personId, { viewers: ['residenceBureau'], fields: ['name', 'nationalId', 'phone', 'address'] }),
    )
    expect(shown?.nationalId).toEqual({ text: `${entry.nationalId.slice(0, 6)}********${entry.nationalId.slice(14)}`, shown: 'reveal' })
    expect(shown?.address).toEqual({ text: null, shown: 'reveal' })
    expect(await reads(personId, 'person.read')).toEqual([])

    const assessor = { ...PUBLIC, role: 'assessor' as const, accountId: randomUUID(), name: '示例·评估员' }
    expect(await asActor(assessor, (tx) => personFor(tx, assessor, personId, { viewers: ['assessorOpen'], fields: ['name'] }))).toBeNull()
    await owner.query('update "Case" set "assessorIds" = $1 where "personId" = $2', [[assessor.accountId], personId])
    const atTheDoor = await asActor(assessor, (tx) =>
      personFor(tx, assessor, personId, { viewers: ['assessorOpen'], fields: ['name', 'phone', 'nationalId'] }),
    )
    expect([atTheDoor?.name.text, atTheDoor?.phone.text, atTheDoor?.nationalId.text]).toEqual([
      entry.name,
      entry.phone,
      `****${entry.nationalId.slice(14)}`,
    ])
    expect(await reads(personId, 'person.read')).toEqual([{ purpose: '', outcome: 'done', detail: { fields: 'phone,nationalId' } }])

    const admin = { ...PUBLIC, role: 'administrator' as const, accountId: randomUUID(), name: '示例·管理员' }
    expect(await asActor(admin, (tx) => personFor(tx, admin, personId, { viewers: ['administrator'], fields: ['name'] }))).toBeNull()
  })

  test('P-04 a reveal needs a purpose and a side; done or refused, it is on the trail, without the value', async () => {
    const entry = anEntry()
    const { personId } = await asActor(applicant(), (tx) => enterPerson(tx, entry))
    const bureau = clerk(TONGXIANG)
    const bare = await revealField(bureau, { personId, field: 'nationalId', purpose: '' })
    expect(bare.ok ? '' : bare.problem.code).toBe('reveal.noPurpose')
    expect(await revealField(bureau, { personId, field: 'nationalId', purpose: 'verifyIdentity' })).toEqual({
      ok: true,
      value: entry.nationalId,
    })
    expect(await revealField(bureau, { personId, field: 'phone', purpose: 'contact' })).toEqual({ ok: true, value: entry.phone })
    const trail = await reads(personId, 'person.reveal')
    expect(trail).toEqual([
      { purpose: '', outcome: 'refused', detail: { field: 'nationalId', code: 'reveal.noPurpose' } },
      { purpose: 'verifyIdentity', outcome: 'done', detail: { field: 'nationalId' } },
      { purpose: 'contact', outcome: 'done', detail: { field: 'phone' } },
    ])
  })

  test('P-04 Z-07 behind a wall a reveal is a miss; a typed id opens nothing; the verified person opens the own', async () => {
    const entry = anEntry()
    const stranger = applicant()
    const { personId, nationalIdKey } = await asActor(stranger, (tx) => enterPerson(tx, entry))
    const code = async (actor: Actor) => {
      const outcome = await revealField(actor, { personId, field: 'phone', purpose: 'contact' })
      return outcome.ok ? outcome.value : outcome.problem.code
    }
    expect(await code(clerk(ELSEWHERE))).toBe('person.notFound')
    expect(await code(stranger)).toBe('person.notFound')
    await aCase({ personId, personKey: nationalIdKey, applicantAccountId: stranger.accountId })
    expect(await code(stranger)).toBe('reveal.notYours')
    expect(await code(applicant(nationalIdKey))).toBe(entry.phone)
  })

  async function reads(personId: string, act: string) {
    const { rows } = await owner.query(
      `select "purpose", "outcome", "detail" from "AuditEntry" where "act" = $1 and "personId" = $2 order by "id"`,
      [act, personId],
    )
    return rows
  }
})

function mandateEntry(personId: string, personKey: string, accountId: string | null, helper: { nationalId: string; phone: string }) {
  return {
    personId,
    personKey,
    insuredRegion: TONGXIANG,
    residenceRegion: NANXUN,
    accountId,
    kind: 'agent' as const,
    relationship: '子女',
    representativeName: '示例·陈小妹',
    representativeNationalId: helper.nationalId,
    representativePhone: helper.phone,
    covers: ['apply', 'receive'] as const,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  }
}

describe('mandates', () => {
  const TODAY = '2026-11-23'

  test('of two the earlier stands until the bureau decides; what it decides stands; revoked by any of three', async () => {
    const [first, second, bureau] = [applicant(), applicant(), clerk(NANXUN)]
    const { personId, nationalIdKey } = await asActor(first, (tx) => enterPerson(tx, anEntry()))
    const enter = (actor: Actor) =>
      asActor(actor, (tx) => enterMandate(tx, mandateEntry(personId, nationalIdKey, actor.accountId, anEntry())))
    const one = await enter(first)
    await owner.query(`update "Mandate" set "createdAt" = "createdAt" - interval '1 minute' where "id" = $1`, [one])
    const two = await enter(second)
    const standing = () => asActor(bureau, (tx) => representativesOf(tx, personId, TODAY))
    expect(await standing()).toEqual([first.accountId])
    expect(await asActor(second, (tx) => mandatesOf(tx, personId))).toHaveLength(1)
    expect(await asActor(clerk(ELSEWHERE), (tx) => mandatesOf(tx, personId))).toEqual([])

    const by = { accountId: bureau.accountId as string, at: new Date() }
    expect(await asActor(bureau, (tx) => confirmMandate(tx, two, by))).toBe(true)
    expect(await asActor(bureau, (tx) => confirmMandate(tx, two, by))).toBe(false)
    expect(await standing()).toEqual([second.accountId])
    expect(await asActor(bureau, (tx) => rejectMandate(tx, one, { ...by, why: 'anotherStands' }))).toBe(true)

    expect((await revokeMandate(clerk(ELSEWHERE), { mandateId: two }, new Date())).ok).toBe(false)
    expect((await revokeMandate(applicant(), { mandateId: two }, new Date())).ok).toBe(false)
    expect((await revokeMandate(applicant(nationalIdKey), { mandateId: two }, new Date())).ok).toBe(true)
    const again = await revokeMandate(second, { mandateId: two }, new Date())
    expect(again.ok ? '' : again.problem.code).toBe('mandate.ended')
    expect(await standing()).toEqual([])

    const three = await enter(second)
    expect((await revokeMandate(second, { mandateId: three }, new Date())).ok).toBe(true)
    const four = await enter(second)
    expect((await revokeMandate(bureau, { mandateId: four }, new Date())).ok).toBe(true)
    const ends = (await asActor(bureau, (tx) => mandatesOf(tx, personId))).map((mandate) => mandate.endedWhy)
    expect(ends).toEqual(['anotherStands', 'byPerson', 'byRepresentative', 'byBureau'])
  })
})

describe('filings, insurance, care', () => {
  const entry = (personId: string, since: string, caseId: string | null = null) => ({
    personId,
    insuredRegion: TONGXIANG,
    residenceRegion: NANXUN,
    townshipCode: '330503103',
    address: `湖州市南浔区练市镇示例路${since}`,
    since,
    filedOn: since,
    caseId,
  })

  test('the filing in force on a day; the address of the case’s own filing', async () => {
    const bureau = clerk(NANXUN)
    const { personId, nationalIdKey } = await asActor(bureau, (tx) => enterPerson(tx, anEntry()))
    const caseId = await aCase({ personId, personKey: nationalIdKey, status: 'submitted' })
    await asActor(bureau, async (tx) => {
      await fileResidence(tx, entry(personId, '2026-03-01', caseId))
      await fileResidence(tx, entry(personId, '2026-05-01'))
    })
    expect(await asActor(bureau, (tx) => filingInForce(tx, personId, '2026-02-28'))).toBeNull()
    expect((await asActor(bureau, (tx) => filingInForce(tx, personId, '2026-04-01')))?.since).toBe('2026-03-01')
    expect((await asActor(bureau, (tx) => filingInForce(tx, personId, '2026-06-01')))?.since).toBe('2026-05-01')
    expect(await revealField(bureau, { personId, caseId, field: 'address', purpose: 'arrangeVisit' })).toEqual({
      ok: true,
      value: '湖州市南浔区练市镇示例路2026-03-01',
    })
    expect(await asActor(clerk(ELSEWHERE), (tx) => filingInForce(tx, personId, '2026-06-01'))).toBeNull()
  })

  test('insurance is entered by the insured region or the calendar, and replaced by day', async () => {
    const { nationalId } = anEntry()
    const row = {
      nationalId,
      insuredRegion: TONGXIANG,
      scheme: '310' as const,
      insuredSince: '2020-01-01',
      asOf: '2026-11-01',
      source: '演示',
    }
    const code = async (actor: Actor, more = {}) => {
      const outcome = await recordInsurance(actor, { ...row, status: 'insured', ...more })
      return outcome.ok ? 'ok' : outcome.problem.code
    }
    expect(await code(clerk(NANXUN))).toBe('insurance.notYours')
    expect(await code(applicant())).toBe('insurance.notYours')
    expect(await code(clerk(TONGXIANG), { nationalId: '1' })).toBe('nationalId.form')
    expect(await code(clerk(TONGXIANG), { insuredSince: '2026-02-30' })).toBe('insurance.day')
    expect(await code(clerk(TONGXIANG))).toBe('ok')
    expect(await code(CALENDAR, { status: 'ended' })).toBe('ok')
    const records = await asActor(clerk(TONGXIANG), (tx) => insuranceRecordsOf(tx, nationalIdKeyOf(nationalId), TONGXIANG))
    expect(records.map((record) => record.status)).toEqual(['ended'])
    expect(await asActor(clerk(NANXUN), (tx) => insuranceRecordsOf(tx, nationalIdKeyOf(nationalId), TONGXIANG))).toEqual([])
  })

  test('care begins, follows, ends; both bureaus see it, a third region does not', async () => {
    const bureau = clerk(NANXUN)
    const { personId } = await asActor(bureau, (tx) => enterPerson(tx, anEntry()))
    const care = { personId, caseId: randomUUID(), insuredRegion: TONGXIANG, residenceRegion: NANXUN }
    await asActor(bureau, (tx) => beginCare(tx, { ...care, institutionId: 'first', from: '2026-05-01' }, '2026-04-30'))
    await asActor(bureau, (tx) => beginCare(tx, { ...care, institutionId: 'second', from: '2026-07-01' }, '2026-06-30'))
    for (const region of [TONGXIANG, NANXUN]) {
      const [latest, earlier] = await asActor(clerk(region), (tx) => careOf(tx, { personId }))
      expect([latest?.institutionId, latest?.to, earlier?.institutionId, earlier?.to]).toEqual(['second', null, 'first', '2026-06-30'])
    }
    expect(await asActor(clerk(ELSEWHERE), (tx) => careOf(tx, { personId }))).toEqual([])
    expect((await asActor(bureau, (tx) => carerOn(tx, personId, '2026-06-30')))?.institutionId).toBe('first')
    await asActor(bureau, (tx) => endCare(tx, personId, '2026-08-31'))
    expect(await asActor(bureau, (tx) => carerOn(tx, personId, '2026-09-01'))).toBeNull()
  })
})
