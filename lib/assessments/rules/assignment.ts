import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, type Problem, refused } from '../../kernel/outcome'
import type { Assignment, Duty, Personnel } from '../schema'

const UNSETTLED = '条款待核定'

/** What decides whether one person of the register may assess this person. Lists hold account ids unless they say otherwise. */
export type AssignmentFacts = {
  /** The day of the visit. */
  day: PlainDate
  round: number
  /** Everyone who had a part in an earlier round, as accounts and as natural persons. */
  earlierRoundAccountIds: readonly string[]
  earlierRoundPersonKeys?: readonly string[]
  /** Who declared a tie to this person, in whatever round. */
  tiedAccountIds?: readonly string[]
  /** Who is on this visit already. */
  onVisitAccountIds?: readonly string[]
  /** 复评: institutions of an earlier round, where another can send enough people. */
  institutionsToAvoid?: readonly string[]
  /** Institutions that now give this person care. */
  carerInstitutionIds: readonly string[]
  insuredPersonKey: string
}

type Row = {
  code: string
  says: (one: Personnel, facts: AssignmentFacts) => string
  holds: (one: Personnel, facts: AssignmentFacts) => boolean
  fields?: string
}

/** Who may be sent (医保发〔2023〕29号 §9 §15 §21 §27, not at hand: 条款待核定). */
export const ASSIGNMENT_ROWS: readonly Row[] = [
  {
    code: 'notInRegister',
    says: (one) => `${one.name}已不在评估人员名册内，请另选在册人员。`,
    holds: (one) => one.status === 'in',
  },
  {
    code: 'certificateNotValid',
    says: (one, { day }) =>
      day < one.validFrom
        ? `${one.name}的评估资格从 ${one.validFrom} 起有效，上门日 ${day} 尚未生效，请另选人员或改期。`
        : `${one.name}的评估资格到 ${one.validTo} 为止，上门日 ${day} 已失效，请另选人员或先更新名册。`,
    holds: (one, { day }) => one.validFrom <= day && day <= one.validTo,
  },
  {
    code: 'inEarlierRound',
    says: (one, { round }) => `${one.name}参加过本案前一轮评估，第 ${round} 轮应由其他人员评估，请另选人员。`,
    holds: (one, facts) =>
      !facts.earlierRoundAccountIds.includes(one.accountId) && !(facts.earlierRoundPersonKeys ?? []).includes(one.personKey),
  },
  {
    code: 'sameInstitution',
    says: (one) => `${one.name}所在的${one.institutionName}评估过本案前一轮，复评由另一家评估机构承担，请选另一家的人员。`,
    holds: (one, facts) => !(facts.institutionsToAvoid ?? []).includes(one.institutionId),
  },
  {
    code: 'tieDeclared',
    says: (one) => `${one.name}已声明与参保人有利害关系、应当回避，请另选人员。`,
    holds: (one, facts) => !(facts.tiedAccountIds ?? []).includes(one.accountId),
  },
  {
    code: 'sharedEmployer',
    says: (one) => `${one.name}所在的${one.institutionName}正在护理这位参保人，评估与护理不能由同一机构承担，请另选人员。`,
    holds: (one, { carerInstitutionIds }) => !carerInstitutionIds.includes(one.institutionId),
  },
  {
    code: 'assessesSelf',
    says: (one) => `${one.name}就是参保人本人，不能评估自己，请另选人员。`,
    holds: (one, { insuredPersonKey }) => one.personKey !== insuredPersonKey,
  },
  {
    code: 'alreadyOnVisit',
    says: (one) => `${one.name}已在这次评估的人员之列，请另选一位。`,
    holds: (one, facts) => !(facts.onVisitAccountIds ?? []).includes(one.accountId),
  },
]

/** Every reason this person may not be sent, each its own sentence; done when there is none. */
export function mayBeAssigned(one: Personnel, facts: AssignmentFacts): Outcome<Personnel> {
  const broken = ASSIGNMENT_ROWS.filter((row) => !row.holds(one, facts)).map(
    (row): Problem => ({ code: row.code, message: row.says(one, facts), source: UNSETTLED }),
  )
  const [first, ...also] = broken
  if (!first) return done(one)
  return refused(first.code, first.message, { source: UNSETTLED, ...(also.length > 0 ? { also } : {}) })
}

export type Candidate = { personnel: Personnel; may: Outcome<Personnel> }

/** The register in the order a clerk picks from it: who may be sent first, experts before assessors. */
export function candidates(register: readonly Personnel[], facts: AssignmentFacts): Candidate[] {
  return register
    .map((personnel) => ({ personnel, may: mayBeAssigned(personnel, facts) }))
    .sort(
      (a, b) =>
        Number(b.may.ok) - Number(a.may.ok) ||
        Number(b.personnel.kind === 'expert') - Number(a.personnel.kind === 'expert') ||
        a.personnel.institutionName.localeCompare(b.personnel.institutionName, 'zh-CN') ||
        (a.personnel.id < b.personnel.id ? -1 : 1),
    )
}

export const TEAM_LEAST = 2
export const TEAM_EXPERTS_LEAST = 1

/** On site at least two different people, at least one of them an expert (医保发〔2023〕29号 §21, 条款待核定). */
export function teamIsComplete(team: readonly Pick<Personnel, 'personKey' | 'kind'>[]): Outcome<true> {
  const people = new Map(team.map((one) => [one.personKey, one]))
  if (people.size < team.length) return refused('sameTwice', '同一个人不能选两次，请另选一位评估人员。', { source: UNSETTLED })
  if (people.size < TEAM_LEAST) {
    return refused('teamTooSmall', `上门评估至少要有 ${TEAM_LEAST} 名评估人员，请再选 ${TEAM_LEAST - people.size} 名。`, {
      source: UNSETTLED,
    })
  }
  if (![...people.values()].some((one) => one.kind === 'expert')) {
    return refused('noExpert', '上门评估的人员中至少要有 1 名评估专家，请换选一名专家。', { source: UNSETTLED })
  }
  return done(true)
}

/**
 * 复评: by another institution where there is one (医保发〔2023〕29号 §27, 条款待核定). Answers the institutions of earlier rounds when the rest
 * of the register can do without them that day, else none: then other people of the same institution may go.
 */
export function institutionsToAvoid(
  register: readonly Personnel[],
  facts: AssignmentFacts,
  earlier: readonly string[],
  suffices: (others: readonly Personnel[]) => boolean = (others) => teamIsComplete(others).ok,
): readonly string[] {
  const others = register.filter((one) => !earlier.includes(one.institutionId) && mayBeAssigned(one, facts).ok)
  return suffices(others) ? earlier : []
}

/** The refusal of an assessor: desk and third duties are an expert's. */
export function notExpert(one: Personnel, duty: Exclude<Duty, 'onSite'>) {
  const what = duty === 'third' ? '裁定不一致的项目' : '案头确认'
  return refused('notExpert', `${one.name}是评估员，${what}须由评估专家承担，请改选专家。`, { source: UNSETTLED })
}

export function onSite(assignments: readonly Assignment[]): Assignment[] {
  return assignments.filter((one) => one.active && one.duty === 'onSite')
}

/** Whose 回避声明 is still wanting before the visit may open. */
export function undeclared(assignments: readonly Assignment[]): Assignment[] {
  return onSite(assignments).filter((one) => one.recusal === 'none')
}
