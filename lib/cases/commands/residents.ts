import { randomUUID } from 'node:crypto'
import { sidesOf } from '../../access/rules'
import { writeAudit } from '../../access/store'
import { partnerIn } from '../../agreements/rules'
import type { Region, Terms, Township } from '../../agreements/schema'
import { agreementsOf, regions, termsFor, townships } from '../../agreements/store'
import { asActor, type Door } from '../../db'
import { institutionNames } from '../../institutions/store'
import { addDays, ageOn, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { normaliseNationalId, readNationalId } from '../../people/rules/national-id'
import { shape, viewersOf } from '../../people/rules/visibility'
import type { PersonRow } from '../../people/schema'
import { findByNationalId, findPersonIdsByNamePart, peopleOf } from '../../people/store'
import { benefitOf, benefitText } from '../rules/benefit'
import { gradeNameOf } from '../rules/grade-name'
import { duesOf } from '../rules/residents'
import type { CaseFile } from '../schema/event'
import { DUE_LABEL, type Resident, type ResidentCounts, type ResidentExport, type ResidentFilter } from '../schema/resident'
import { RESIDENTS_PAGE, renewingOf, residentCounts, residentsAmong, residentsOf, type Windows } from '../store/residents'
import type { BureauActor } from './desk'
import { sealedSaid } from './export'

/** The living list of a bureau: people insured here and living there, and the other way round. */
export type LivingList = {
  rows: Resident[]
  next: string | null
  counts: ResidentCounts
  /** This region and those it has an agreement with today. */
  regions: Region[]
  townships: Township[]
}

type Setting = {
  actor: BureauActor
  today: PlainDate
  regions: Region[]
  townships: Township[]
  /** By agreement. */
  terms: Map<string, Terms>
  /** Recognitions whose 期满评估 is under way. */
  renewing: string[]
}

async function settingOf(tx: Door, actor: BureauActor, today: PlainDate): Promise<Setting> {
  const pairs = (await agreementsOf(tx, today)).filter((one) => [one.lowRegion, one.highRegion].includes(actor.regionCode))
  const terms = new Map<string, Terms>()
  for (const one of pairs) terms.set(one.id, await termsFor(tx, one.id, today))
  const parties = [actor.regionCode, ...pairs.map((one) => partnerIn(one, actor.regionCode))]
  const known = await regions(tx)
  return {
    actor,
    today,
    terms,
    renewing: await renewingOf(tx, actor.regionCode),
    regions: known.filter((one) => parties.includes(one.code)),
    townships: (await townships(tx)).filter((one) => parties.includes(one.regionCode)),
  }
}

function windowsOf({ terms, today }: Setting): Windows {
  return [...terms].map(([agreementId, { renewalLeadDays }]) => ({ agreementId, until: addDays(today, renewalLeadDays.value) }))
}

/** 异地人员一览: one page, and counts that are of the whole list under the same filter. */
export function livingList(actor: BureauActor, filter: ResidentFilter, today: PlainDate): Promise<LivingList> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const asking = { regionCode: actor.regionCode, windows: windowsOf(setting), renewing: setting.renewing }
    const { cases, next } = await residentsOf(tx, asking, filter)
    const rows = await residentRows(tx, setting, cases)
    await writeAudit(tx, actor, {
      act: 'residents.read',
      subject: `region:${actor.regionCode}`,
      outcome: 'done',
      detail: { rows: rows.length },
    })
    const { regions: parties, townships: towns } = setting
    return { rows, next, counts: await residentCounts(tx, asking, filter), regions: parties, townships: towns }
  })
}

const ID_LIKE = /^\d{6,17}[\dXx]$/

/** Finds people of the living list by part of a name or the whole national id. What was looked for is not kept, only how. */
export function findResidents(actor: BureauActor, text: string, today: PlainDate): Promise<Outcome<{ rows: Resident[]; more: boolean }>> {
  return asActor(actor, async (tx) => {
    const sought = text.normalize('NFKC').trim()
    const byId = ID_LIKE.test(normaliseNationalId(sought))
    const id = byId ? readNationalId(sought) : null
    if (id && !id.ok)
      return refused('findId', '身份证号要填满18位且校验位正确；也可以改用姓名查找。', { fields: { text: id.problem.message } })
    const person = id?.ok ? await findByNationalId(tx, id.value) : null
    const people = byId ? (person ? [person.id] : []) : await findPersonIdsByNamePart(tx, sought)
    const cases = await residentsAmong(tx, people, RESIDENTS_PAGE + 1)
    const rows = await residentRows(tx, await settingOf(tx, actor, today), cases.slice(0, RESIDENTS_PAGE))
    await writeAudit(tx, actor, {
      act: 'residents.find',
      subject: `region:${actor.regionCode}`,
      outcome: 'done',
      detail: { by: byId ? 'nationalId' : 'name', rows: rows.length },
    })
    return done({ rows, more: cases.length > RESIDENTS_PAGE })
  })
}

