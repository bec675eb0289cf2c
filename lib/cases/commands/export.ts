import { randomUUID } from 'node:crypto'
import { sidesOf } from '../../access/rules'
import type { Actor } from '../../access/schema'
import { writeAudit, writeAuditOfPeople } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { viewersOf } from '../../people/rules/visibility'
import { SEX_LABEL } from '../../people/schema'
import { peopleOf } from '../../people/store'
import { addressesOfCases, sealedOf } from '../../people/store/sealed'
import { GRADE_LABEL } from '../../standard/schema'
import { vault } from '../../vault'
import { conditionsOf } from '../rules/conditions'
import { checkExport, exported } from '../rules/export'
import type { ListKind } from '../rules/filter'
import { OCCASION_LABEL, STATUS_LABEL } from '../schema'
import { DESK_LIST_LABEL, type FilterCodes, type QueueRow, WHY_LABEL } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { EXPORT_COLUMNS, EXPORT_MOST, type ExportRequest, type ExportRow, type MASKED_COLUMNS, type MaskedColumn } from '../schema/export'
import type { ListedCase } from '../store/desk'
import type { BureauActor } from './desk'
import { facetsFor, listed, listingOf, queueRows, regionOf, type Setting, settingOf } from './lists'

export type CaseExport = {
  /** 待我处理, 全部案件. */
  title: string
  office: { bureauName: string; shortName: string }
  conditions: string[]
  /** In the list's order. */
  rows: ExportRow[]
  /** More cases fit the filter than one file holds. */
  isCut: boolean
}

const listOf = ({ base, filter }: Pick<ExportRequest, 'base' | 'filter'>): ListKind => (base === 'cases' ? 'all' : filter.list)
const titleOf = (list: ListKind) => (list === 'all' ? '全部案件' : DESK_LIST_LABEL[list])

const CONFIRM = refused('confirmPassword', '导出未遮盖的个人信息，须再输入一次登录密码。', { fields: { password: '请输入登录密码' } })

/**
 * Exactly the cases a list shows under its filter, all its pages, in its order. Personal columns are masked unless asked for in full,
 * which needs the purpose in words and the password given lately (S-07). One entry of the trail tells who took how many lines of
 * which columns and what for, never a value; the words of the purpose are sealed in it. What was shown in full is an entry of each
 * person's besides (P-06), of the same export.
 */
export function exportCases(
  actor: BureauActor,
  isConfirmed: boolean,
  asked: ExportRequest,
  today: PlainDate,
): Promise<Outcome<CaseExport>> {
  return asActor(actor, async (tx) => {
    const checked = checkExport(asked)
    const outcome = !checked.ok ? checked : asked.full.length > 0 && !isConfirmed ? CONFIRM : done(await taken(tx, actor, asked, today))
    const id = randomUUID()
    const subject = `export:${id}`
    await writeAudit(tx, actor, {
      act: 'cases.export',
      subject,
      purpose: asked.purpose,
      outcome: outcome.ok ? 'done' : 'refused',
      detail: {
        list: listOf(asked),
        codes: new URLSearchParams(Object.entries(asked.filter).flatMap(([key, code]) => (code ? [[key, code]] : []))).toString(),
        columns: asked.columns.join(','),
        full: asked.full.join(','),
        ...sealedSaid(asked.said, id),
        ...(outcome.ok ? { rows: outcome.value.rows.length, isCut: outcome.value.isCut } : { code: outcome.problem.code }),
      },
    })
    if (!outcome.ok) return outcome
    const { people, ...file } = outcome.value
    if (asked.full.length > 0) {
      const shown = { act: 'person.export', subject, purpose: asked.purpose, outcome: 'done' as const }
      await writeAuditOfPeople(tx, actor, { ...shown, detail: { full: asked.full.join(',') } }, people)
    }
    return done(file)
  })
}

/** What an export is called in the trail. */
export type ExportAct = 'cases.export' | 'residents.export'

/** An export refused before anything of it was read, to whoever is of no bureau, is an entry too. */
export function refusedExport(actor: Actor, act: ExportAct, code: string): Promise<void> {
  return asActor(actor, (tx) => writeAudit(tx, actor, { act, subject: 'export:none', outcome: 'refused', detail: { code } }))
}

/** The words of an export's purpose as its entry keeps them: they may hold a name. */
export function sealedSaid(said: string, exportId: string): { said?: string } {
  return said === '' ? {} : { said: vault().seal(said, `AuditEntry.said:${exportId}`) }
}

