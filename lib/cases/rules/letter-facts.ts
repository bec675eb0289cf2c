import { basisText } from '../../agreements/rules/terms'
import type { Region, Term, Terms } from '../../agreements/schema'
import type { FrozenSheet } from '../../assessments/schema'
import { ageOn, type PlainDate } from '../../kernel/dates'
import { SEX_LABEL, type Sex } from '../../people/schema'
import { answerLines } from '../../standard/rules/questionnaire'
import {
  CHANGE_KIND_LABEL,
  CORRECTION_ITEM_LABEL,
  END_REASON_LABEL,
  OCCASION_LABEL,
  REJECT_GROUND_LABEL,
  RELEASE_REASON_LABEL,
  REMEDY,
  STATUS_LABEL,
} from '../schema'
import type { Command, CommandKind, CommandOf } from '../schema/command'
import type { CaseEvent, CaseFile } from '../schema/event'
import { type LetterFacts, type LetterKind, type Particulars, type ParticularsOf, TEMPLATE, type ToldFinding } from '../schema/letter'
import type { Due } from './letters'
import { objectionGroundLabel } from './objection'
import { groundLabel } from './timeline'

/** Everything a letter may need, loaded; what a kind does not ask for is null. */
export type LetterScene = {
  isDemo: boolean
  before: CaseFile
  after: CaseFile
  event: Pick<CaseEvent, 'kind' | 'body' | 'today'>
  command: Command | null
  insured: Region
  residence: Region
  town: string
  agreement: string
  person: { name: string; sex: Sex; birthDate: PlainDate; nationalId: string }
  terms: Terms
  gradeName: string
  told: ToldFinding | null
  earlier: string | null
  objectionUntil: PlainDate | null
  team: ParticularsOf<'visitNotice'>['team']
  errand: ParticularsOf<'visitNotice'>['errand']
  institution: string | null
  forwardedTo: string | null
  /** The numbers strangers were given, by the objection's place in its case. */
  objectionNumbers: ReadonlyMap<number, string>
}

/** The finding as its letter tells it, from the sheet as frozen at the bedside. */
export function toldFinding(frozen: FrozenSheet, attested: boolean, visitedOn: PlainDate, foundOn: PlainDate): ToldFinding {
  const { questionnaire, finding } = frozen
  const lines = answerLines(questionnaire, frozen.answers)
  return {
    grade: finding.label,
    standard: attested ? `${questionnaire.documentNo}《${questionnaire.title}》` : questionnaire.shownAs,
    visitedOn,
    foundOn,
    dimensions: questionnaire.dimensions.map((dimension) => ({
      text: dimension.text,
      total: finding.totals[dimension.linkId],
      max: dimension.max,
      level: dimension.levels.find((band) => band.level === finding.levels[dimension.linkId])?.label ?? '',
      items: lines
        .filter((line) => line.dimension === dimension.linkId)
        .map((line) => ({
          number: line.number,
          text: line.text,
          chosen: line.chosen?.text ?? '—',
          weight: line.chosen?.weight ?? 0,
          max: line.max,
        })),
    })),
  }
}

/** The words of a command of this kind; the events carry their digest only. */
function words<K extends CommandKind>({ command }: LetterScene, kind: K): CommandOf<K> | null {
  return command?.kind === kind ? (command as CommandOf<K>) : null
}

function told(scene: LetterScene): ToldFinding {
  if (!scene.told) throw new Error('a finding that is served has its sheet')
  return scene.told
}

type Says = { [K in LetterKind]: (scene: LetterScene, due: Due) => ParticularsOf<K> }

