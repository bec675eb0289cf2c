import type { Actor, Side } from '../access/schema'
import { addDays } from '../kernel/dates'
import { done } from '../kernel/outcome'
import { FINDING, INSURED, knownBy, PEOPLE, RESIDENCE, sampleOf, TODAY } from './case.fixture'
import { place } from './rules/chain'
import { decide, gate, mayReview, propose } from './rules/decide'
import type { Known } from './rules/known'
import { possible } from './rules/life'
import type { Command, CommandKind } from './schema/command'
import type { CaseEvent, CaseFile } from './schema/event'

/** A choice of one step: which of the things possible now (or one that leads onward), after how many days, with what grade found. */
export type Choice = { pick: number; onward: boolean; days: number; grade: number }

const ONWARD: readonly CommandKind[] = [
  ...['submit', 'accept', 'commission', 'acceptCommission', 'assign', 'submitFinding', 'report', 'endNotice', 'recognise'],
  ...['object', 'admitObjection', 'dismissObjection', 'expire', 'reopen'],
] as CommandKind[]

const SIDE_OF: ReadonlyArray<[Actor, Side]> = [
  [PEOPLE.applicant, 'applicant'],
  [PEOPLE.representative, 'representative'],
  [PEOPLE.competentClerk, 'competentBureau'],
  [PEOPLE.competentReviewer, 'competentBureau'],
  [PEOPLE.residenceClerk, 'residenceBureau'],
  [PEOPLE.residenceReviewer, 'residenceBureau'],
  [PEOPLE.assessor, 'assessor'],
  [PEOPLE.calendar, 'calendar'],
]

function freeze<T>(value: T): T {
  if (value && typeof value === 'object' && !(value instanceof Date) && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

/** One case lived without a database: the law alone, folded as `perform` folds. Everything it holds is frozen. */
export class Walk {
  caseFile: CaseFile
  readonly events: CaseEvent[] = []
  today = TODAY
  private readonly sealed = new Map<string, Command>()

  constructor() {
    const started = {
      ...{ agreementId: 'agreement-1', insuredRegion: INSURED, residenceRegion: RESIDENCE, townshipCode: '330598001' },
      ...{ personId: 'person-1', personKey: 'key-insured', appliedAs: 'self' as const, occasion: 'initial' as const, previousId: null },
      ...{ applicantAccountId: PEOPLE.applicant.accountId, enteredBy: null, enteredByKey: null },
    }
    const begun = place(
      null,
      PEOPLE.applicant,
      'applicant',
      [{ kind: 'started', body: { started, caseNo: 'draft', dueOn: null, text: 'application-1' } }],
      this.stamp(),
      'case-1',
    )
    this.caseFile = freeze(begun.caseFile)
    this.events.push(...freeze(begun.placed))
  }

  private stamp() {
    return { requestId: `press-${this.events.length}`, today: this.today, at: new Date(`${this.today}T01:00:00Z`) }
  }

  /** Everything anybody may do now. */
  possible() {
    return SIDE_OF.flatMap(([actor, side]) =>
      possible(this.caseFile, actor, [side])
        .filter((one) => one.blocked === null)
        .map((one) => ({ ...one, actor })),
    )
  }

  chosen({ pick, onward }: Choice) {
    const all = this.possible()
    const leading = all.filter((one) => ONWARD.includes(one.act) && one.as !== 'return')
    const list = onward && leading.length > 0 ? leading : all
    return list[pick % list.length]
  }

  /** One of the possible things; false when it was refused for reasons of its own (too early, too late, already done). */
  step(choice: Choice): boolean {
    const one = this.chosen(choice)
    const { days, grade } = choice
    this.today = addDays(this.today, days)
    return one ? this.press(one.actor, one.side, one.act, one.as, grade) : false
  }

  press(actor: Actor, side: Side, act: CommandKind, as: 'do' | 'propose' | 'approve' | 'return', grade = 4): boolean {
    const passed = gate(this.caseFile, act, actor, [side])
    if (!passed.ok) throw new Error(`possible, and yet ${passed.problem.code}`)
    if (as === 'approve' || as === 'return') return this.review(actor, side, act, as)
    const command = sampleOf(act, act === 'withdraw' ? {} : undefined)
    const text = `text-${this.events.length}`
    const known = this.known(actor, side, { text, finding: done({ ...FINDING, grade, visitId: this.caseFile.facts.visitId ?? '' }) })
    const decided = as === 'propose' ? propose(this.caseFile, command, known) : decide(this.caseFile, command, known)
    if (!decided.ok) return false
    if (as === 'propose') this.sealed.set(text, command)
    return this.write(actor, side, decided.value)
  }

  private known(actor: Actor, side: Side, more: Partial<Known>): Known {
    const { round } = this.caseFile
    const team = {
      ...{ accountIds: [`assessor-${round}`, `expert-${round}`], personKeys: [`key-assessor-${round}`, `key-expert-${round}`] },
      ...{ judged: done<true>(true), visitId: `visit-${this.events.length}` },
    }
    return knownBy(actor, side, { today: this.today, team, newVisitId: `visit-${this.events.length}`, ...more })
  }

  private review(actor: Actor, side: Side, act: CommandKind, as: 'approve' | 'return'): boolean {
    const { caseFile } = this
    const reviewed = mayReview(caseFile, act, actor, caseFile.proposal?.seq ?? 0)
    if (!reviewed.ok) throw new Error(`possible, and yet ${reviewed.problem.code}`)
    if (as === 'return') return this.write(actor, side, [{ kind: 'proposalReturned', body: { text: 'why' } }])
    const { text, accountId, personKey, seq } = reviewed.value
    const command = this.sealed.get(text)
    if (!command) throw new Error('a proposal keeps its command')
    const decided = decide(caseFile, command, this.known(actor, side, { text, proposedBy: { accountId, personKey, seq } }))
    return decided.ok ? this.write(actor, side, decided.value) : false
  }

  private write(actor: Actor, side: Side, events: Parameters<typeof place>[3]): boolean {
    const after = place(this.caseFile, actor, side, events, this.stamp())
    this.caseFile = freeze(after.caseFile)
    this.events.push(...freeze(after.placed))
    return true
  }
}