async function taken(tx: Door, actor: BureauActor, asked: ExportRequest, today: PlainDate): Promise<CaseExport & { people: string[] }> {
  const setting = await settingOf(tx, actor, today)
  const list = listOf(asked)
  const filter = { ...asked.filter, after: undefined }
  const { cases, next } = await listed(tx, setting, await listingOf(tx, setting), { list, filter, most: EXPORT_MOST })
  const { bureauName, shortName } = regionOf(setting.regions, actor.regionCode)
  return {
    title: titleOf(list),
    office: { bureauName, shortName },
    conditions: conditionsOf(asked.filter, { regions: setting.regions, towns: setting.townships }).map((one) => one.says),
    rows: await exportRows(tx, setting, cases, asked, titleOf(list)),
    people: cases.map((one) => one.caseFile.personId),
    isCut: next !== null,
  }
}

async function exportRows(
  tx: Door,
  setting: Setting,
  cases: readonly ListedCase[],
  asked: ExportRequest,
  title: string,
): Promise<ExportRow[]> {
  const lines = await queueRows(tx, setting, cases)
  const personal = await personalOf(
    tx,
    cases.map((one) => one.caseFile),
    asked,
  )
  return cases.map(({ caseFile, why }, at) => {
    const line = lines[at] as QueueRow
    const { facts } = caseFile
    const sides = sidesOf(setting.actor, { ...caseFile, ownAccountId: null, representatives: [], assessors: [] })
    const viewers = viewersOf(setting.actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
    const own = (field: MaskedColumn) => exported(field, personal(caseFile, field), viewers, asked.full.includes(field))
    const whole: ExportRow = {
      ...{
        part: why ? WHY_LABEL[why] : title,
        caseNo: caseFile.caseNo,
        name: own('name'),
        nationalId: own('nationalId'),
        phone: own('phone'),
        address: own('address'),
      },
      ...{ sex: line.person.sex ? SEX_LABEL[line.person.sex] : null, age: line.person.age },
      ...{ town: line.town, insured: line.insured, residence: line.residence },
      ...{ status: STATUS_LABEL[caseFile.status], since: caseFile.statusSince, occasion: OCCASION_LABEL[caseFile.occasion] },
      grade: caseFile.grade === null ? null : GRADE_LABEL[caseFile.grade as keyof typeof GRADE_LABEL],
      ...{ ask: line.ask.says, dueOn: line.dueOn, time: line.time.text, validTo: caseFile.validTo },
      ...{ submittedOn: facts.submittedOn, acceptedOn: facts.acceptedOn, conclusionDueOn: facts.conclusionDueOn },
    }
    // What was not chosen is not handed on.
    return Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, asked.columns.includes(column) ? whole[column] : null])) as ExportRow
  })
}

/** The personal values an export asks for, read in bulk; what was not asked for is not opened. */
async function personalOf(tx: Door, cases: readonly CaseFile[], { columns }: ExportRequest) {
  const wants = (...fields: MaskedColumn[]) => fields.some((field) => columns.includes(field))
  const ids = cases.map((one) => one.personId)
  const plain = wants('name') ? await peopleOf(tx, ids) : null
  const sealed = wants('nationalId', 'phone') ? await sealedOf(tx, ids) : null
  const addresses = wants('address')
    ? await addressesOfCases(
        tx,
        cases.map(({ id, personId }) => ({ caseId: id, personId })),
      )
    : null
  return ({ id, personId }: CaseFile, field: (typeof MASKED_COLUMNS)[number]): string | null => {
    switch (field) {
      case 'name':
        return plain?.get(personId)?.name ?? null
      case 'address':
        return addresses?.get(id) ?? null
      default:
        return sealed?.get(personId)?.[field] ?? null
    }
  }
}

export type ExportPreview = { title: string; count: number; conditions: string[] }

/** What an export would hold: how many cases, of which list, under which conditions. */
export function previewExport(
  actor: BureauActor,
  base: ExportRequest['base'],
  filter: FilterCodes,
  today: PlainDate,
): Promise<ExportPreview> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const list = listOf({ base, filter })
    const whole = { ...filter, after: undefined }
    const count = (await facetsFor(tx, setting, await listingOf(tx, setting), list, whole)).total
    const conditions = conditionsOf(filter, { regions: setting.regions, towns: setting.townships })
    return { title: titleOf(list), count, conditions: conditions.map((one) => one.says) }
  })
}
