import type { PlainDate } from '../kernel/dates'
import type { Agreement, Attestation, Region } from './schema'

/** The two codes of a pair in their one order. */
export function pairOf(a: string, b: string): { lowRegion: string; highRegion: string } {
  return a < b ? { lowRegion: a, highRegion: b } : { lowRegion: b, highRegion: a }
}

export function standsOn(agreement: Pick<Agreement, 'validFrom' | 'validTo'>, day: PlainDate): boolean {
  return agreement.validFrom <= day && (agreement.validTo === null || day <= agreement.validTo)
}

/** The pair's agreement in force on `day`, or null. Throws when two are: their days were let overlap. */
export function agreementOn(agreements: readonly Agreement[], a: string, b: string, day: PlainDate): Agreement | null {
  const pair = pairOf(a, b)
  const standing = agreements.filter((one) => one.lowRegion === pair.lowRegion && one.highRegion === pair.highRegion && standsOn(one, day))
  if (standing.length > 1) throw new Error(`two agreements of ${pair.lowRegion}–${pair.highRegion} in force on ${day}`)
  return standing[0] ?? null
}

/** True when two spans share a day; an open end lasts for ever. */
export function overlap(one: Pick<Agreement, 'validFrom' | 'validTo'>, other: Pick<Agreement, 'validFrom' | 'validTo'>): boolean {
  return (one.validTo === null || other.validFrom <= one.validTo) && (other.validTo === null || one.validFrom <= other.validTo)
}

/** The other party's code. Throws for a region that is no party. */
export function partnerIn(agreement: Agreement, regionCode: string): string {
  if (agreement.lowRegion === regionCode) return agreement.highRegion
  if (agreement.highRegion === regionCode) return agreement.lowRegion
  throw new Error(`${regionCode} is no party of ${agreement.id}`)
}

/** Both bureaus have signed exactly this digest; until then a finding is 暂行. */
export function attestedByBoth(
  attestations: readonly Pick<Attestation, 'digest' | 'regionCode'>[],
  regions: readonly [string, string],
  digest: string,
): boolean {
  return regions.every((code) => attestations.some((one) => one.digest === digest && one.regionCode === code))
}

/** 桐乡 ↔ 南浔 */
export function pairName(low: Pick<Region, 'shortName'>, high: Pick<Region, 'shortName'>): string {
  return `${low.shortName} ↔ ${high.shortName}`
}
