import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { regions } from '../../agreements/store'
import { asActor, type Door } from '../../db'
import { addDays, addMonths, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { portalMode } from '../../mode'
import { GM } from '../rules/suite-gm'
import { STANDARD, type Suite } from '../rules/suites'
import { fingerprintOf } from '../rules/token'
import { type BureauKey, SuiteId } from '../schema/certificate'
import { bureauKeys, lockKeys, publishKey, revokeKey } from '../store/certificate'

const SecretKey = z.strictObject({ keyId: z.string(), suite: SuiteId, secret: z.string().regex(/^[0-9a-f]{64}$/) })
/** A bureau's secret half: in a file of its connector's, outside the portal's database. */
export type SecretKey = z.infer<typeof SecretKey>
/** With its published half. */
export type SigningKey = SecretKey & { published: BureauKey }

export const SUITE_BY_ID: Record<SuiteId, Suite> = { standard: STANDARD, gm: GM }
/** How long a key signs. A default, 待核定. */
const KEY_MONTHS = 24

function folderOf(regionCode: string): string {
  return path.join(process.env.PORTAL_DATA_DIR ?? '.data', 'connectors', regionCode)
}

async function held(regionCode: string): Promise<SecretKey | null> {
  try {
    return SecretKey.parse(JSON.parse(await readFile(path.join(folderOf(regionCode), 'signing-key.json'), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes whole or not at all. */
async function keep(regionCode: string, key: SecretKey): Promise<void> {
  const folder = folderOf(regionCode)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const half = path.join(folder, `.${randomUUID()}`)
  await writeFile(half, `${JSON.stringify(key)}\n`, { mode: 0o600 })
  await rename(half, path.join(folder, 'signing-key.json'))
}

/**
 * 签发密钥: makes a new key for a region's bureau, publishes its public half and keeps the secret one with the connector; an earlier one
 * signs no more, and what it signed is still verified. Refuses a region that is not kept.
 */
export async function makeKey(regionCode: string, suite: SuiteId, today: PlainDate): Promise<Outcome<BureauKey>> {
  return asActor(CALENDAR, async (tx) => {
    await lockKeys(tx)
    return making(tx, regionCode, suite, today)
  })
}

async function making(tx: Door, regionCode: string, suite: SuiteId, today: PlainDate): Promise<Outcome<BureauKey>> {
  const known = (await regions(tx)).some((one) => one.code === regionCode)
  if (!known) return refused('regionUnknown', `没有登记代码为 ${regionCode} 的地区，请核对后再生成密钥`)
  const secret = randomBytes(32).toString('hex')
  const publicKey = SUITE_BY_ID[suite].publicKeyOf(secret)
  const fingerprint = fingerprintOf(publicKey)
  const keyId = fingerprint.slice(0, 8)
  const validTo = addDays(addMonths(today, KEY_MONTHS), -1)
  const mark = portalMode() === 'demo' ? '演示' : ''
  const key = { keyId, regionCode, suite, publicKey, fingerprint, validFrom: today, validTo, revokedOn: null, mark }
  await publishKey(tx, key)
  await writeAudit(tx, CALENDAR, { act: 'key.make', subject: `BureauKey:${keyId}`, outcome: 'done', detail: { suite } })
  // Last: a published key nobody holds harms nothing, a secret one nobody published signs in vain.
  await keep(regionCode, { keyId, suite, secret })
  return done(key)
}

/** Revokes a published key: from now on nothing it signed is verified. */
export async function revokeBureauKey(keyId: string, today: PlainDate): Promise<Outcome<null>> {
  return asActor(CALENDAR, async (tx) => {
    const revoked = await revokeKey(tx, keyId, today)
    await writeAudit(tx, CALENDAR, { act: 'key.revoke', subject: `BureauKey:${keyId}`, outcome: revoked > 0 ? 'done' : 'refused' })
    return revoked > 0 ? done(null) : refused('keyUnknown', `没有编号为 ${keyId} 的在用密钥`)
  })
}

/**
 * The key a region's bureau signs with on `today`: its secret half, as far as it is published, not revoked and not over; null where there is
 * none. A demo makes one for itself; a live installation makes its own (`npm run key:create`).
 */
export async function signingKey(regionCode: string, today: PlainDate): Promise<SigningKey | null> {
  const own = await asActor(CALENDAR, (tx) => usable(tx, regionCode, today))
  if (own || portalMode() === 'live') return own
  return asActor(CALENDAR, async (tx) => {
    await lockKeys(tx)
    // Whoever waited finds the key that was made meanwhile.
    const made = await usable(tx, regionCode, today)
    if (made) return made
    const key = await making(tx, regionCode, 'standard', today)
    return key.ok ? usable(tx, regionCode, today) : null
  })
}

async function usable(tx: Door, regionCode: string, today: PlainDate): Promise<SigningKey | null> {
  const own = await held(regionCode)
  if (!own) return null
  const published = (await bureauKeys(tx)).find((one) => one.keyId === own.keyId && one.regionCode === regionCode)
  const stands = published && published.revokedOn === null && today <= published.validTo
  return stands ? { ...own, published } : null
}
