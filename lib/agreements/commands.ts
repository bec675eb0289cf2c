import type { z } from 'zod'
import { type Actor, PUBLIC } from '../access/schema'
import { writeAudit } from '../access/store'
import { asActor, type Door } from '../db'
import { addDays, type PlainDate, shanghaiDay } from '../kernel/dates'
import { done, type Outcome, refused } from '../kernel/outcome'
import { portalMode } from '../mode'
import { overlap, pairOf } from './rules'
import { holidayFaults, readHolidayDays } from './rules/holidays'
import { isTermValue } from './rules/terms'
import {
  type Agreement,
  type AgreementEntry,
  type AttestationEntry,
  agreementEntrySchema,
  attestationEntrySchema,
  clockMoveSchema,
  type HolidayYearEntry,
  type HolidayYearForm,
  holidayYearSchema,
  type Region,
  regionSchema,
  TERM_LABEL,
  type TermEntry,
  type Township,
  termRowSchema,
  townshipSchema,
} from './schema'
import {
  addToDemoOffset,
  agreement,
  agreementsOfPair,
  attestationsOf,
  demoOffset,
  insertAgreement,
  insertAttestation,
  insertTermRows,
  region,
  regionByLetters,
  termRows,
  updateAgreement,
  workingCalendarOf,
  writeHolidayYear,
  writeRegion,
  writeTownships,
} from './store'

const DEMO_MARK = '演示'

/** Regions, pairs, terms and holidays are kept by the administrator of all regions; others are refused, and the attempt is kept. */
async function keeping<V>(actor: Actor, act: string, subject: string, work: (tx: Door) => Promise<Outcome<V>>): Promise<Outcome<V>> {
  const mayKeep = actor.role === 'administrator' && actor.regionCode === null
  return inOneDeed(actor, act, subject, async (tx) =>
    mayKeep ? work(tx) : refused('notKeeper', '只有全域系统管理员可以维护地区、协议、条款和节假日安排，请联系系统管理员'),
  )
}

/** The deed and its audit entry in one transaction; a refusal writes nothing but its entry. */
function inOneDeed<V>(actor: Actor, act: string, subject: string, work: (tx: Door) => Promise<Outcome<V>>): Promise<Outcome<V>> {
  return asActor(actor, async (tx) => {
    const outcome = await work(tx)
    if (outcome.ok) await writeAudit(tx, actor, { act, subject, outcome: 'done' })
    else await writeAudit(tx, actor, { act, subject, outcome: 'refused', detail: { code: outcome.problem.code } })
    return outcome
  })
}

function read<S extends z.ZodType>(schema: S, entry: unknown): Outcome<z.output<S>> {
  const parsed = schema.safeParse(entry)
  if (parsed.success) return done(parsed.data)
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  return refused('invalid', '填写的内容不完整或格式不对，请按提示改正后再提交', { fields })
}

/** Adds a party region or amends its bureau's particulars. */
export async function saveRegion(actor: Actor, entry: Region): Promise<Outcome<Region>> {
  return keeping(actor, 'region.save', `Region:${entry.code}`, async (tx) => {
    const parsed = read(regionSchema, entry)
    if (!parsed.ok) return parsed
    const { code, letters } = parsed.value
    const taken = await regionByLetters(tx, letters)
    if (taken && taken.code !== code) return refused('lettersTaken', `案号字母 ${letters} 已由${taken.name}使用，请换一组字母`)
    await writeRegion(tx, parsed.value)
    return done(parsed.value)
  })
}

/** Adds or renames townships of one region; none is ever deleted, since cases carry their codes. */
export async function saveTownships(actor: Actor, regionCode: string, entries: readonly Township[]): Promise<Outcome<number>> {
  return keeping(actor, 'township.save', `Region:${regionCode}`, async (tx) => {
    const parsed = read(townshipSchema.array(), entries)
    if (!parsed.ok) return parsed
    if (!(await region(tx, regionCode))) return refused('regionUnknown', '请先登记该地区，再登记其乡镇街道')
    const stray = parsed.value.find((one) => one.regionCode !== regionCode || !one.code.startsWith(regionCode))
    if (stray) return refused('townshipElsewhere', `${stray.name}（${stray.code}）不属于该地区，请核对乡镇街道代码`)
    await writeTownships(tx, parsed.value)
    return done(parsed.value.length)
  })
}

