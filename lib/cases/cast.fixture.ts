import { randomUUID } from 'node:crypto'
import { seedInstitutions, signedByAll } from '@/prisma/demo/institutions'
import { NANXUN, seedReference, TONGXIANG } from '@/prisma/demo/reference'
import { type Cast, type Posts, seedAdministrator, seedAssessors, seedAssessorsOf, seedBureau, seedOffices } from '@/prisma/demo/staff'
import { type Story, tellTo } from '@/prisma/demo/walk'
import { type Actor, CALENDAR } from '../access/schema'
import { attestEdition, saveAgreement, saveRegion, saveTownships } from '../agreements/commands'
import type { Region } from '../agreements/schema'
import { workingCalendarOf } from '../agreements/store'
import { asActor } from '../db'
import { confirmImport, importInstitutions } from '../institutions/commands'
import { cellsWith } from '../institutions/register.fixture'
import { addDays, type PlainDate } from '../kernel/dates'
import { must } from '../kernel/outcome'
import { recordInsurance } from '../people/commands'
import { inventNationalId } from '../people/rules/national-id'
import { EDITIONS } from '../standard/rules/edition'
import { sheetWithTotals } from '../standard/sheets.fixture'
import type { Start } from './schema/command'

export const TX = TONGXIANG.code
export const NX = NANXUN.code
/** A third region, of tests only, with an agreement of its own: nothing in the code knows of it. */
export const SHILI: Region = {
  ...{ code: '330499', name: '示例县', shortName: '示例县', letters: 'SL', cityName: '示例市' },
  ...{ bureauName: '示例县医疗保障经办中心（演示）', phone: '0000-0000000（演示）', address: '示例县示例路1号（演示）' },
}
export const SL = SHILI.code

/** The day these stories begin, long after every waiting period. */
export const FROM: PlainDate = '2026-03-02'
const AT = new Date(`${FROM}T01:00:00Z`)
const TOWN: Record<string, string> = { [TX]: '330483101', [NX]: '330503101', [SL]: '330499100' }
const SEVERE = { adl: 30, cog: 3, sen: 7 }
export const BELOW_BENEFIT = { adl: 60, cog: 15, sen: 11 }

/** Two bureaus with their staff, registers, institutions and the attested edition: once a database. */
export async function seedCast(): Promise<Cast> {
  const administrator = await seedAdministrator(AT)
  await seedReference(administrator)
  const offices = await seedOffices(administrator, AT)
  const listersOf = (code: string) => ({ clerk: offices[code]?.clerks[0] as Actor, reviewer: offices[code]?.reviewers[0] as Actor })
  await seedInstitutions({ [TONGXIANG.name]: listersOf(TX), [NANXUN.name]: listersOf(NX) }, FROM)
  for (const office of Object.values(offices)) await attest(office.reviewers[0])
  return { administrator, bureaus: await seedAssessors(administrator, offices, FROM, AT) }
}

async function attest(reviewer: Actor): Promise<void> {
  for (const one of EDITIONS) must(await attestEdition(reviewer, one, { editionId: one.id, digest: one.digest, mark: '演示' }))
}

const SHILI_POSTS: Posts = {
  ...{ letters: 'sl', area: '330499', sequence: 300, administrator: '示例·县管理员' },
  ...{ clerks: ['示例·县经办甲', '示例·县经办乙'], reviewers: ['示例·县主任甲', '示例·县主任乙'] },
  assessors: ['示例·县评估甲', '示例·县专家甲', '示例·县评估乙', '示例·县专家乙'],
}

