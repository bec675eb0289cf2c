import { zodResolver } from '@hookform/resolvers/zod'
import { type FieldErrors, get, type Resolver, set } from 'react-hook-form'
import { wrongDays } from '@/lib/cases/rules/application-days'
import { ApplyEntry, ApplyPatch } from '@/lib/cases/schema/apply'
import type { Outcome } from '@/lib/kernel/outcome'
import { readAddress } from '@/lib/people/rules/address'
import { readName } from '@/lib/people/rules/name'
import { readNationalId } from '@/lib/people/rules/national-id'
import { readPhone } from '@/lib/people/rules/phone'
import { FIELD_LABEL, type FieldName } from './screens'

/** What the fields hold while being typed: everything text, the representative always there. */
export type EntryValues = {
  appliedAs: '' | 'self' | 'guardian' | 'agent'
  insuredRegion: string
  residenceRegion: string
  name: string
  nationalId: string
  phone: string
  townshipCode: string
  address: string
  residenceSince: string
  condition: string
  representative: { name: string; nationalId: string; phone: string; relationship: string; validTo: string }
}

export const NOTHING_TYPED: EntryValues = {
  appliedAs: '',
  insuredRegion: '',
  residenceRegion: '',
  name: '',
  nationalId: '',
  phone: '',
  townshipCode: '',
  address: '',
  residenceSince: '',
  condition: '',
  representative: { name: '', nationalId: '', phone: '', relationship: '', validTo: '' },
}

/** The rules the server reads these fields by; the browser asks the same. */
const READERS: Partial<Record<FieldName, (text: string) => Outcome<string>>> = {
  name: readName,
  nationalId: readNationalId,
  phone: readPhone,
  address: readAddress,
  'representative.name': readName,
  'representative.nationalId': readNationalId,
  'representative.phone': readPhone,
}

/** As sent: without a representative where the person applies alone. */
export function entryOf(values: EntryValues): Record<string, unknown> {
  return { ...values, representative: values.appliedAs === 'self' ? null : values.representative }
}

/** The schema of the action, then the rules of each field and of its days; a bare 请填写 says what. */
function judged(errors: FieldErrors, values: object, today: string, isLeftOut: (field: FieldName) => boolean): FieldErrors {
  const told: FieldErrors = errors
  for (const [field, message] of Object.entries(wrongDays(values, today))) set(told, field, { type: 'rule', message })
  for (const field of Object.keys(FIELD_LABEL) as FieldName[]) {
    const value: unknown = get(values, field)
    const read = READERS[field]
    if (read && typeof value === 'string' && !isLeftOut(field)) {
      const outcome = read(value)
      if (!outcome.ok) set(told, field, { type: 'rule', message: outcome.problem.message })
    }
    const error = get(told, field) as { type: string; message?: string } | undefined
    if (error && (error.message === '请填写' || !error.message)) set(told, field, { ...error, message: `请填写${FIELD_LABEL[field]}` })
  }
  return told
}

const byEntry = zodResolver(ApplyEntry) as unknown as Resolver<EntryValues>
const byPatch = zodResolver(ApplyPatch) as unknown as Resolver<EntryValues>

export function resolveEntry(today: string): Resolver<EntryValues> {
  return async (values, context, options) => {
    const entry = entryOf(values) as unknown as EntryValues
    const { errors } = await byEntry(entry, context, options)
    const told = judged(errors, entry, today, () => false)
    return Object.keys(told).length > 0 ? { values: {}, errors: told } : { values, errors: {} }
  }
}

/** For a part of a draft; a field left empty where `keeps` says so stays as it is. */
export function resolvePatch(
  patchOf: (values: EntryValues) => object,
  keeps: (field: FieldName) => boolean,
  today: string,
): Resolver<EntryValues> {
  return async (values, context, options) => {
    const patch = patchOf(values) as EntryValues
    const { errors } = await byPatch(patch, context, options)
    const told = judged(errors, patch, today, (field) => get(patch, field) === '' && keeps(field))
    return Object.keys(told).length > 0 ? { values: {}, errors: told } : { values, errors: {} }
  }
}
