import type { Actor } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Edition } from '../../standard/schema'
import { type AgreementState, agreementState, mayTakeBack, signaturesMissing } from '../rules/agreement'
import { frozenSheet, sheetDigest } from '../rules/freeze'
import { asShown, fullSheet, gradeOfSheet, savable } from '../rules/sheet'
import type { AnswerSheet, CallThird, DecideOpenItem, OpenItem, SaveAgreed, SheetAnswer, SignAgreed, TakeBackThird, When } from '../schema'
import { freeze, noteDigestsOf, sheetsOf, writeAnswers, writeSignature } from '../store/sheets'
import { writeAgreed, writeThirdWanted } from '../store/visits'
import { atVisit, editionOfSheet, type Scene, visitReleased } from './scene'

type Table = { edition: Edition; own: AnswerSheet[]; agreed: AnswerSheet; state: AgreementState }

/** What lies on the table in 合议: the locked own sheets and the agreed one. */
async function tableOf(actor: Actor, { tx, visit }: Scene): Promise<Outcome<Table>> {
  if (visit.state === 'released') return visitReleased()
  if (!visit.sheetsOpenedAt) return refused('sheetsNotOpen', '现场评估人员的评估表还没有全部锁定，锁定后才能合议。')
  const sheets = await sheetsOf(tx, actor, visit.id)
  const own = sheets.filter((sheet) => sheet.kind === 'own' && sheet.lockedAt)
  const agreed = sheets.find((sheet) => sheet.kind === 'agreed')
  if (!agreed) throw new Error(`visit ${visit.id}: sheets are open but there is no agreed sheet`)
  const edition = editionOfSheet(agreed)
  if (!edition.ok) return edition
  const state = agreementState(
    edition.value,
    own.map((sheet) => sheet.answers),
    agreed.answers,
    agreed.openItems,
  )
  return done({ edition: edition.value, own, agreed, state })
}

function unlocked(agreed: AnswerSheet, version: number): Outcome<true> {
  if (agreed.lockedAt) return refused('sheetLocked', '合议评估表已签署锁定，不能再改。')
  if (agreed.version !== version) return refused('stale', '同组人员刚改过合议评估表，请刷新页面，看过最新内容再操作。')
  return done(true)
}

const STALE = refused('stale', '同组人员刚改过合议评估表，请刷新页面，看过最新内容再操作。')

/**
 * Writes what was agreed on the items the own sheets differ on, each with its weight and a short reason. Refuses items they
 * were at one about, and items a third expert decides. Signatures given before fall away.
 */
export function saveAgreed(actor: Actor, input: SaveAgreed, _when: When): Promise<Outcome<{ version: number }>> {
  return atVisit(actor, 'agreement.save', input.visitId, async (scene) => {
    if (scene.mine.duty !== 'onSite') return refused('notOnSite', '合议由现场评估人员进行。')
    const table = await tableOf(actor, scene)
    if (!table.ok) return table
    const { edition, agreed, state } = table.value
    const free = unlocked(agreed, input.version)
    if (!free.ok) return free
    const answers = new Map(agreed.answers.map((answer) => [answer.linkId, answer]))
    for (const given of input.answers) {
      const item = state.differing.find((one) => one.linkId === given.linkId)
      if (!item) return refused('notInDispute', '合议只处理独立评估不一致的项目；一致的项目以独立评估为准。')
      if (item.standing === 'open' || item.standing === 'third')
        return refused('withThird', `“${item.text}”已交第三位专家裁定，请等裁定结果。`)
      if (given.weight !== null && given.note === '') {
        return refused('reasonMissing', `请写明“${item.text}”合议为 ${given.weight} 分的理由。`, {
          fields: { [given.linkId]: '请写明理由' },
        })
      }
      answers.set(given.linkId, { ...given, unable: null })
    }
    const kept = savable(edition, [...answers.values()])
    if (!kept.ok) return kept
    return (await writeAnswers(scene.tx, agreed, kept.value)) ? done({ version: agreed.version + 1 }) : STALE
  })
}

/** Marks items on which there is no agreement, with the reason, sealed; from then on only a third expert can settle them, and the bureau learns that one is wanted. */
export function callThird(actor: Actor, input: CallThird, when: When): Promise<Outcome<{ version: number; needsExpert: boolean }>> {
  return atVisit(actor, 'agreement.callThird', input.visitId, async (scene) => {
    const { tx, assignments, accountId, mine } = scene
    if (mine.duty !== 'onSite') return refused('notOnSite', '合议由现场评估人员进行。')
    const table = await tableOf(actor, scene)
    if (!table.ok) return table
    const { agreed, state } = table.value
    const needsExpert = !assignments.some((one) => one.active && one.duty === 'third')
    if (input.linkIds.every((linkId) => agreed.openItems.some((one) => one.linkId === linkId)))
      return done({ version: agreed.version, needsExpert })
    const free = unlocked(agreed, input.version)
    if (!free.ok) return free
    if (!input.linkIds.every((linkId) => state.differing.some((one) => one.linkId === linkId))) {
      return refused('notInDispute', '只有独立评估不一致的项目可以交第三位专家裁定。')
    }
    const added: OpenItem[] = [...new Set(input.linkIds)]
      .filter((linkId) => !agreed.openItems.some((one) => one.linkId === linkId))
      .map((linkId) => ({ linkId, calledBy: accountId, decidedBy: null }))
    const answers = agreed.answers.filter((answer) => !added.some((one) => one.linkId === answer.linkId))
    const written = await writeAnswers(tx, agreed, answers, [...agreed.openItems, ...added])
    if (!written) return STALE
    const why = [...scene.visit.thirdWhy, ...added.map(({ linkId }) => ({ linkId, why: input.reason }))]
    await writeThirdWanted(tx, scene.visit.id, why, scene.visit.thirdWantedAt ?? (needsExpert ? when.at : null))
    return done({ version: agreed.version + 1, needsExpert })
  })
}

