import type { Actor, Side } from '../../access/schema'
import type { PlainDate } from '../../kernel/dates'
import type { Outcome } from '../../kernel/outcome'
import type { CommandKind } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { COUNTER_ACTS, enteredIt, sidesForAct } from './counter'
import { STRAIGHT_ACT } from './desk'
import { type Possible, possible } from './life'
import { standingPause } from './pause'
import { mayRemind } from './reminding'
import { reopensTo } from './reopening'

/** Acts a bureau finds on the case page, in the order they are shown; the straight act of the status always comes first. */
const SHOWN: readonly CommandKind[] = [
  'answer',
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
  'forward',
  'releaseVisit',
  'dismissObjection',
  'object',
  'reexamine',
  'clarify',
  'supplement',
  'remind',
  'changeAddress',
  'reopen',
  'refuse',
  'decline',
  'withdraw',
  'end',
  'invalidate',
]
/** Acts that the two bureaus do to each other, beside the path of the case. */
const BETWEEN: readonly CommandKind[] = ['clarify', 'supplement', 'remind', 'changeAddress']
/** Acts that wait for nobody else. */
const FIRST: readonly CommandKind[] = ['answer', 'acknowledge', 'submit', 'chooseInstitution']
/** Acts that end or turn back a case: behind a click of their own. */
const GRAVE: readonly CommandKind[] = ['refuse', 'decline', 'withdraw', 'end', 'invalidate']

export type PanelAct = Possible & { place: 'first' | 'more' | 'between' | 'grave' }

export type PanelScene = {
  today: PlainDate
  isKin: boolean
  /** A third region has an agreement with the insured one today. */
  mayForward: boolean
}

/**
 * What this person of a bureau finds to do on a case, each disabled act with its reason: those of the life table that have a screen,
 * and every standing proposal for its review.
 */
export function panelOf(caseFile: CaseFile, actor: Actor, sides: readonly Side[], scene: PanelScene): PanelAct[] {
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
    .filter((one) => isOffered(one, caseFile, actor, scene))
    .filter((one) => SHOWN.includes(one.act) || one.as === 'approve' || one.as === 'return')
    .map((one): PanelAct => {
      const isReview = one.as === 'approve' || one.as === 'return'
      const place =
        isReview || one.act === straight || FIRST.includes(one.act)
          ? 'first'
          : BETWEEN.includes(one.act)
            ? 'between'
            : GRAVE.includes(one.act)
              ? 'grave'
              : 'more'
      return { ...one, blocked: blockOf(one, caseFile, actor, scene), place }
    })
    .toSorted((a, b) => Number(b.as === 'approve') - Number(a.as === 'approve') || SHOWN.indexOf(a.act) - SHOWN.indexOf(b.act))
}

/** What has nothing to be done about on this case is not shown at all. */
function isOffered({ act, as }: Possible, { facts }: CaseFile, actor: Actor, { mayForward }: PanelScene): boolean {
  if (act === 'forward') return mayForward
  if (act !== 'answer' || as !== 'do') return true
  const asked = standingPause(facts, 'answer')
  return asked !== null && asked.askedBy !== actor.regionCode
}

/** The refusal `perform` would answer with, said before the press. */
function blockOf({ act, blocked }: Possible, caseFile: CaseFile, actor: Actor, { isKin, today }: PanelScene): string | null {
  if (isKin) return '您是本案参保人的代理人或监护人，应当回避，请交由同事经办。'
  if (actor.personKey !== null && actor.personKey === caseFile.personKey) return '这是您本人的案件，应当回避，请交由同事经办。'
  if (act === 'accept' && enteredIt(caseFile, actor.personKey)) return '这件申请是您在窗口代为录入的，须由另一位同事受理。'
  if (act === 'acknowledge' && actor.regionCode !== null && caseFile.facts.acknowledged[actor.regionCode]) return '本机构已经收悉。'
  if (blocked !== null) return blocked
  const asked = standingPause(caseFile.facts, 'answer')
  if (act === 'clarify' && asked && asked.askedBy !== actor.regionCode) return '对方有问题在等本机构答复，请先答复。'
  if (act === 'remind') return problemOf(mayRemind(caseFile, actor.regionCode, today))
  if (act === 'reopen' && reopensTo(caseFile) === null) return '草稿阶段办结的申请不能重开，请重新申请。'
  return null
}

function problemOf(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.problem.message
}