/** Registers an agreement of two known regions, or amends the one of the same pair and first day. Days of one pair may not overlap. */
export async function saveAgreement(actor: Actor, entry: AgreementEntry): Promise<Outcome<Agreement>> {
  const pair = pairOf(entry.regions[0], entry.regions[1])
  return keeping<Agreement>(actor, 'agreement.save', `Agreement:${pair.lowRegion}-${pair.highRegion}`, async (tx) => {
    const parsed = read(agreementEntrySchema, entry)
    if (!parsed.ok) return parsed
    const { regions: _, ...rest } = parsed.value
    if (pair.lowRegion === pair.highRegion) return refused('oneRegion', '协议须由两个不同的地区签订，请重新选择')
    if (rest.validTo !== null && rest.validTo < rest.validFrom) return refused('endsBeforeStart', '协议终止日早于起始日，请核对')
    if (!(await region(tx, pair.lowRegion)) || !(await region(tx, pair.highRegion)))
      return refused('regionUnknown', '请先登记两个地区，再登记其协议')
    const others = await agreementsOfPair(tx, pair)
    const same = others.find((one) => one.validFrom === rest.validFrom)
    if (others.some((one) => one !== same && overlap(one, rest)))
      return refused('agreementsOverlap', '该日期内两地已有协议，请先给原协议填写终止日')
    return done(same ? await updateAgreement(tx, same.id, rest) : await insertAgreement(tx, { ...pair, ...rest }))
  })
}

/** Adds dated rows of 条款参数. A row once written stands: another value needs another first day. */
export async function saveTerms(actor: Actor, agreementId: string, entries: readonly TermEntry[]): Promise<Outcome<number>> {
  return keeping(actor, 'terms.save', `Agreement:${agreementId}`, async (tx) => {
    const parsed = read(termRowSchema.array(), entries)
    if (!parsed.ok) return parsed
    if (!(await agreement(tx, agreementId))) return refused('agreementUnknown', '没有这份协议，请刷新后重新选择')
    const wrong = parsed.value.find((row) => !isTermValue(row.key, row.value))
    if (wrong) return refused('termValue', `“${TERM_LABEL[wrong.key]}”的取值不合规定，请核对`)
    const kept = await termRows(tx, agreementId)
    const fresh = parsed.value.filter((row) => !kept.some((one) => one.key === row.key && one.validFrom === row.validFrom))
    for (const row of parsed.value) {
      const one = kept.find((other) => other.key === row.key && other.validFrom === row.validFrom)
      if (one && (one.value !== row.value || one.source !== row.source || one.verified !== row.verified))
        return refused('termStands', `“${TERM_LABEL[row.key]}”自${row.validFrom}起已有定值，请另填新的起始日`)
    }
    await insertTermRows(tx, agreementId, fresh)
    return done(fresh.length)
  })
}

/** Loads the published holidays of one year, replacing what was loaded for it. */
export async function saveHolidayYear(actor: Actor, entry: HolidayYearEntry): Promise<Outcome<number>> {
  return keeping(actor, 'holidays.save', `HolidayYear:${entry.year}`, async (tx) => {
    const parsed = read(holidayYearSchema, entry)
    if (!parsed.ok) return parsed
    const { year, daysOff, workdays } = parsed.value
    const stray = [...daysOff, ...workdays].find((day) => !day.startsWith(String(year)))
    if (stray) return refused('dayElsewhere', `${stray} 不在${year}年内，请核对节假日安排`)
    await writeHolidayYear(tx, parsed.value)
    return done(year)
  })
}

/**
 * As `saveHolidayYear`, from what an administrator typed: refuses days that cannot be right under the form's own fields, and a year
 * that is there already unless it is to be replaced. Days that were fixed before keep their last day; what is left is counted anew.
 */
