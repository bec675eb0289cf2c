import { randomUUID } from 'node:crypto'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import { filingOn } from '../rules/filing'
import type { Filing, InsuranceRecord } from '../schema'

const FILING = {
  id: true,
  personId: true,
  insuredRegion: true,
  residenceRegion: true,
  townshipCode: true,
  since: true,
  until: true,
  filedOn: true,
  caseId: true,
} as const

export type FilingEntry = Omit<Filing, 'id' | 'until' | 'caseId'> & { address: string; caseId: string | null; until?: PlainDate | null }

/**
 * Files that the person lives in the other region (异地备案). An applicant may file once the case stands (the policy goes by it).
 * Answers with the filing's id. A filing of the same case is a correction: the new row is filed later and is found first.
 */
export async function fileResidence(tx: Door, entry: FilingEntry): Promise<string> {
  const { address, ...rest } = entry
  const id = randomUUID()
  const addressCipher = vault().seal(address, `CrossRegionFiling.addressCipher:${id}`)
  await tx.crossRegionFiling.createMany({ data: [{ ...rest, id, addressCipher }] })
  return id
}

/** Ends the filings that run, on their last day (included). Answers how many. */
export async function endFiling(tx: Door, personId: string, until: PlainDate): Promise<number> {
  const { count } = await tx.crossRegionFiling.updateMany({ where: { personId, until: null, since: { lte: until } }, data: { until } })
  return count
}

/** Takes back the end that was written on a filing on that day, unless the person was filed anew since. Answers how many run again. */
export async function resumeFiling(tx: Door, personId: string, until: PlainDate): Promise<number> {
  const newer = await tx.crossRegionFiling.count({
    where: { personId, OR: [{ until: null }, { until: { gt: until } }, { since: { gt: until } }] },
  })
  if (newer > 0) return 0
  const { count } = await tx.crossRegionFiling.updateMany({ where: { personId, until }, data: { until: null } })
  return count
}

/** All filings the asker may see, without addresses, latest first. */
export async function filingsOf(tx: Door, personId: string): Promise<Filing[]> {
  return tx.crossRegionFiling.findMany({
    where: { personId },
    select: FILING,
    orderBy: [{ since: 'desc' }, { filedOn: 'desc' }, { createdAt: 'desc' }],
  })
}

export async function filingInForce(tx: Door, personId: string, day: PlainDate): Promise<Filing | null> {
  return filingOn(await filingsOf(tx, personId), day) ?? null
}

/** 参保信息 about the person with this blind index, of one region or of all, latest first; empty when there is none to be seen. */
export async function insuranceRecordsOf(tx: Door, nationalIdKey: string, insuredRegion?: string): Promise<InsuranceRecord[]> {
  const rows = await tx.insuranceRecord.findMany({
    where: { nationalIdKey, ...(insuredRegion ? { insuredRegion } : {}) },
    select: { insuredRegion: true, scheme: true, insuredSince: true, status: true, asOf: true, source: true, mark: true },
    orderBy: { asOf: 'desc' },
    take: 12,
  })
  return rows as InsuranceRecord[]
}

/** Saves one row; a row of the same region and day is replaced. */
export async function saveInsuranceRecord(tx: Door, nationalIdKey: string, record: InsuranceRecord): Promise<void> {
  const { insuredRegion, asOf } = record
  await tx.insuranceRecord.upsert({
    where: { nationalIdKey_insuredRegion_asOf: { nationalIdKey, insuredRegion, asOf } },
    create: { nationalIdKey, ...record },
    update: record,
  })
}
