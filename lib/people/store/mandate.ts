import { randomUUID } from 'node:crypto'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import { standingMandates } from '../rules/mandate'
import { normaliseName } from '../rules/name'
import type { Mandate, MandateEnd, MandateKind, Matter } from '../schema'

const PLAIN = {
  id: true,
  personId: true,
  accountId: true,
  kind: true,
  relationship: true,
  representativeName: true,
  representativeKey: true,
  covers: true,
  validFrom: true,
  validTo: true,
  state: true,
  endedWhy: true,
  createdAt: true,
} as const

export type MandateEntry = {
  personId: string
  personKey: string
  insuredRegion: string
  residenceRegion: string
  /** The representative's own account, where there is one. */
  accountId: string | null
  kind: MandateKind
  relationship: string
  /** All three normalised by `readPerson`. */
  representativeName: string
  representativeNationalId: string
  representativePhone: string
  covers: readonly Matter[]
  validFrom: PlainDate
  validTo: PlainDate
}

/** Enters a mandate that awaits a bureau's check. Answers with its id. */
export async function enterMandate(tx: Door, entry: MandateEntry): Promise<string> {
  const { representativeNationalId, representativePhone, covers, ...rest } = entry
  const id = randomUUID()
  await tx.mandate.createMany({
    data: [
      {
        ...rest,
        id,
        covers: [...covers],
        representativeKey: vault().index('nationalId', representativeNationalId),
        representativeCipher: vault().seal(representativeNationalId, `Mandate.representativeCipher:${id}`),
        phoneCipher: vault().seal(representativePhone, `Mandate.phoneCipher:${id}`),
      },
    ],
  })
  return id
}

/** The person's mandates the asker may see, earliest first. */
export async function mandatesOf(tx: Door, personId: string): Promise<Mandate[]> {
  const rows = await tx.mandate.findMany({ where: { personId }, select: PLAIN, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows as Mandate[]
}

/** The natural persons who stand, or stood, for each of these people. */
export async function representativeKeysOf(tx: Door, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.mandate.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, representativeKey: true },
  })
  const keys = new Map<string, string[]>()
  for (const { personId, representativeKey } of rows) keys.set(personId, [...(keys.get(personId) ?? []), representativeKey])
  return keys
}

export async function mandateOf(
  tx: Door,
  mandateId: string,
): Promise<(Mandate & { personKey: string; insuredRegion: string; residenceRegion: string }) | null> {
  const row = await tx.mandate.findUnique({
    where: { id: mandateId },
    select: { ...PLAIN, personKey: true, insuredRegion: true, residenceRegion: true },
  })
  return row as (Mandate & { personKey: string; insuredRegion: string; residenceRegion: string }) | null
}

/** The representative's id or phone in full; callers have decided. */
export async function sealedMandateField(
  tx: Door,
  mandateId: string,
  field: 'representativeNationalId' | 'representativePhone',
): Promise<string | null> {
  const column = field === 'representativePhone' ? 'phoneCipher' : 'representativeCipher'
  const row = await tx.mandate.findUnique({ where: { id: mandateId }, select: { phoneCipher: true, representativeCipher: true } })
  return row ? vault().open(row[column], `Mandate.${column}:${mandateId}`) : null
}

/** Accounts that stand in the person's place today: confirmed mandates in force, or the earliest that awaits its check. */
export async function representativesOf(tx: Door, personId: string, today: PlainDate): Promise<string[]> {
  return standingMandates(await mandatesOf(tx, personId), today).flatMap((mandate) => (mandate.accountId ? [mandate.accountId] : []))
}

/** False when it no longer awaits its check (another decided first) or is not to be seen. */
export async function confirmMandate(tx: Door, mandateId: string, by: { accountId: string; at: Date }): Promise<boolean> {
  const { count } = await tx.mandate.updateMany({
    where: { id: mandateId, state: 'pending' },
    data: { state: 'confirmed', checkedBy: by.accountId, checkedAt: by.at },
  })
  return count === 1
}

/** False as for `confirmMandate`. */
export async function rejectMandate(tx: Door, mandateId: string, by: { accountId: string; at: Date; why: MandateEnd }): Promise<boolean> {
  const { count } = await tx.mandate.updateMany({
    where: { id: mandateId, state: 'pending' },
    data: { state: 'rejected', checkedBy: by.accountId, checkedAt: by.at, endedAt: by.at, endedWhy: by.why },
  })
  return count === 1
}

/** False when it had ended already or is not to be seen. */
export async function endMandate(tx: Door, mandateId: string, by: { at: Date; why: MandateEnd }): Promise<boolean> {
  const { count } = await tx.mandate.updateMany({
    where: { id: mandateId, state: { in: ['pending', 'confirmed'] } },
    data: { state: 'revoked', endedAt: by.at, endedWhy: by.why },
  })
  return count === 1
}

/** Ids of people who are represented by someone of exactly this name, at most `limit`; rejected mandates count for nothing. */
export async function findPersonIdsByRepresentative(tx: Door, name: string, limit: number): Promise<string[]> {
  const representativeName = normaliseName(name)
  if (representativeName === '') return []
  const rows = await tx.mandate.groupBy({
    by: ['personId'],
    where: { representativeName, state: { not: 'rejected' } },
    orderBy: { personId: 'asc' },
    take: limit,
  })
  return rows.map((row) => row.personId)
}