/** Adds the third region to a cast: a region, an agreement with 南浔, a bureau, two houses and their people; rows only. */
export async function seedThirdRegion({ administrator, bureaus }: Cast): Promise<Cast> {
  must(await saveRegion(administrator, SHILI))
  must(await saveTownships(administrator, SL, [{ code: TOWN[SL] as string, regionCode: SL, name: '示例镇' }]))
  must(
    await saveAgreement(administrator, {
      ...{ regions: [NX, SL] as [string, string], title: '示例协议', signedOn: '2025-06-01', validFrom: '2025-06-01', source: '示例' },
    }),
  )
  const office = await seedBureau(administrator, SL, SHILI_POSTS, AT)
  const cells = [1, 2, 3].map((i) =>
    cellsWith({
      ...{ code: `SL330499000${i}`, name: `示例·县第${i}机构`, kind: i === 3 ? '护理' : '评估', services: i === 3 ? '居家上门' : '' },
      ...{ regionCode: SHILI.name, townshipCode: '示例镇', servesRegions: `${SHILI.name}、${NANXUN.name}`, agreementNo: `示例-${i}` },
      ...{ beds: i === 3 ? '60' : '', freePlaces: i === 3 ? '3' : '', freePlacesOn: '' },
    }),
  )
  const rows = cells.map((one, at) => ({ line: at + 2, cells: one }))
  const preview = must(await importInstitutions(office.clerks[0], { rows, today: FROM }))
  if (preview.refused.length > 0) throw new Error(JSON.stringify(preview.refused[0]))
  const { docketId } = must(await confirmImport(office.clerks[0], { rows, planDigest: preview.planDigest, today: FROM }))
  await signedByAll(docketId ?? '', [office.reviewers[0], bureaus[NX]?.reviewers[0] as Actor], FROM)
  await attest(office.reviewers[0])
  return { administrator, bureaus: { ...bureaus, [SL]: await seedAssessorsOf(administrator, office, SHILI_POSTS, FROM, AT) } }
}

let people = 0

/** An applicant's account of nobody in particular; applicants act by their account alone. */
export function family(more: Partial<Actor> = {}): Actor {
  return {
    ...{ role: 'applicant', accountId: randomUUID(), regionCode: null, institutionId: null, personKey: null, name: '示例·家属' },
    ...more,
  }
}

function inWords(count: number): string {
  return [...String(count)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
}

/** Another person each time, who lives where they say and is insured there since long: ready to be started. */
export async function anApplication(insured = TX, residence = NX, from = FROM): Promise<Start> {
  people += 1
  const nationalId = inventNationalId('330599', addDays('1931-01-01', people), people % 1000)
  must(
    await recordInsurance(CALENDAR, {
      ...{ nationalId, insuredRegion: insured, scheme: '390' as const, insuredSince: '2020-01-01', status: 'insured' as const },
      ...{ source: '示例', mark: '演示', asOf: addDays(from, -1) },
    }),
  )
  return {
    ...{ insuredRegion: insured, residenceRegion: residence, appliedAs: 'self' },
    application: {
      ...{
        name: `示例·陈${inWords(people)}`,
        nationalId,
        phone: `1990002${String(people).padStart(4, '0')}`,
        townshipCode: TOWN[residence] as string,
      },
      ...{ address: `示例路 ${people} 号`, residenceSince: '2025-06-01', condition: '起居需人照料（示例）', representative: null },
    },
  }
}

/** Tells a case up to a status by commands, and says who applied and on which day it stood there. */
export async function caseStanding(
  cast: Cast,
  until: Story['until'],
  more: Partial<Story> = {},
): Promise<{ caseId: string; today: PlainDate; applicant: Actor; start: Start }> {
  const insured = more.insured ?? TX
  const residence = more.residence ?? NX
  const from = more.from ?? FROM
  const start = await anApplication(insured, residence, from)
  const applicant = more.applicant ?? family()
  const edition = EDITIONS[0]
  if (!edition) throw new Error('an edition is published')
  const story: Story = {
    ...{ name: `示例/${people}/${randomUUID()}`, applicant, application: start.application, appliedAs: 'self', insured, residence, from },
    ...{ answers: sheetWithTotals(edition, SEVERE), until },
    ...more,
  }
  const calendar = await asActor(CALENDAR, workingCalendarOf)
  return { ...(await tellTo(cast, calendar, story)), applicant, start: { ...start, application: story.application } }
}

/** The answers of a story that stays below benefit level. */
export function mildAnswers() {
  return sheetWithTotals(EDITIONS[0] as (typeof EDITIONS)[number], BELOW_BENEFIT)
}

let presses = 0

/** A press of its own on a day. */
export function pressOn(today: PlainDate, more: { requestId?: string; seen?: number } = {}) {
  presses += 1
  return { requestId: `press-${presses}-${randomUUID()}`, today, at: new Date(`${today}T03:00:00Z`), ...more }
}
