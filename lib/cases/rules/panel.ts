import type { Actor, Side } from '../../access/schema'
import type { CommandKind } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { COUNTER_ACTS, enteredIt, sidesForAct } from './counter'
import { STRAIGHT_ACT } from './desk'
import { type Possible, possible } from './life'

/** Acts a bureau finds on the case page, in the order they are shown; the straight act of the status always comes first. */
const SHOWN: readonly CommandKind[] = [
  'submit',
  'chooseInstitution',
  'accept',
  'commission',
  'acceptCommission',
  'assign',
  'report',
  'admitObjection',
  'recognise',
  'acknowledge',
  'callExpert',
  'returnForCorrection',
  'sendBack',
  'rejectCommission',
  'releaseVisit',
  'dismissObjection',
  'object',
  'refuse',
  'decline',
  'withdraw',
]
/** Acts that end or turn back a case: behind a click of their own. */
const GRAVE: readonly CommandKind[] = ['refuse', 'decline', 'withdraw']

export type PanelAct = Possible & { place: 'first' | 'more' | 'grave' }

/**
 * What this person of a bureau finds to do on a case, each disabled act with its reason: those of the life table that have a screen,
 * and every standing proposal for its review.
 */
export function panelOf(caseFile: CaseFile, actor: Actor, sides: readonly Side[], isKin: boolean): PanelAct[] {
  const straight = STRAIGHT_ACT[caseFile.status]
  const atWindow = COUNTER_ACTS.flatMap((act) => {
    const standing = sidesForAct(caseFile, act, actor, sides)
    const isChosen = act === 'chooseInstitution' && caseFile.facts.institutionId !== null
    return standing.length > sides.length && !isChosen ? possible(caseFile, actor, ['applicant']).filter((one) => one.act === act) : []
  })
  return [
    ...possible(caseFile, actor, sides).filter((one) => one.side === 'competentBureau' || one.side === 'residenceBureau'),
    ...atWindow,
  ]
    .filter((one) => SHOWN.includes(one.act) || one.as === 'approve' || one.as === 'return')
    .map((one): PanelAct => {
      const isReview = one.as === 'approve' || one.as === 'return'
      const place =
        isReview || one.act === straight || one.act === 'acknowledge' || one.act === 'submit' || one.act === 'chooseInstitution'
          ? 'first'
          : GRAVE.includes(one.act)
            ? 'grave'
            : 'more'
      return { ...one, blocked: blockOf(one, caseFile, actor, isKin), place }
    })
    .toSorted((a, b) => Number(b.as === 'approve') - Number(a.as === 'approve') || SHOWN.indexOf(a.act) - SHOWN.indexOf(b.act))
}

/** The refusal `perform` would answer with, said before the press. */
function blockOf({ act, blocked }: Possible, caseFile: CaseFile, actor: Actor, isKin: boolean): string | null {
  if (isKin) return '您是本案参保人的代理人或监护人，应当回避，请交由同事经办。'
  if (actor.personKey !== null && actor.personKey === caseFile.personKey) return '这是您本人的案件，应当回避，请交由同事经办。'
  if (act === 'accept' && enteredIt(caseFile, actor.personKey)) return '这件申请是您在窗口代为录入的，须由另一位同事受理。'
  if (act === 'acknowledge' && actor.regionCode !== null && caseFile.facts.acknowledged[actor.regionCode]) return '本机构已经收悉。'
  return blocked
}
