import { clauseOf, dueDay } from '../../agreements/rules/terms'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { NewEvent } from '../schema/event'
import { enteredIt } from './counter'
import { eligibilityProblems } from './eligibility'
import { type Deciders, type Known, moving, STALE, staying } from './known'
import { mayFollowOn } from './previous'

function eligible(known: Known): Outcome<true> {
  if (!known.eligibility) throw new Error('eligibility facts were not loaded')
  const [first, ...also] = eligibilityProblems(known.eligibility, known.terms)
  return first ? { ok: false, problem: { ...first, ...(also.length ? { also } : {}) } } : done(true)
}

function one(event: NewEvent): Outcome<NewEvent[]> {
  return done([event])
}

/** From draft to acceptance (医保发〔2023〕29号 §18: 评估申请 → 受理审核). */
export const INTAKE: Deciders<'saveDraft' | 'submit' | 'discard' | 'accept' | 'returnForCorrection' | 'refuse' | 'lapse' | 'withdraw'> = {
  saveDraft(_case, command, known) {
    if (known.applicationProblem) return { ok: false, problem: known.applicationProblem }
    return one({ kind: 'draftSaved', body: { ...staying(known), townshipCode: command.application.townshipCode } })
  },

  submit(caseFile, _command, known) {
    const may = eligible(known)
    if (!may.ok) return may
    if (!known.numbered) return STALE
    const numbered = caseFile.status === 'draft' ? known.numbered : {}
    const atCounter = known.actor.role !== 'applicant' && caseFile.status === 'returned' && known.actor.personKey
    const entered = atCounter ? { resubmittedByKey: atCounter } : {}
    return one({ kind: 'submitted', body: { ...moving('submitted', known), ...numbered, ...entered } })
  },

  discard(caseFile, _command, known) {
    if (known.side === 'calendar' && (caseFile.dueOn === null || known.today <= caseFile.dueOn))
      return refused('notYet', '草稿的保留期限还没有过。', { source: clauseOf(known.terms.draftDays) })
    return one({ kind: 'discarded', body: { ...moving('withdrawn', known) } })
  },

  accept(caseFile, command, known) {
    const keys = [known.actor.personKey, known.proposedBy?.personKey]
    if (keys.some((key) => enteredIt(caseFile, key))) {
      return refused('enteredBySame', '这件申请是您在窗口代为录入的，须由另一位同事受理。', { source: '条款待核定' })
    }
    const may = eligible(known)
    if (!may.ok) return may
    if (known.eligibility?.insurance === 'unknown' && command.insuranceEvidence === '') {
      return refused('insuranceUnconfirmed', '没有这位参保人近期的参保信息，请核实后在“参保核实依据”中写明依据再受理。', {
        fields: { insuranceEvidence: '请写明核实依据，例如参保系统查询的日期与结果' },
      })
    }
    if (known.mandateProblem) return refused('mandate', known.mandateProblem)
    const follows = mayFollowOn(known.previous)
    if (!follows.ok) return follows
    const conclusionDueOn = dueDay(known.calendar, known.terms, 'conclusionDays', known.today)
    return one({
      kind: 'accepted',
      body: { ...moving('accepted', known), conclusionDueOn, insuranceConfirmed: known.eligibility?.insurance === 'unknown' },
    })
  },

  returnForCorrection: (_case, command, known) =>
    one({ kind: 'returned', body: { ...moving('returned', known), corrections: command.corrections.map((each) => each.item) } }),

  refuse: (_case, command, known) => one({ kind: 'refused', body: { ...moving('refused', known), ground: command.ground } }),

  lapse(caseFile, _command, known) {
    if (caseFile.dueOn === null || known.today <= caseFile.dueOn) return refused('notYet', '补正期限还没有过，不能按逾期处理。')
    return one({ kind: 'lapsed', body: moving('lapsed', known) })
  },

  withdraw(caseFile, command, known) {
    if (caseFile.facts.finding && command.reason === '') {
      return refused('reasonWanted', '已经作出评估结论，撤回请写明理由；评估结论仍会留存。', { fields: { reason: '请写明撤回理由' } })
    }
    return one({ kind: 'withdrawn', body: moving('withdrawn', known) })
  },
}