const SAYS: Says = {
  acceptance: ({ after }) => ({
    kind: 'acceptance',
    submittedOn: after.facts.submittedOn,
    conclusionDueOn: after.facts.conclusionDueOn,
  }),
  correction: (scene) => ({
    kind: 'correction',
    items: (words(scene, 'returnForCorrection')?.corrections ?? []).map(({ item, reason }) => ({
      item: CORRECTION_ITEM_LABEL[item],
      reason,
    })),
    dueOn: scene.after.dueOn,
  }),
  refusal: (scene) => ({
    kind: 'refusal',
    ground: groundLabel(scene.event.body.ground ?? 'other', scene.event.today),
    reason: words(scene, 'refuse')?.reason ?? '',
  }),
  lapse: ({ before }) => ({ kind: 'lapse', dueOn: before.dueOn }),
  withdrawal: (scene) => ({
    kind: 'withdrawal',
    reason: words(scene, 'withdraw')?.reason ?? '',
    hasFinding: scene.after.facts.finding !== null,
    tellsOther: scene.before.facts.commissionedOn !== null,
  }),
  commission: (scene) => ({
    kind: 'commission',
    isAgain: scene.event.kind === 'reexamined',
    acceptedOn: scene.after.facts.acceptedOn,
    points: words(scene, 'commission')?.points ?? words(scene, 'reexamine')?.points ?? '',
    conclusionDueOn: scene.after.facts.conclusionDueOn,
    replyDueOn: scene.after.dueOn,
  }),
  commissionReturn: (scene) => ({
    kind: 'commissionReturn',
    ground: REJECT_GROUND_LABEL[scene.event.body.rejectGround ?? 'other'],
    reason: words(scene, 'rejectCommission')?.reason ?? '',
  }),
  forwarding: (scene) => ({
    kind: 'forwarding',
    to: scene.forwardedTo ?? '有管辖权的经办机构',
    reason: words(scene, 'forward')?.reason ?? '',
  }),
  visitNotice: (scene, due) => ({
    kind: 'visitNotice',
    scheduledOn: scene.event.body.scheduledOn ?? scene.event.today,
    window: words(scene, 'assign')?.window ?? '',
    team: scene.team,
    errand: due.to === 'assessors' ? scene.errand : null,
  }),
  finding: (scene) => ({ kind: 'finding', told: told(scene), notice: scene.after.facts.notice, objectionUntil: scene.objectionUntil }),
  reassessment: (scene) => ({ kind: 'reassessment', told: told(scene), earlier: scene.earlier }),
  objectionReply: (scene, due) => {
    const number = due.objection
    const { objectionGround } = scene.event.body
    const isAdmitted = scene.event.kind === 'objectionAdmitted'
    const command = words(scene, isAdmitted ? 'admitObjection' : 'dismissObjection')
    return {
      kind: 'objectionReply',
      number,
      raisedOn: scene.before.facts.objections.find((one) => one.number === number)?.on ?? scene.event.today,
      isAdmitted,
      isFamilys: due.to === 'family',
      receipt: due.to === 'family' ? '' : (scene.objectionNumbers.get(number) ?? ''),
      // A stranger learns number and outcome, and nothing of the sheets.
      ground:
        due.to === 'family' && objectionGround
          ? (objectionGroundLabel(isAdmitted ? 'admitted' : 'dismissed', objectionGround, scene.event.today) ?? '')
          : '',
      reason: due.to === 'family' ? (command?.reason ?? '') : '',
    }
  },
  recognition: ({ after, told: finding, gradeName }) => {
    const { recognition } = after.facts
    if (!recognition || !finding) throw new Error('what is recognised has a finding and its days')
    const { validFrom, validTo, benefitFrom } = recognition
    return {
      kind: 'recognition',
      grade: gradeName,
      standard: finding.standard,
      visitedOn: finding.visitedOn,
      validFrom,
      validTo,
      benefitFrom,
    }
  },
  declination: (scene) => ({
    kind: 'declination',
    grade: scene.gradeName,
    ground: groundLabel(scene.event.body.ground ?? 'other', scene.event.today),
    reason: words(scene, 'decline')?.reason ?? '',
  }),
  change: (scene) => ({ kind: 'change', happenedOn: scene.event.body.happenedOn ?? null, ...changeOf(scene) }),
  termination: ({ event, before }) => ({
    kind: 'termination',
    why: event.kind === 'expired' ? '有效期届满' : END_REASON_LABEL[event.body.endReason ?? 'insuranceEnded'],
    isExpiry: event.kind === 'expired',
    wasRecognised: before.status === 'recognised',
    happenedOn: event.body.happenedOn ?? null,
    validTo: before.validTo,
  }),
  reopening: (scene) => ({
    kind: 'reopening',
    from: STATUS_LABEL[scene.before.status],
    to: STATUS_LABEL[scene.after.status],
    reason: words(scene, 'reopen')?.reason ?? '',
  }),
  invalidation: (scene) => ({
    kind: 'invalidation',
    reason: words(scene, 'invalidate')?.reason ?? '',
    wasRecognised: scene.before.status === 'recognised',
  }),
  renewalReminder: ({ after, gradeName, event }) => ({ kind: 'renewalReminder', grade: gradeName, validTo: after.validTo ?? event.today }),
}

