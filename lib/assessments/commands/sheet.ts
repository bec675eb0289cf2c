import type { Actor } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { agreedFrom } from '../rules/agreement'
import { onSite } from '../rules/assignment'
import { frozenSheet, sheetDigest } from '../rules/freeze'
import { asShown, fullSheet, gradeOfSheet, sameAnswers, savable } from '../rules/sheet'
import type { AnswerSheet, LockSheet, SaveSheet, When } from '../schema'
import { freeze, insertSheet, noteDigestsOf, sheetsOf, writeAnswers } from '../store/sheets'
import { openSheets, writeOwnLock } from '../store/visits'
import { atVisit, editionOfSheet, type Scene, visitReleased } from './scene'

function ownSheet(sheets: readonly AnswerSheet[], accountId: string): AnswerSheet | undefined {
  return sheets.find((sheet) => sheet.kind === 'own' && sheet.accountId === accountId)
}

function mayWrite({ visit, mine }: Scene): Outcome<true> {
  if (visit.state === 'released') return visitReleased()
  if (mine.duty !== 'onSite') return refused('notOnSite', '您承担案头或裁定工作，不填写独立评估表。')
  if (visit.state === 'assigned') return refused('visitNotOpen', '评估还没有开始，请先登记到场情况、开始评估。')
  return done(true)
}

/**
 * Stores the own draft as it stands, finished or not; the first save begins the sheet (version 0) under the visit's edition.
 * Refuses `stale` when the same sheet was saved elsewhere meanwhile, and any write to a locked one. Returns the new version.
 */
export function saveSheet(actor: Actor, input: SaveSheet, _when: When): Promise<Outcome<{ version: number }>> {
  return atVisit(actor, 'sheet.save', input.visitId, async (scene) => {
    const { tx, visit, accountId } = scene
    const may = mayWrite(scene)
    if (!may.ok) return may
    const sheet = ownSheet(await sheetsOf(tx, actor, visit.id), accountId)
    if (sheet?.lockedAt) return refused('sheetLocked', '您的评估表已锁定，不能再改；不一致的项目请在合议中处理。')
    const edition = editionOfSheet(sheet ?? visit)
    if (!edition.ok) return edition
    const answers = savable(edition.value, input.answers)
    if (!answers.ok) return answers
    if (sheet && sheet.version !== input.version && sameAnswers(sheet.answers, answers.value)) {
      // The answer to an earlier press was lost on the way: what it brought is here.
      return done({ version: sheet.version })
    }
    if ((sheet?.version ?? 0) !== input.version) {
      return refused('stale', '这份评估表已在另一处保存过，请刷新页面取回最新内容；您这里填的内容仍留在本机。')
    }
    if (!sheet) {
      const id = await insertSheet(tx, visit, 'own', accountId, [])
      await writeAnswers(tx, { id, version: 0 }, answers.value)
      return done({ version: 1 })
    }
    const written = await writeAnswers(tx, sheet, answers.value)
    return written ? done({ version: sheet.version + 1 }) : refused('stale', '这份评估表已在另一处保存过，请刷新页面取回最新内容。')
  })
}

export type Locked = { grade: number; label: string; digest: string; allLocked: boolean }

/**
 * Locks the own sheet: the server reckons again and refuses an unfinished sheet or another grade than the one shown. When the
 * last on-site sheet is locked all may read each other's, and the agreed sheet begins with what they have in common.
 */
export function lockSheet(actor: Actor, input: LockSheet, when: When): Promise<Outcome<Locked>> {
  return atVisit(actor, 'sheet.lock', input.visitId, async (scene) => {
    const { tx, visit, assignments, mine, accountId } = scene
    const may = mayWrite(scene)
    if (!may.ok) return may
    const sheet = ownSheet(await sheetsOf(tx, actor, visit.id), accountId)
    if (!sheet) return refused('sheetEmpty', '评估表还没有填写，请逐项评估后再锁定。')
    if (sheet.frozen && sheet.digest) {
      return done({
        grade: sheet.frozen.finding.grade,
        label: sheet.frozen.finding.label,
        digest: sheet.digest,
        allLocked: visit.sheetsOpenedAt !== null,
      })
    }
    const edition = editionOfSheet(sheet)
    if (!edition.ok) return edition
    const finding = gradeOfSheet(edition.value, sheet.answers)
    if (!finding.ok) return finding
    const shown = asShown(finding.value, input.shownGrade)
    if (!shown.ok) return shown

    const frozen = frozenSheet({
      kind: 'own',
      edition: edition.value,
      answers: sheet.answers,
      finding: finding.value,
      lockedOn: when.today,
      roads: null,
      noteDigests: await noteDigestsOf(tx, sheet.id),
      signers: [mine],
    })
    const digest = sheetDigest(frozen)
    await freeze(tx, sheet.id, frozen, digest, when.at)
    await writeOwnLock(tx, mine.id, when.at)
    const allLocked = onSite(assignments).every((one) => one.id === mine.id || one.sheetLockedAt !== null)
    if (allLocked) {
      await openSheets(tx, visit.id, when.at)
      const own = (await sheetsOf(tx, actor, visit.id)).filter((one) => one.kind === 'own' && one.lockedAt)
      await insertSheet(tx, visit, 'agreed', null, agreedFrom(edition.value, ...own.map((one) => fullSheet(edition.value, one.answers))))
    }
    return done({ grade: finding.value.grade, label: finding.value.label, digest, allLocked })
  })
}
