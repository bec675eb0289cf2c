import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { type Outcome, refused } from '../../kernel/outcome'
import { editionById } from '../../standard/rules/edition'
import type { Edition } from '../../standard/schema'
import type { Assignment, Visit } from '../schema'
import { assignmentsOf, visitInHand } from '../store/visits'

/** A visit held by one of those on it. */
export type Scene = { tx: Door; visit: Visit; assignments: Assignment[]; mine: Assignment; accountId: string }

/** A miss and a wall look the same. */
export function visitNotFound(): { ok: false; problem: { code: string; message: string } } {
  return refused('visitNotFound', '没有找到这次评估，或您不在这次评估的人员之列，请回到“我的评估”核对。')
}

/**
 * Opens the visit for one deed of someone active on it, holding its row until the end, and writes the entry of what was done
 * or refused in the same transaction. `work` must decide before it writes.
 */
export function atVisit<V>(actor: Actor, act: string, visitId: string, work: (scene: Scene) => Promise<Outcome<V>>): Promise<Outcome<V>> {
  return asActor(actor, async (tx) => {
    const visit = actor.role === 'assessor' && actor.accountId ? await visitInHand(tx, visitId) : null
    const assignments = visit ? await assignmentsOf(tx, visit.id) : []
    const mine = assignments.find((one) => one.accountId === actor.accountId && one.active)
    const outcome = visit && mine ? await work({ tx, visit, assignments, mine, accountId: mine.accountId }) : visitNotFound()
    await writeAudit(tx, actor, {
      act,
      subject: `visit:${visitId.slice(0, 64)}`,
      ...(visit ? { caseId: visit.caseId } : {}),
      outcome: outcome.ok ? 'done' : 'refused',
      ...(outcome.ok ? {} : { detail: { code: outcome.problem.code } }),
    })
    return outcome
  })
}

export function visitReleased(): { ok: false; problem: { code: string; message: string } } {
  return refused('visitReleased', '这次评估已退回派员，请等经办机构重新派单。')
}

/** The very edition a sheet was begun under, never today's (D-06). */
export function editionOfSheet(sheet: { editionId: string; editionDigest: string }): Outcome<Edition> {
  return editionById(sheet.editionId, sheet.editionDigest)
}
