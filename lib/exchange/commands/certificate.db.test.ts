import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { PUBLIC } from '../../access/schema'
import { caseStanding, NX, pressOn, SL, seedCast, seedThirdRegion, TX } from '../../cases/cast.fixture'
import { perform } from '../../cases/commands/perform'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { maskName } from '../../people/rules/name'
import { verdictOn } from '../rules/verdict'
import { certificateBySerial } from '../store/certificate'
import { certificateOf, issueCertificates, tokenOfSerial, verifierNow } from './certificate'
import { makeKey, revokeBureauKey, SUITE_BY_ID, signingKey } from './keystore'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let folder: string
let told: Awaited<ReturnType<typeof caseStanding>>

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'portal-keys-'))
  vi.stubEnv('PORTAL_DATA_DIR', folder)
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  told = await caseStanding(cast, 'recognised')
}, 180_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
  await rm(folder, { recursive: true, force: true })
})

const bureau = (code: string) => cast.bureaus[code] as Bureau
const holder = () => told.applicant

async function judged(token: string, today = told.today) {
  const now = new Date('2026-11-24T02:00:00Z')
  return verdictOn(token, { ...(await verifierNow(today, now)), suites: SUITE_BY_ID }, { today, now: now.getTime() })
}

describe('互认证书', () => {
  test('given once for a recognition, to its family and both bureaus, with masked name and nothing else of the person', async () => {
    const all = await Promise.all(
      [holder(), bureau(TX).clerks[0], bureau(NX).clerks[0]].map((one) => certificateOf(one, told.caseId, told.today)),
    )
    const [mine, theirs, others] = all.map(must)
    expect([theirs?.serial, others?.serial]).toEqual([mine?.serial, mine?.serial])
    expect(mine).toMatchObject({ end: null, facts: { name: maskName(told.start.application.name), regions: [TX, NX] } })
    for (const secret of [told.start.application.name, told.start.application.nationalId, told.start.application.phone])
      expect(Buffer.from(mine?.token.split('.')[1] ?? '', 'base64url').toString()).not.toContain(secret)
    expect((await judged(mine?.token ?? '')).colour).toMatch(/green|amber/)
    expect((await judged(mine?.token ?? '', mine?.facts.validFrom)).code).toBe('valid')
  })

  test('Z-07 nobody else has it: a third bureau, another family, and the database itself', async () => {
    const { serial } = must(await certificateOf(holder(), told.caseId, told.today))
    for (const stranger of [bureau(SL).clerks[0], { ...holder(), accountId: 'nobody', personKey: 'nobody' }]) {
      expect(await certificateOf(stranger, told.caseId, told.today)).toMatchObject({ problem: { code: 'certificate.notFound' } })
      expect(await asActor(stranger, (tx) => certificateBySerial(tx, serial))).toBeNull()
    }
    expect(await asActor(PUBLIC, (tx) => certificateBySerial(tx, serial))).toBeNull()
    await expect(asActor(holder(), (tx) => tx.certificate.deleteMany({}))).rejects.toThrow(/permission denied/)
  })

  test('the run gives what is lacking, each once, however often and by however many', async () => {
    await caseStanding(cast, 'recognised')
    await caseStanding(cast, 'recognised')
    const counts = await Promise.all([issueCertificates(told.today), issueCertificates(told.today)])
    expect(Math.max(...counts)).toBeGreaterThan(0)
    expect(await issueCertificates(told.today)).toBe(0)
    const { rows } = await owner.query(`select count(*)::int as n, count(distinct "caseId")::int as cases from "Certificate"`)
    expect(rows[0].n).toBe(rows[0].cases)
  })

  test('by its serial as one types it; a miss and a mistyped one read the same', async () => {
    const { serial, token } = must(await certificateOf(holder(), told.caseId, told.today))
    expect(must(await tokenOfSerial(serial.toLowerCase().replace(/(.{4})/g, '$1 '))).token).toBe(token)
    expect(await tokenOfSerial('0000000000000000')).toEqual(await tokenOfSerial('不是编号'))
  })

  test('annulled: the next list says revoked, and a verifier sees red', async () => {
    const one = await caseStanding(cast, 'recognised')
    const { token } = must(await certificateOf(one.applicant, one.caseId, one.today))
    const [clerk, reviewer] = [bureau(TX).clerks[0], bureau(TX).reviewers[0]]
    const command = { kind: 'invalidate', caseId: one.caseId, reason: '材料虚假（示例）' } as const
    const { version } = must(await perform(clerk, { step: 'propose', command }, pressOn(one.today)))
    const approval = { step: 'approve', caseId: one.caseId, act: 'invalidate', seq: version, note: '' } as const
    must(await perform(reviewer, approval, pressOn(one.today)))
    expect(await judged(token, one.today)).toMatchObject({ colour: 'red', code: 'revoked' })
    expect(must(await certificateOf(clerk, one.caseId, one.today)).end).toBe('revoked')
  })
})

describe('签发密钥', () => {
  test('the secret half lies in a file for its owner alone, and in no table', async () => {
    const key = await signingKey(TX, told.today)
    const file = path.join(folder, 'connectors', TX, 'signing-key.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { rows } = await owner.query('select * from "BureauKey"')
    expect(JSON.stringify(rows)).not.toContain(key?.secret)
  })

  test('a new key signs what follows, the old one is still verified; revoked, nothing it signed is', async () => {
    const before = must(await certificateOf(holder(), told.caseId, told.today))
    must(await makeKey(TX, 'gm', told.today))
    const after = must(await certificateOf(holder(), told.caseId, told.today))
    expect(after.serial).not.toBe(before.serial)
    expect((await judged(before.token, before.facts.validFrom)).code).toBe('valid')
    expect((await judged(after.token, before.facts.validFrom)).code).toBe('valid')
    must(await revokeBureauKey(before.facts.keyId, told.today))
    expect((await judged(before.token)).code).toBe('keyRevoked')
    expect(await revokeBureauKey('00000000', told.today)).toMatchObject({ problem: { code: 'keyUnknown' } })
  })

  test('a live installation without a key gives none and says so', async () => {
    vi.stubEnv('PORTAL_MODE', 'live')
    vi.stubEnv('PORTAL_DATA_DIR', path.join(folder, 'elsewhere'))
    expect(await certificateOf(holder(), told.caseId, told.today)).toMatchObject({ problem: { code: 'noSigningKey' } })
    expect(await issueCertificates(told.today)).toBe(0)
    expect(await makeKey('999999', 'standard', told.today)).toMatchObject({ problem: { code: 'regionUnknown' } })
  })
})
