import { clauseOf } from '../../agreements/rules/terms'
import { addDays, chineseDay } from '../../kernel/dates'
import { done, refused } from '../../kernel/outcome'
import type { CaseFile } from '../schema/event'
import { mayReport, recognitionStands } from './changes'
import { atBenefitLevel } from './conclusion'
import { type Deciders, moving, staying } from './known'
import { conclusionRuns, standingPause } from './pause'
import { GIVEN, givenBefore } from './reminders'
import { mayRemind } from './reminding'
import { mayReopen } from './reopening'

const NOT_RECOGNISED = refused('notRecognised', '本案还没有互认的结果；搬家请用“变更居住地址”，其他情况请联系经办机构。')

/** After recognition, between the bureaus, and the ways out (动态更新). */
export const AFTERWARDS: Deciders<
  | 'acknowledge'
  | 'chooseInstitution'
  | 'changeInstitution'
  | 'openRenewal'
  | 'supplement'
  | 'reportChange'
  | 'end'
  | 'expire'
  | 'supersede'
  | 'reopen'
  | 'changeAddress'
  | 'clarify'
  | 'answer'
  | 'remind'
  | 'invalidate'
  | 'noteInstitution'
> = {
  acknowledge(caseFile, _command, known) {
    const regionCode = known.actor.regionCode
    if (!regionCode) return refused('noBureau', '只有两地经办机构可以收悉。')
    if (caseFile.facts.acknowledged[regionCode]) return refused('acknowledgedAlready', '本机构已经收悉过了，不需要再点。')
    return done([{ kind: 'acknowledged', body: { regionCode } }])
  },

  chooseInstitution(caseFile, command, known) {
    if (caseFile.grade === null || !atBenefitLevel(caseFile.grade, known)) {
      return refused('belowBenefit', '评估等级没有达到享受待遇的等级，不能选择护理机构；状态变化后可以申请重新评估。')
    }
    if (caseFile.facts.institutionId) return refused('institutionChosen', '已经选定护理机构；需要更换时请用“更换护理机构”。')
    if (!known.institution) throw new Error('the institution was not judged')
    if (!known.institution.ok) return known.institution
    return done([{ kind: 'institutionChosen', body: { institutionId: command.institutionId } }])
  },

  changeInstitution({ facts }, command, known) {
    if (!facts.institutionId) return refused('noInstitutionYet', '还没有选定护理机构，请先选择。')
    if (facts.institutionId === command.institutionId)
      return refused('sameInstitution', '现在就是这家机构，请选择另一家。', { fields: { institutionId: '请选择另一家' } })
    if (!known.institution) throw new Error('the institution was not judged')
    if (!known.institution.ok) return known.institution
    return done([{ kind: 'institutionChanged', body: { ...staying(known), institutionId: command.institutionId } }])
  },

  openRenewal({ validTo, facts }, _command, known) {
    if (facts.renewalOpenedOn) return refused('renewalOpen', '期满评估已经可以办理，不需要再提示。')
    const from = validTo ? addDays(validTo, -known.terms.renewalLeadDays.value) : null
    if (from === null || known.today < from)
      return refused('tooEarly', `期满评估从 ${from ? chineseDay(from) : '有效期将满时'} 起可以办理。`, {
        source: clauseOf(known.terms.renewalLeadDays),
      })
    return done([{ kind: 'renewalOpened', body: {} }])
  },

  supplement: (_case, _command, known) => done([{ kind: 'supplemented', body: staying(known) }]),

  reportChange(caseFile, { change, happenedOn }, known) {
    if (!recognitionStands(caseFile)) return NOT_RECOGNISED
    const { facts } = caseFile
    const may = mayReport({ change, happenedOn, today: known.today, side: known.side, facts, stays: known.stays ?? [] }, known.terms)
    if (!may.ok) return may
    const reporter = known.actor.institutionId ? { institutionId: known.actor.institutionId } : {}
    return done([{ kind: 'changeReported', body: { ...staying(known), change, happenedOn, ...reporter } }])
  },

  end(_case, command, known) {
    if (command.happenedOn > known.today) return refused('inFuture', '发生日期不能晚于今天。', { fields: { happenedOn: '不能晚于今天' } })
    return done([{ kind: 'ended', body: { ...moving('ended', known), endReason: command.why, happenedOn: command.happenedOn } }])
  },

  expire(caseFile, _command, known) {
    if (caseFile.validTo === null || known.today <= caseFile.validTo) return refused('stillValid', '有效期还没有届满。')
    return done([{ kind: 'expired', body: moving('expired', known) }])
  },

  supersede: (caseFile, command, known) =>
    recognitionStands(caseFile)
      ? done([{ kind: 'superseded', body: { ...moving('superseded', known), byCaseId: command.byCaseId } }])
      : NOT_RECOGNISED,

  reopen(caseFile, _command, known) {
    const may = mayReopen(caseFile, known.reopening ?? { otherRecognised: null })
    return may.ok ? done([{ kind: 'reopened', body: moving(may.value, known) }]) : may
  },

  changeAddress(_case, command, known) {
    if (!known.townshipFits)
      return refused('townshipElsewhere', '所选乡镇（街道）不在居住地；迁到其他地区请联系经办机构终止后重新申请。', {
        fields: { townshipCode: '请选择居住地的乡镇（街道）' },
      })
    return done([{ kind: 'addressChanged', body: { ...staying(known), townshipCode: command.townshipCode } }])
  },

  clarify({ facts }, _command, known) {
    const asked = standingPause(facts, 'answer')
    if (asked && asked.askedBy !== known.actor.regionCode)
      return refused('answerFirst', '对方有问题在等本机构答复，请先答复，再提新的问题。')
    return done([{ kind: 'clarified', body: staying(known) }])
  },

  answer({ facts }, _command, known) {
    if (!facts.clarifying) return refused('nothingAsked', '对方没有待答复的问题。')
    if (standingPause(facts, 'answer')?.askedBy === known.actor.regionCode)
      return refused('ownQuestion', '这个问题是本机构提出的，由对方答复；要补充可以再提一个问题，或用“补充说明”。')
    return done([{ kind: 'answered', body: staying(known) }])
  },

  remind(caseFile, { level, of }, known) {
    if (known.side !== 'calendar') {
      const may = mayRemind(caseFile, known.actor.regionCode, known.today)
      return may.ok ? done([{ kind: 'reminded', body: {} }]) : may
    }
    const dueOn = { desk: caseFile.dueOn, answer: caseFile.answerDueOn, conclusion: conclusionDue(caseFile) }[of]
    if (!level || dueOn === null) return refused('nothingDue', '本案现在没有期限，不需要提醒。')
    if (givenBefore(caseFile.facts[GIVEN[of]], level, dueOn)) return refused('remindedAlready', '这一期限已经提醒过了。')
    return done([{ kind: 'reminded', body: of === 'desk' ? { level } : { level, of } }])
  },

  noteInstitution({ facts }, { institutionId, status, listNumber }) {
    if (facts.institutionId !== institutionId) return refused('notCaredThere', '参保人现在不由这家机构护理。')
    return done([{ kind: 'institutionNoted', body: { institutionId, institutionStatus: status, listNumber } }])
  },

  invalidate: (_case, _command, known) => done([{ kind: 'invalidated', body: moving('invalidated', known) }]),
}

/** The last day of the conclusion's limit while it runs; null while it rests or is over. */
function conclusionDue(caseFile: CaseFile): string | null {
  return conclusionRuns(caseFile) && !standingPause(caseFile.facts, 'answer') ? caseFile.facts.conclusionDueOn : null
}
