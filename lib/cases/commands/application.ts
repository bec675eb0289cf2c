import type { Actor } from '../../access/schema'
import { declaredPersonKey } from '../../access/store'
import { townshipsOf } from '../../agreements/store'
import type { Door } from '../../db'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, type Problem, refused } from '../../kernel/outcome'
import { readAddress } from '../../people/rules/address'
import { readName } from '../../people/rules/name'
import { birthDateOf, readNationalId, sexOf } from '../../people/rules/national-id'
import { readPhone } from '../../people/rules/phone'
import type { Sex } from '../../people/schema'
import { vault } from '../../vault'
import type { AppliedAs } from '../schema'
import { Application } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { textsOf } from '../store/content'

/** An application as it may be kept: names, ids and phones normalised. */
export type ReadApplication = { application: Application; personKey: string; birthDate: PlainDate; sex: Sex }

/** Reads every field at once and names each that is wrong under its form field. */
export function readApplication(given: Application, appliedAs: AppliedAs): Outcome<ReadApplication> {
  const fields: Record<string, string> = {}
  function read<V>(field: string, outcome: Outcome<V>, otherwise: V): V {
    if (outcome.ok) return outcome.value
    fields[field] = outcome.problem.message
    return otherwise
  }
  const name = read('name', readName(given.name), '')
  const nationalId = read('nationalId', readNationalId(given.nationalId), '')
  const phone = read('phone', readPhone(given.phone), '')
  const address = read('address', readAddress(given.address), '')
  if (!isPlainDate(given.residenceSince)) fields.residenceSince = '请填写存在的日期，例如 2025-03-01'
  const other = given.representative
  const representative = other
    ? {
        ...other,
        name: read('representative.name', readName(other.name), ''),
        nationalId: read('representative.nationalId', readNationalId(other.nationalId), ''),
        phone: read('representative.phone', readPhone(other.phone), ''),
      }
    : null
  if (other && !isPlainDate(other.validTo)) fields['representative.validTo'] = '请填写存在的日期'
  if (!other && (appliedAs === 'guardian' || appliedAs === 'agent')) fields['representative.name'] = '代办请填写代理人'
  if (other && representative && representative.nationalId !== '' && representative.nationalId === nationalId)
    fields['representative.nationalId'] = '代理人不能是参保人本人'
  if (Object.keys(fields).length > 0) return refused('applicationFields', '有几处需要更正，请逐项修改后再继续。', { fields })
  const application = { ...given, name, nationalId, phone, address, representative }
  return done({
    application,
    personKey: vault().index('nationalId', nationalId),
    birthDate: birthDateOf(nationalId),
    sex: sexOf(nationalId),
  })
}

/**
 * An account acts for its own person only, who need not be verified yet: 本人 is whoever signed up, and a guardian or agent is too.
 * Whoever acts without an account is not asked.
 */
export async function accountProblem(
  tx: Door,
  actor: Actor,
  { application: { representative }, personKey }: ReadApplication,
): Promise<Problem | null> {
  if (actor.role !== 'applicant' || !actor.accountId) return null
  const own = await declaredPersonKey(tx, actor.accountId)
  if (own === null) return null
  if (!representative) {
    if (personKey === own) return null
    const message = '与您账号登记的身份证号不一致；替别人申请，请选“受本人委托”或“我是监护人”。'
    return { code: 'notOwnId', message, fields: { nationalId: message } }
  }
  if (vault().index('nationalId', representative.nationalId) === own) return null
  const message = '与您账号登记的身份证号不一致；代理人须用自己的账号申请。'
  return { code: 'notOwnId', message, fields: { 'representative.nationalId': message } }
}

/** What is wrong with a changed application of a case that has begun; null when nothing is. The person can not be changed. */
export async function applicationProblem(tx: Door, actor: Actor, caseFile: CaseFile, given: Application): Promise<Problem | null> {
  const read = readApplication(given, caseFile.appliedAs)
  if (!read.ok) return read.problem
  if (read.value.personKey !== caseFile.personKey) {
    return {
      code: 'personChanged',
      message: '参保人不能更换；为另一位参保人申请请重新开始。',
      fields: { nationalId: '与本申请的参保人不一致' },
    }
  }
  return (await accountProblem(tx, actor, read.value)) ?? townshipProblem(tx, caseFile.residenceRegion, given.townshipCode)
}

export async function townshipProblem(tx: Door, residenceRegion: string, townshipCode: string): Promise<Problem | null> {
  const towns = await townshipsOf(tx, residenceRegion)
  if (towns.some((one) => one.code === townshipCode)) return null
  return {
    code: 'townshipElsewhere',
    message: '所选乡镇（街道）不在居住地，请重新选择。',
    fields: { townshipCode: '请选择居住地的乡镇（街道）' },
  }
}

/** The application a case stands on, as it was last saved. Throws when its text was removed: nothing may be decided on it then. */
export async function applicationOf(tx: Door, caseFile: CaseFile): Promise<Application> {
  const digest = caseFile.facts.application
  return Application.parse(digest ? (await textsOf(tx, caseFile.id, [digest])).get(digest) : undefined)
}
