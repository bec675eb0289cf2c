import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { shape, viewersOf } from '../../people/rules/visibility'
import { peopleOf } from '../../people/store'
import { batchDeed } from '../rules/batch'
import { BATCH_MOST, type BatchAct, type Foreseen } from '../schema/batch'
import type { CaseFile, NewEvent } from '../schema/event'
import type { BureauActor } from './desk'
import { weigh } from './perform'
import { caseInHand, type Stood } from './standing'

/**
 * What a batch would do to each of these cases, decided as the act itself would be and written nowhere. Cases behind the wall are left
 * out like cases that are not there. The preview is an entry of the trail.
 */
export function foresee(actor: BureauActor, act: BatchAct, caseIds: readonly string[], today: PlainDate): Promise<Foreseen[]> {
  return asActor(actor, async (tx) => {
    const lines: Foreseen[] = []
    const stoods: Stood[] = []
    for (const caseId of [...new Set(caseIds)].slice(0, BATCH_MOST)) {
      const one = await foreseeOne(tx, actor, act, caseId, today)
      if (!one) continue
      stoods.push(one.stood)
      lines.push(one.line)
    }
    const people = await peopleOf(
      tx,
      stoods.map((one) => one.caseFile.personId),
    )
    await writeAudit(tx, actor, {
      act: 'cases.foresee',
      subject: `region:${actor.regionCode}`,
      outcome: 'done',
      detail: { act, cases: lines.length },
    })
    return lines.map((line, at) => {
      const { caseFile, sides } = stoods[at] as Stood
      const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
      return { ...line, name: shape('name', people.get(caseFile.personId)?.name ?? '—', viewers) ?? '—' }
    })
  })
}

async function foreseeOne(
  tx: Door,
  actor: BureauActor,
  act: BatchAct,
  caseId: string,
  today: PlainDate,
): Promise<{ stood: Stood; line: Foreseen } | null> {
  const stood = await caseInHand(tx, actor, caseId, today)
  if (!stood || stood.sides.length === 0) return null
  const { caseFile } = stood
  // The words of the batch come later; that they are there is the form's own matter.
  const deed = batchDeed(act, caseId, '', caseFile.status)
  const weighed = await weigh(tx, actor, stood, deed, { requestId: `foresee-${caseId}`, today, at: new Date(0) })
  const { caseNo, version, status } = caseFile
  const line = { caseId, caseNo, name: '', version, status }
  if (!weighed.ok) return { stood, line: { ...line, to: null, why: weighed.problem.message } }
  return { stood, line: { ...line, to: whereTo(caseFile, weighed.value.events), why: null } }
}

function whereTo({ status }: CaseFile, events: readonly NewEvent[]): CaseFile['status'] {
  return events.findLast((one) => one.body.to !== undefined)?.body.to ?? status
}