export async function loadHolidayYear(actor: Actor, form: HolidayYearForm): Promise<Outcome<number>> {
  const { year, source } = form
  const [daysOff, workdays] = [readHolidayDays(form.daysOff, year), readHolidayDays(form.workdays, year)]
  if (!daysOff.ok) return refused('notADay', '有一处日期读不出来，请看标出的地方。', { fields: { daysOff: daysOff.problem.message } })
  if (!workdays.ok) return refused('notADay', '有一处日期读不出来，请看标出的地方。', { fields: { workdays: workdays.problem.message } })
  const entry = { year, source, daysOff: daysOff.value, workdays: workdays.value }
  const fields = holidayFaults(entry)
  if (Object.keys(fields).length > 0) return refused('holidayFault', '节假日安排有不对的地方，请看标出的地方。', { fields })
  const { years } = await asActor(actor, workingCalendarOf)
  if (years.includes(year) && form.replaces !== 'on')
    return refused('yearLoaded', `${year}年已经载入过；要更正，请勾选“替换”再提交。`, { fields: { replaces: '勾选后替换原来的安排' } })
  return saveHolidayYear(actor, entry)
}

/**
 * 核对签署: a reviewer signs, for the own bureau, the digest of the edition it grades by. `edition` is the published one the door
 * loaded; the signed digest must equal its digest. Signing twice changes nothing.
 */
export async function attestEdition(
  actor: Actor,
  edition: { id: string; digest: string },
  entry: AttestationEntry,
): Promise<Outcome<{ regionCode: string }>> {
  return inOneDeed(actor, 'edition.attest', `Edition:${edition.id}`, async (tx) => {
    const parsed = read(attestationEntrySchema, entry)
    if (!parsed.ok) return parsed
    const { regionCode, accountId } = actor
    if (actor.role !== 'reviewer' || !regionCode || !accountId)
      return refused('notReviewer', '评估标准由经办机构复核人员签署，请由本机构复核人员办理')
    const { editionId, digest, mark } = parsed.value
    if (editionId !== edition.id || digest !== edition.digest)
      return refused('digestDiffers', '所签摘要与现行标准版本的摘要不一致，请刷新页面重新核对后再签署')
    if (portalMode() === 'live' && mark.includes(DEMO_MARK)) return refused('demoMark', '正式环境不接受演示签署，请去掉演示标记后重新签署')
    const signed = (await attestationsOf(tx, editionId)).some((one) => one.digest === digest && one.regionCode === regionCode)
    if (!signed) await insertAttestation(tx, { editionId, digest, regionCode, accountId, mark })
    return done({ regionCode })
  })
}

const CLOCK_MOVERS: readonly Actor['role'][] = ['clerk', 'reviewer', 'administrator', 'supervisor', 'calendar']

/** The portal's day at this moment: Shanghai's, moved by the demo clock outside live mode. */
export async function portalDay(at: Date): Promise<PlainDate> {
  const day = shanghaiDay(at)
  return portalMode() === 'live' ? day : addDays(day, await asActor(PUBLIC, demoOffset))
}

/**
 * Moves the demo calendar forward by whole days and answers with the new offset. `today` is the portal's day before the move. It only
 * grows; never in live mode; never past the loaded holiday years. Running the jobs that fall due is the caller's next step.
 */
export async function moveDemoClock(
  actor: Actor,
  { days, today }: { days: number; today: PlainDate },
): Promise<Outcome<{ offsetDays: number }>> {
  return inOneDeed(actor, 'demoClock.move', 'DemoClock:1', async (tx) => {
    const parsed = read(clockMoveSchema, { days })
    if (!parsed.ok) return refused('clockBackwards', '演示日历每次只能往后移1至400天，请重新填写天数')
    if (portalMode() === 'live') return refused('liveClock', '正式环境的日期不能移动')
    if (!CLOCK_MOVERS.includes(actor.role)) return refused('notClockMover', '请由经办人员、联合工作组或系统管理员移动演示日历')
    const target = addDays(today, days)
    const { years } = await workingCalendarOf(tx)
    if (!years.includes(Number(target.slice(0, 4))))
      return refused('yearNotLoaded', `${target.slice(0, 4)}年节假日安排尚未载入，请少移几天`)
    return done({ offsetDays: await addToDemoOffset(tx, days) })
  })
}
