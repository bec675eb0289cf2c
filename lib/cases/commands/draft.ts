import type { Actor } from '../../access/schema'
import type { Agreement, Region, Township } from '../../agreements/schema'
import { agreementsOf, regions, townships, townshipsOf } from '../../agreements/store'
import { asActor } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { type Outcome, refused } from '../../kernel/outcome'
import { maskAddress } from '../../people/rules/address'
import { maskNationalId } from '../../people/rules/national-id'
import { maskPhone } from '../../people/rules/phone'
import { wrongDays } from '../rules/application-days'
import { type Progress, progressOf } from '../rules/progress'
import type { AppliedAs, CorrectionItem } from '../schema'
import type { ApplyEntry, ApplyPatch } from '../schema/apply'
import type { Application } from '../schema/command'
import type { CaseEvent } from '../schema/event'
import type { ListedPaper } from '../schema/paper'
import { start } from './apply'
import { listedPapers } from './paper'
import { type Performed, type Press, perform } from './perform'
import { type CaseReading, readCase, wordsOf } from './read'
import { sceneOf } from './scene'

/** Where one may be insured and live today: pairs with an agreement in force, and the townships of their regions. */
export type Places = { pairs: Array<[Region, Region]>; townships: Township[] }

export function placesToday(actor: Actor, today: PlainDate): Promise<Places> {
  return asActor(actor, async (tx) => {
    const byCode = new Map((await regions(tx)).map((one) => [one.code, one]))
    const pairs = (await agreementsOf(tx, today)).flatMap((one: Agreement): Array<[Region, Region]> => {
      const [low, high] = [byCode.get(one.lowRegion), byCode.get(one.highRegion)]
      return low && high ? [[low, high]] : []
    })
    const parties = new Set(pairs.flat().map((one) => one.code))
    return { pairs, townships: (await townships(tx)).filter((one) => parties.has(one.regionCode)) }
  })
}

const DAYS = '日期有误，请更正后再继续。'

/** Keeps what the applicant typed as a draft on the server. Refuses as `start` does, under the form's own names. */
export function beginDraft(actor: Actor, entry: ApplyEntry, press: Press): Promise<Outcome<{ caseId: string }>> {
  const { appliedAs, insuredRegion, residenceRegion, representative, ...words } = entry
  if (appliedAs !== 'self' && !representative)
    return Promise.resolve(
      refused('representativeMissing', '替别人申请，请填写代理人。', { fields: { 'representative.name': '请填写代理人姓名' } }),
    )
  const fields = wrongDays(entry, press.today)
  if (Object.keys(fields).length > 0) return Promise.resolve(refused('applicationFields', DAYS, { fields }))
  const isForSelf = appliedAs === 'self' || !representative
  const application: Application = { ...words, representative: isForSelf ? null : { ...representative, kind: appliedAs } }
  return start(actor, { insuredRegion, residenceRegion, appliedAs, application }, press)
}

/** A draft, or an application returned for correction, as whoever typed it sees it again. Ids are never shown in full. */
export type DraftView = {
  caseId: string
  isReturned: boolean
  appliedAs: AppliedAs
  insured: Region
  residence: Region
  townships: Township[]
  progress: Progress
  corrections: Array<{ item: CorrectionItem; reason: string }>
  words: {
    name: string
    nationalId: string
    phone: string
    townshipCode: string
    township: string
    address: string
    residenceSince: PlainDate
    condition: string
    representative: null | { name: string; nationalId: string; phone: string; relationship: string; validTo: PlainDate }
  }
  /** Phone and address stand in full: this account typed them. Otherwise masked, and an empty field keeps what there is. */
  isOwnTyping: boolean
  papers: ListedPaper[]
}

/** Null for a miss, a wall, and an application that can no longer be changed. */
export function draftOf(actor: Actor, caseId: string, today: PlainDate): Promise<DraftView | null> {
  return readCase(actor, caseId, today, async (tx, reading) => {
    const { caseFile, application, sides } = reading
    if (!mayMend(reading) || !application) return null
    const { insured, residence, ...rest } = await (await sceneOf(tx, today))(caseFile)
    const towns = await townshipsOf(tx, residence.code)
    const isOwnTyping = caseFile.applicantAccountId !== null && caseFile.applicantAccountId === actor.accountId
    const { name, nationalId, phone, townshipCode, address, residenceSince, condition, representative } = application
    const phoneShown = (text: string) => (isOwnTyping ? text : maskPhone(text))
    return {
      caseId,
      isReturned: caseFile.status === 'returned',
      appliedAs: caseFile.appliedAs,
      insured,
      residence,
      townships: towns,
      progress: progressOf(caseFile, { ...rest, insured, residence }),
      corrections: correctionsOf(reading.events, reading.texts),
      words: {
        name,
        nationalId: maskNationalId(nationalId),
        phone: phoneShown(phone),
        townshipCode,
        township: towns.find((one) => one.code === townshipCode)?.name ?? '',
        address: isOwnTyping ? address : maskAddress(address),
        residenceSince,
        condition,
        representative: representative && {
          name: representative.name,
          nationalId: maskNationalId(representative.nationalId),
          phone: phoneShown(representative.phone),
          relationship: representative.relationship,
          validTo: representative.validTo,
        },
      },
      isOwnTyping,
      papers: await listedPapers(tx, actor, caseFile, sides),
    }
  })
}

/** What was last asked to be mended, item by item, with its reason. */
export function correctionsOf(events: readonly CaseEvent[], texts: CaseReading['texts']): Array<{ item: CorrectionItem; reason: string }> {
  const returned = events.findLast((event) => event.kind === 'returned')
  const items = returned ? wordsOf(returned, texts).corrections : undefined
  return Array.isArray(items) ? (items as Array<{ item: CorrectionItem; reason: string }>) : []
}

function mayMend({ possible }: CaseReading): boolean {
  return possible.some((one) => one.act === 'saveDraft')
}

/** Saves the parts of a draft that one screen shows over what is kept; the rest stays. Refuses as `saveDraft` does. */
export async function mendDraft(actor: Actor, caseId: string, patch: ApplyPatch, press: Press): Promise<Outcome<Performed>> {
  const fields = wrongDays(patch, press.today)
  if (Object.keys(fields).length > 0) return refused('applicationFields', DAYS, { fields })
  const kept = await readCase(actor, caseId, press.today, async (_tx, reading) => ({
    application: mayMend(reading) ? reading.application : null,
  }))
  if (!kept) return refused('notFound', '没有找到这件申请，或者您无权查看。')
  if (!kept.application) return refused('notMendable', '这件申请已经提交，不能再修改；需要更正的请联系经办机构。')
  return perform(actor, { step: 'do', command: { kind: 'saveDraft', caseId, application: patched(kept.application, patch) } }, press)
}

/** Empty ids, phones and addresses keep what there is: they were not shown in full. */
function patched(application: Application, patch: ApplyPatch): Application {
  const { representative: other, phone, address, ...rest } = patch
  const representative =
    application.representative && other
      ? {
          ...application.representative,
          ...other,
          nationalId: other.nationalId || application.representative.nationalId,
          phone: other.phone || application.representative.phone,
        }
      : application.representative
  return { ...application, ...rest, phone: phone || application.phone, address: address || application.address, representative }
}