/** Takes an item back to the table before a third expert is on the visit; with the last of them the bureau is no longer asked for one. */
export function takeBackThird(actor: Actor, input: TakeBackThird, _when: When): Promise<Outcome<{ version: number }>> {
  return atVisit(actor, 'agreement.takeBackThird', input.visitId, async (scene) => {
    const { tx, visit, assignments, mine } = scene
    if (mine.duty !== 'onSite') return refused('notOnSite', '合议由现场评估人员进行。')
    const table = await tableOf(actor, scene)
    if (!table.ok) return table
    const { agreed } = table.value
    const free = unlocked(agreed, input.version)
    if (!free.ok) return free
    const may = mayTakeBack(assignments, agreed.openItems, input.linkId)
    if (!may.ok) return may
    const openItems = agreed.openItems.filter((one) => one.linkId !== input.linkId)
    if (!(await writeAnswers(tx, agreed, agreed.answers, openItems))) return STALE
    const why = visit.thirdWhy.filter((one) => one.linkId !== input.linkId)
    await writeThirdWanted(tx, visit.id, why, openItems.length > 0 ? visit.thirdWantedAt : null)
    return done({ version: agreed.version + 1 })
  })
}

/** A third expert, clear of ties, decides one open item with a reason. */
export function decideOpenItem(actor: Actor, input: DecideOpenItem, _when: When): Promise<Outcome<{ version: number }>> {
  return atVisit(actor, 'agreement.decide', input.visitId, async (scene) => {
    const { tx, mine, accountId } = scene
    if (mine.duty !== 'third' || mine.kind !== 'expert') return refused('notThird', '不一致的项目由经办机构指派的第三位专家裁定。')
    if (mine.recusal !== 'clear') return refused('recusalUndeclared', '请先签署回避声明，再裁定项目。')
    const table = await tableOf(actor, scene)
    if (!table.ok) return table
    const { edition, agreed } = table.value
    const free = unlocked(agreed, input.version)
    if (!free.ok) return free
    if (!agreed.openItems.some((one) => one.linkId === input.linkId)) return refused('notOpen', '这一项没有交第三位专家裁定，请核对项目。')
    const decision: SheetAnswer = { linkId: input.linkId, weight: input.weight, unable: null, note: input.reason }
    const answers = savable(edition, [...agreed.answers.filter((answer) => answer.linkId !== input.linkId), decision])
    if (!answers.ok) return answers
    const openItems = agreed.openItems.map((one) => (one.linkId === input.linkId ? { ...one, decidedBy: accountId } : one))
    return (await writeAnswers(tx, agreed, answers.value, openItems)) ? done({ version: agreed.version + 1 }) : STALE
  })
}

export type Signed = { isLocked: boolean; digest: string | null; waitingFor: string[] }

/**
 * Signs the agreed sheet as it stands; with the last signature wanted it locks and is frozen. Refuses while items are
 * unsettled, when it has changed since it was looked at, and when the grade shown is not the one reckoned.
 */
export function signAgreed(actor: Actor, input: SignAgreed, when: When): Promise<Outcome<Signed>> {
  return atVisit<Signed>(actor, 'agreement.sign', input.visitId, async (scene) => {
    const { tx, visit, assignments, mine, accountId } = scene
    if (mine.duty === 'desk') return refused('notOnSite', '合议评估表由现场评估人员签署，案头专家请在签署完成后确认。')
    const table = await tableOf(actor, scene)
    if (!table.ok) return table
    const { edition, agreed, state } = table.value
    if (agreed.digest) return done({ isLocked: true, digest: agreed.digest, waitingFor: [] })
    const free = unlocked(agreed, input.version)
    if (!free.ok) return free
    if (mine.duty === 'third' && !agreed.openItems.some((one) => one.decidedBy === accountId)) {
      return refused('notThird', '您还没有裁定项目，不需要签署。')
    }
    if (!state.isComplete) {
      const left = state.differing.filter((one) => one.standing === 'wanting' || one.standing === 'open')
      return refused(
        'itemsUnsettled',
        `还有 ${left.length} 项没有定下来：${left.map((one) => one.text).join('、')}。请合议，或交第三位专家裁定。`,
      )
    }
    const finding = gradeOfSheet(edition, fullSheet(edition, agreed.answers))
    if (!finding.ok) return finding
    const shown = asShown(finding.value, input.shownGrade)
    if (!shown.ok) return shown

    const signed = agreed.agreedBy.includes(accountId) ? agreed : { ...agreed, agreedBy: [...agreed.agreedBy, accountId] }
    if (signed !== agreed) await writeSignature(tx, agreed, accountId)
    const waitingFor = signaturesMissing(assignments, agreed.openItems, signed.agreedBy)
    if (waitingFor.length > 0) {
      return done({
        isLocked: false,
        digest: null,
        waitingFor: assignments.filter((one) => waitingFor.includes(one.accountId)).map((one) => one.name),
      })
    }
    const frozen = frozenSheet({
      kind: 'agreed',
      edition,
      answers: agreed.answers,
      finding: finding.value,
      lockedOn: when.today,
      roads: state.roads,
      noteDigests: await noteDigestsOf(tx, agreed.id),
      signers: assignments.filter((one) => one.active && signed.agreedBy.includes(one.accountId)),
    })
    const digest = sheetDigest(frozen)
    await freeze(tx, agreed.id, frozen, digest, when.at)
    await writeAgreed(tx, visit.id)
    return done({ isLocked: true, digest, waitingFor: [] })
  })
}
