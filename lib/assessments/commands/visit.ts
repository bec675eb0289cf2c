import type { Actor } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { EDITIONS, editionInForce } from '../../standard/rules/edition'
import { confirmationsNeeded, mayConfirm } from '../rules/confirmation'
import { mayOpen } from '../rules/visit'
import type { ConfirmFinding, DeclareRecusal, OpenVisit, When } from '../schema'
import { agreedFindingOf } from '../store/sheets'
import { confirmationsOf, insertConfirmation, writeDeclaration, writeOpening } from '../store/visits'
import { atVisit, visitReleased } from './scene'

/** What follows from a declaration: the case has to release the visit, or to call another expert. */
export type Declared = { caseId: string; needsRelease: boolean; needsExpert: boolean }

/**
 * 回避声明 of one person for this insured person. A declared tie takes them off the visit at once; when they were on site the
 * case must release it. Refuses a second, different declaration, and any on-site one once the visit is open.
 */
export function declareRecusal(actor: Actor, input: DeclareRecusal, when: When): Promise<Outcome<Declared>> {
  return atVisit(actor, 'visit.declareRecusal', input.visitId, async ({ tx, visit, mine }) => {
    const isOnSite = mine.duty === 'onSite'
    const declared: Declared = { caseId: visit.caseId, needsRelease: input.tied && isOnSite, needsExpert: input.tied && !isOnSite }
    if (visit.state === 'released') return visitReleased()
    if (mine.recusal !== 'none') {
      return input.tied === (mine.recusal === 'tied')
        ? done(declared)
        : refused('alreadyDeclared', '您已签署过回避声明，不能改签；情况有变时请退回派单并说明理由。')
    }
    if (input.tied && input.reason === '') {
      return refused('reasonMissing', '请写明与参保人的关系或利害关系。', { fields: { reason: '请写明关系' } })
    }
    await writeDeclaration(tx, mine.id, input.tied, input.reason, when.at)
    return done(declared)
  })
}

/** Opens the visit at the bedside, under the edition in force that day. Pressed again it stays as first opened. */
export function openVisit(actor: Actor, input: OpenVisit, when: When): Promise<Outcome<{ visitId: string }>> {
  return atVisit(actor, 'visit.open', input.visitId, async ({ tx, visit, assignments, mine }) => {
    if (mine.duty !== 'onSite') return refused('notOnSite', '您承担案头或裁定工作，请由现场评估人员开始评估。')
    if (visit.state === 'open' || visit.state === 'agreed') return done({ visitId: visit.id })
    const may = mayOpen(visit, assignments, input, when.today)
    if (!may.ok) return may
    const inForce = EDITIONS.some(
      (one) => one.effectiveFrom <= input.visitedOn && (one.effectiveTo === null || input.visitedOn <= one.effectiveTo),
    )
    if (!inForce)
      return refused('editionMissing', `${input.visitedOn} 没有在用的评估标准，请核对上门日期。`, { fields: { visitedOn: '请核对日期' } })
    await writeOpening(tx, visit.id, input.visitedOn, input.present, editionInForce(EDITIONS, input.visitedOn))
    return done({ visitId: visit.id })
  })
}

/** 评估专家确认 of the very sheet that was signed, on site or at the desk. Confirming twice is confirming once. */
export function confirmFinding(actor: Actor, input: ConfirmFinding, when: When): Promise<Outcome<{ confirmationsMissing: number }>> {
  return atVisit(actor, 'visit.confirmFinding', input.visitId, async ({ tx, visit, mine, accountId }) => {
    if (visit.state === 'released') return visitReleased()
    const agreed = await agreedFindingOf(tx, visit.id)
    const may = mayConfirm(mine, agreed?.sheetDigest ?? null, input.sheetDigest)
    if (!may.ok) return may
    const before = await confirmationsOf(tx, visit.id)
    const one = { accountId, sheetDigest: input.sheetDigest, place: may.value, at: when.at }
    if (!before.some((other) => other.accountId === accountId && other.sheetDigest === input.sheetDigest)) {
      await insertConfirmation(tx, visit, one)
    }
    return done({ confirmationsMissing: confirmationsNeeded(input.sheetDigest, [...before, one]).missing })
  })
}
