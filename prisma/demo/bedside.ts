import type { Actor } from '@/lib/access/schema'
import { saveAgreed, signAgreed } from '@/lib/assessments/commands/agreement'
import { lockSheet, saveSheet } from '@/lib/assessments/commands/sheet'
import { confirmFinding, declareRecusal, openVisit } from '@/lib/assessments/commands/visit'
import type { When } from '@/lib/assessments/schema'
import { agreedFindingOf, sheetsOf } from '@/lib/assessments/store/sheets'
import { asActor } from '@/lib/db'
import type { PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { findingOf } from '@/lib/standard/rules'
import { EDITIONS, editionInForce } from '@/lib/standard/rules/edition'
import type { Answer } from '@/lib/standard/schema'

/** One visit of a story: who is there, and what both write down. `first` is of another opinion on one item. */
export type Bedside = {
  visitId: string
  visitedOn: PlainDate
  first: Actor
  second: Actor
  answers: readonly Answer[]
  differsOn?: { linkId: string; weight: number }
  when: () => When
}

function gradeOf({ visitedOn }: Bedside, answers: readonly Answer[]) {
  return must(findingOf(editionInForce(EDITIONS, visitedOn), answers)).grade
}

/** Both declare, the visit opens, each fills and locks an own sheet. */
export async function fillSheets(bedside: Bedside): Promise<void> {
  const { visitId, visitedOn, first, second, answers, differsOn, when } = bedside
  for (const actor of [first, second]) must(await declareRecusal(actor, { visitId, tied: false, reason: '' }, when()))
  must(await openVisit(first, { visitId, visitedOn, present: [{ relation: 'guardian', name: '示例·家属' }] }, when()))
  const otherwise = answers.map((one) => (one.linkId === differsOn?.linkId ? { ...one, weight: differsOn.weight } : one))
  const sheets = [
    [first, otherwise],
    [second, answers],
  ] as const
  for (const [actor, written] of sheets) {
    const sheet = written.map((one) => ({ ...one, unable: null, note: '' }))
    must(await saveSheet(actor, { visitId, version: 0, answers: sheet }, when()))
    must(await lockSheet(actor, { visitId, shownGrade: gradeOf(bedside, written) }, when()))
  }
}

/** 合议: the second assessor's weight stands, with a reason; then both sign. */
export async function agree(bedside: Bedside): Promise<void> {
  const { visitId, first, second, answers, differsOn, when } = bedside
  async function version() {
    const sheets = await asActor(first, (tx) => sheetsOf(tx, first, visitId))
    return sheets.find((sheet) => sheet.kind === 'agreed')?.version ?? 0
  }
  const settled = answers.find((one) => one.linkId === differsOn?.linkId)
  if (settled) {
    const agreed = { linkId: settled.linkId, weight: settled.weight, note: '复看一遍后取得一致（示例）' }
    must(await saveAgreed(first, { visitId, version: await version(), answers: [agreed] }, when()))
  }
  const shownGrade = gradeOf(bedside, answers)
  for (const actor of [first, second]) must(await signAgreed(actor, { visitId, version: await version(), shownGrade }, when()))
}

/** The expert on site and the one called to the desk confirm the signed sheet; answers its digest. */
export async function confirmTogether(bedside: Bedside, desk: Actor): Promise<string> {
  const { visitId, first, second, when } = bedside
  must(await declareRecusal(desk, { visitId, tied: false, reason: '' }, when()))
  const agreed = await asActor(first, (tx) => agreedFindingOf(tx, visitId))
  if (!agreed) throw new Error('the agreed sheet is signed')
  for (const expert of [second, desk]) must(await confirmFinding(expert, { visitId, sheetDigest: agreed.sheetDigest }, when()))
  return agreed.sheetDigest
}
