import { daysBetween, type PlainDate } from '../../kernel/dates'
import type { Personnel } from '../schema'

/** How long before its end a certificate is warned about. No text at hand gives it: 待核定. */
export const EXPIRY_WARNING_DAYS = 60

export const VALIDITIES = ['notYet', 'valid', 'expiring', 'expired'] as const
export type Validity = (typeof VALIDITIES)[number]

/** Where a certificate stands on a day, and in words for a list. Both ends belong to it. */
export function validityOn(one: Pick<Personnel, 'validFrom' | 'validTo'>, today: PlainDate): { validity: Validity; says: string } {
  if (today < one.validFrom) return { validity: 'notYet', says: `${one.validFrom} 起有效` }
  const left = daysBetween(today, one.validTo)
  if (left < 0) return { validity: 'expired', says: `已于 ${one.validTo} 到期` }
  if (left <= EXPIRY_WARNING_DAYS) return { validity: 'expiring', says: left === 0 ? '今天到期' : `还有 ${left} 天到期` }
  return { validity: 'valid', says: `有效至 ${one.validTo}` }
}

export type RegisterFilter = {
  kind: Personnel['kind'] | null
  status: Personnel['status'] | null
  due: boolean
  institutionId: string | null
}

/** What a filter of the register shows; `due` keeps those in the register whose certificate has ended or soon will. */
export function registerShows(one: Personnel, filter: RegisterFilter, today: PlainDate): boolean {
  if (filter.kind && one.kind !== filter.kind) return false
  if (filter.status && one.status !== filter.status) return false
  if (filter.institutionId && one.institutionId !== filter.institutionId) return false
  return !filter.due || isDue(one, today)
}

/** In the register, with a certificate that has ended or soon will. */
export function isDue(one: Personnel, today: PlainDate): boolean {
  const { validity } = validityOn(one, today)
  return one.status === 'in' && (validity === 'expired' || validity === 'expiring')
}