/** 变更通知书: what changed, in one line and its particulars. */
function changeOf(scene: LetterScene): Pick<ParticularsOf<'change'>, 'matter' | 'what' | 'detail'> {
  const { event, residence, town } = scene
  switch (event.kind) {
    case 'visitReleased':
      return {
        matter: 'visit',
        what: '上门评估改期',
        detail: event.body.releaseReason ? RELEASE_REASON_LABEL[event.body.releaseReason] : '',
      }
    case 'objectionAdmitted':
      return { matter: 'reassess', what: '安排复评', detail: '公示期内的异议经核实成立' }
    case 'superseded':
      return { matter: 'superseded', what: '由新的互认结果取代', detail: '' }
    case 'addressChanged':
      return { matter: 'moved', what: '居住地址变更', detail: `新地址在${residence.name}${town}` }
    case 'institutionChanged':
      return { matter: 'institution', what: '更换护理服务机构', detail: scene.institution ?? '' }
    default: {
      const change = event.body.change
      if (!change || change === 'death') throw new Error(`no letter tells of '${event.kind}' as a change`)
      return { matter: change, what: CHANGE_KIND_LABEL[change], detail: words(scene, 'reportChange')?.note ?? '' }
    }
  }
}

/** The limits a letter speaks of, each with its 依据 or 条款待核定. */
function basisOf(kind: LetterKind, { terms, event }: LetterScene): LetterFacts['basis'] {
  const of = (label: string, term: Pick<Term, 'source' | 'verified'>) => ({ of: label, text: basisText(term) })
  const decision = (label: string) => ({ of: label, text: '条款待核定' })
  switch (kind) {
    case 'acceptance':
    case 'commission':
      return [of('结论期限', terms.conclusionDays)]
    case 'correction':
    case 'lapse':
      return [of('补正期限', terms.correctionDays)]
    case 'finding':
      return event.kind === 'noticeEnded'
        ? [of('公示期', terms.noticeDays), of('异议期限', terms.objectionDays)]
        : [of('异议期限', terms.objectionDays)]
    case 'recognition':
      return [of('有效期', terms.validityMonths), of('有效期起算日', terms.validFromDay), of('待遇起始日', terms.benefitStart)]
    case 'renewalReminder':
      return [of('期满评估提前量', terms.renewalLeadDays)]
    case 'refusal':
    case 'declination':
    case 'invalidation':
    case 'termination':
      return [decision('决定依据')]
    case 'reassessment':
    case 'objectionReply':
      return [decision('复评与异议')]
    case 'change':
      return event.body.change === 'condition' ? [of('重新评估的间隔', terms.reassessAfterMonths)] : [decision('办理依据')]
    case 'withdrawal':
    case 'commissionReturn':
    case 'forwarding':
    case 'visitNotice':
    case 'reopening':
      return [decision('办理依据')]
  }
}

function addressee({ to, objection }: Due, { person, insured, residence, objectionNumbers }: LetterScene): string {
  switch (to) {
    case 'family':
      return person.name
    case 'competentBureau':
      return insured.bureauName
    case 'residenceBureau':
      return residence.bureauName
    case 'assessors':
      return '各位评估人员'
    case 'objector':
      return `${objectionNumbers.get(objection) ?? ''} 号异议提出人`
  }
}

const officeOf = ({ bureauName, phone, address }: Region) => ({ name: bureauName, phone, address })

/** What a letter says, to be frozen. Nothing of the insured person but a masked name reaches a stranger. */
export function letterFacts(due: Due, number: string, scene: LetterScene): LetterFacts {
  const { after, insured, residence, town, event, person } = scene
  const isStranger = due.to === 'objector'
  const of: Particulars = SAYS[due.kind](scene, due)
  return {
    template: TEMPLATE,
    isDemo: scene.isDemo,
    number,
    issuedOn: event.today,
    office: officeOf(due.by === 'competentBureau' ? insured : residence),
    other: officeOf(due.by === 'competentBureau' ? residence : insured),
    to: addressee(due, scene),
    caseNo: isStranger ? '' : after.caseNo,
    occasion: OCCASION_LABEL[after.occasion],
    agreement: scene.agreement,
    person: {
      name: isStranger ? '' : person.name,
      sex: isStranger ? '' : SEX_LABEL[person.sex],
      age: isStranger ? 0 : ageOn(person.birthDate, event.today),
      nationalId: isStranger ? '' : person.nationalId,
      insured: insured.name,
      residence: isStranger ? residence.name : `${residence.name}${town}`,
    },
    basis: basisOf(due.kind, scene),
    remedy: REMEDY,
    of,
  }
}