/** Rows of one export at most: what a bureau's list will hold for years, and what is written in memory. */
export const EXPORT_MOST = 5000

/** What an export holds: masked rows, and what they were narrowed by, in words. */
export type ResidentFile = { rows: Resident[]; office: Region; conditions: string[] }

function conditionsOf({ from, due, town }: Omit<ResidentFilter, 'after'>, { regions: known, townships: towns }: Setting): string[] {
  return [
    ...(from ? [`参保地：${known.find((one) => one.code === from)?.name ?? from}`] : []),
    ...(due ? [`要办的：${DUE_LABEL[due]}`] : []),
    ...(town ? [`居住乡镇：${towns.find((one) => one.code === town)?.name ?? town}`] : []),
  ]
}

/**
 * Exactly what the filter shows, every page of it, the names masked. Who, when, what for is an entry of the trail (P-04), a refused
 * attempt too; the words of the purpose are sealed in it. Refuses `purposeWanted`, `tooMany`.
 */
export function exportResidents(actor: BureauActor, asked: ResidentExport, today: PlainDate): Promise<Outcome<ResidentFile>> {
  return asActor(actor, async (tx) => {
    const { filter, purpose, said } = asked
    const outcome = await takenResidents(tx, actor, asked, today)
    const id = randomUUID()
    await writeAudit(tx, actor, {
      act: 'residents.export',
      subject: `export:${id}`,
      purpose,
      outcome: outcome.ok ? 'done' : 'refused',
      detail: {
        ...{ from: filter.from ?? null, due: filter.due ?? null, town: filter.town ?? null },
        ...sealedSaid(said, id),
        ...(outcome.ok ? { rows: outcome.value.rows.length } : { code: outcome.problem.code }),
      },
    })
    return outcome
  })
}

async function takenResidents(
  tx: Door,
  actor: BureauActor,
  { filter, purpose, said }: ResidentExport,
  today: PlainDate,
): Promise<Outcome<ResidentFile>> {
  if (purpose === 'other' && said === '') return refused('purposeWanted', '请写明用在哪里、给谁看。', { fields: { said: '请写明用途' } })
  const setting = await settingOf(tx, actor, today)
  const { cases, next } = await residentsOf(
    tx,
    { regionCode: actor.regionCode, windows: windowsOf(setting), renewing: setting.renewing },
    filter,
    EXPORT_MOST,
  )
  if (next !== null) return refused('tooMany', `一次最多导出 ${EXPORT_MOST} 人，请用条件缩小范围后再导出。`)
  const office = setting.regions.find((one) => one.code === actor.regionCode)
  if (!office) throw new Error('a bureau is of a region')
  return done({ rows: await residentRows(tx, setting, cases, true), office, conditions: conditionsOf(filter, setting) })
}

/** Lines of the list: people and institutions of all cases in one read each, every field by the field × side table. */
async function residentRows(tx: Door, setting: Setting, cases: readonly CaseFile[], masked = false): Promise<Resident[]> {
  const { actor, today } = setting
  const people = await peopleOf(
    tx,
    cases.map((one) => one.personId),
  )
  const institutions = await institutionNames(
    tx,
    cases.flatMap((one) => one.facts.institutionId ?? []),
  )
  const townOf = new Map(setting.townships.map((town) => [town.code, town.name]))
  const nameOf = (code: string) => setting.regions.find((one) => one.code === code)?.shortName ?? code
  return cases.map((caseFile) => {
    const terms = setting.terms.get(caseFile.agreementId)
    const standing = benefitOf(caseFile, today)
    return {
      ...{ caseId: caseFile.id, caseNo: caseFile.caseNo, validTo: caseFile.validTo },
      person: personOf(actor, caseFile, people.get(caseFile.personId), today, masked),
      insured: nameOf(caseFile.insuredRegion),
      residence: nameOf(caseFile.residenceRegion),
      town: townOf.get(caseFile.townshipCode) ?? '',
      grade: gradeNameOf(caseFile) ?? '',
      institution: institutions.get(caseFile.facts.institutionId ?? '') ?? null,
      benefit: standing ? benefitText(standing) : '',
      dues: terms
        ? duesOf(caseFile, { regionCode: actor.regionCode, today, terms, isRenewing: setting.renewing.includes(caseFile.id) })
        : [],
    }
  })
}

/** `masked`: as the public would see the name, whoever asks. */
function personOf(
  actor: BureauActor,
  caseFile: CaseFile,
  person: PersonRow | undefined,
  today: PlainDate,
  masked: boolean,
): Resident['person'] {
  if (!person) return { name: '—', sex: null, age: null }
  const sides = sidesOf(actor, { ...caseFile, ownAccountId: null, representatives: [], assessors: [] })
  const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
  return {
    name: shape('name', person.name, masked ? ['public'] : viewers) ?? '—',
    sex: shape('sex', person.sex, viewers) === person.sex ? person.sex : null,
    age: shape('birthDate', person.birthDate, viewers) === person.birthDate ? ageOn(person.birthDate, today) : null,
  }
}
