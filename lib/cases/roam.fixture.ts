import { agree, type Bedside, confirmTogether, fillSheets } from '@/prisma/demo/bedside'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { sidesOf } from '../access/rules'
import { type Actor, CALENDAR } from '../access/schema'
import { openVisitOfCase } from '../assessments/store/visits'
import { asActor } from '../db'
import type { PlainDate } from '../kernel/dates'
import { EDITIONS } from '../standard/rules/edition'
import { sheetWithTotals } from '../standard/sheets.fixture'
import { sampleOf } from './case.fixture'
import { type Possible, possible } from './rules/life'
import type { Command, CommandKind } from './schema/command'
import type { CaseFile } from './schema/event'

/** A generator of its own seed: the same walk on every machine (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    upTo: (count: number) => Math.floor(roll() * count),
    of: <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)],
  }
}
export type Dice = ReturnType<typeof dice>

export type Turn = Pick<Possible, 'act' | 'as'> & { actor: Actor }

/** Acts that carry a case onward: taken more often, so that lives reach deep. */
const ONWARD: ReadonlySet<CommandKind> = new Set([
  ...(['submit', 'accept', 'commission', 'acceptCommission', 'assign', 'submitFinding', 'report', 'object', 'admitObjection'] as const),
  ...(['dismissObjection', 'recognise', 'chooseInstitution', 'reopen'] as const),
])

/** Everybody who may have something to do with a case of these two bureaus. */
export function peopleOf(cast: Cast, caseFile: CaseFile, applicant: Actor): Actor[] {
  const bureaus = [cast.bureaus[caseFile.insuredRegion], cast.bureaus[caseFile.residenceRegion]] as [Bureau, Bureau]
  return [
    applicant,
    ...bureaus.flatMap(({ clerks, reviewers }) => [clerks[0], clerks[1], reviewers[0], reviewers[1]]),
    ...bureaus[1].assessors.map((one) => one.actor),
    CALENDAR,
  ]
}

export function sidesIn(caseFile: CaseFile, actor: Actor) {
  return sidesOf(actor, {
    ...{ insuredRegion: caseFile.insuredRegion, residenceRegion: caseFile.residenceRegion, personKey: caseFile.personKey },
    ...{ ownAccountId: caseFile.applicantAccountId, representatives: [] },
    assessors: caseFile.status === 'assessing' ? caseFile.assessorIds : [],
  })
}

/** Everything that anybody may do to the case as the table says; the calendar's acts are left to the calendar. */
export function turnsOf(cast: Cast, caseFile: CaseFile, applicant: Actor): Turn[] {
  // A draft is nobody's business but its maker's.
  const people = caseFile.status === 'draft' || caseFile.caseNo.startsWith('draft-') ? [applicant] : peopleOf(cast, caseFile, applicant)
  return people.flatMap((actor) =>
    possible(caseFile, actor, sidesIn(caseFile, actor))
      .filter((one) => one.blocked === null && one.side !== 'calendar')
      .map(({ act, as }) => ({ act, as, actor })),
  )
}

export function chosenOf(turns: readonly Turn[], dies: Dice): Turn | undefined {
  const onward = turns.filter((one) => ONWARD.has(one.act) && one.as !== 'return')
  const list = onward.length > 0 && dies.roll() < 0.7 ? onward : turns
  // By act first: what eight people may do is no likelier than what one may.
  const act = dies.of([...new Set(list.map((one) => one.act))])
  return dies.of(list.filter((one) => one.act === act))
}

/** A command of this kind that makes sense for this case now; who is sent and where to is drawn. */
export function commandFor(kind: CommandKind, caseFile: CaseFile, cast: Cast, world: World, dies: Dice): Command {
  const residence = cast.bureaus[caseFile.residenceRegion] as Bureau
  const caseId = caseFile.id
  switch (kind) {
    case 'assign': {
      // An assessor and an expert of one house, of the last more often in a later round; sometimes people that may not go.
      const pair = caseFile.round > 1 ? 2 : dies.upTo(2)
      const team = dies.roll() < 0.15 ? dies.upTo(6) : pair * 2
      const personnelIds = residence.assessors.slice(team, team + 2).map((one) => one.personnelId)
      return sampleOf('assign', { caseId, personnelIds, scheduledOn: world.today })
    }
    case 'accept':
      return sampleOf(kind, { caseId, insuranceEvidence: '参保系统已核对（示例）' })
    case 'callExpert':
      return sampleOf('callExpert', { caseId, personnelId: deskExpertOf(residence, caseFile).personnelId })
    case 'chooseInstitution':
      return sampleOf(kind, { caseId, institutionId: dies.of(world.institutions) ?? '' })
    case 'changeInstitution':
      return sampleOf(kind, { caseId, institutionId: dies.of(world.institutions) ?? '' })
    case 'changeAddress':
      return sampleOf(kind, { caseId, townshipCode: world.towns[caseFile.residenceRegion] ?? '' })
    case 'reportChange':
      return sampleOf(kind, {
        caseId,
        change: dies.of(['hospitalStay', 'discharge', 'condition', 'death'] as const),
        happenedOn: world.today,
      })
    case 'end':
      return sampleOf(kind, { caseId, why: dies.of(['death', 'insuranceEnded', 'movedBack'] as const), happenedOn: world.today })
    default:
      return { ...sampleOf(kind), caseId } as Command
  }
}

export type World = { today: PlainDate; institutions: readonly string[]; towns: Readonly<Record<string, string>> }

/** The expert who confirms at the desk: of the register, and not of this or an earlier team. */
function deskExpertOf(residence: Bureau, { assessorIds, facts }: CaseFile) {
  const taken = [...assessorIds, ...facts.pastAssessors]
  const free = residence.assessors.filter((one) => one.kind === 'expert' && !taken.includes(one.actor.accountId ?? ''))
  return free.at(-1) ?? (residence.assessors[1] as Bureau['assessors'][number])
}

/** Severe enough for a notice, or not. */
const TOTALS = [
  { adl: 30, cog: 3, sen: 7 },
  { adl: 45, cog: 3, sen: 7 },
  { adl: 60, cog: 15, sen: 11 },
]

/**
 * The bedside of a case in 评估中, from the declarations to the signed sheet that two experts confirmed; answers the command that
 * submits it, or null when the people on it cannot bring one (the visit is then for releasing).
 */
export async function assess(
  cast: Cast,
  caseFile: CaseFile,
  world: World,
  dies: Dice,
  callExpert: (clerk: Actor, command: Command) => Promise<boolean>,
): Promise<{ actor: Actor; command: Command } | null> {
  const residence = cast.bureaus[caseFile.residenceRegion] as Bureau
  const { visitId } = caseFile.facts
  const edition = EDITIONS[0]
  const team = residence.assessors.filter((one) => caseFile.assessorIds.includes(one.actor.accountId ?? ''))
  const [first, second] = team.toSorted((a, b) => Number(a.kind === 'expert') - Number(b.kind === 'expert'))
  if (!visitId || !edition || !first || !second || team.length !== 2) return null
  const visit = await asActor(CALENDAR, (tx) => openVisitOfCase(tx, caseFile.id))
  if (visit?.id !== visitId || visit.sheetsOpenedAt !== null) return null
  const desk = deskExpertOf(residence, caseFile)
  const answers = sheetWithTotals(edition, dies.of(TOTALS) ?? { adl: 30, cog: 3, sen: 7 })
  const at = new Date(`${world.today}T02:00:00Z`)
  const bedside: Bedside = {
    ...{ visitId, visitedOn: world.today, first: first.actor, second: second.actor, answers },
    when: () => ({ today: world.today, at }),
  }
  await fillSheets(bedside)
  await agree(bedside)
  const called = await callExpert(residence.clerks[0], sampleOf('callExpert', { caseId: caseFile.id, personnelId: desk.personnelId }))
  if (!called) return null
  const sheetDigest = await confirmTogether(bedside, desk.actor)
  return { actor: second.actor, command: sampleOf('submitFinding', { caseId: caseFile.id, sheetDigest }) }
}

/** Whether this actor may see the case at all, written out apart from the policies. */
export function maySee(caseFile: CaseFile, actor: Actor): boolean {
  const { role, regionCode, accountId } = actor
  if (role === 'calendar') return true
  if (role === 'clerk' || role === 'reviewer')
    return !caseFile.caseNo.startsWith('draft-') && (regionCode === caseFile.insuredRegion || regionCode === caseFile.residenceRegion)
  if (role === 'assessor') return caseFile.status === 'assessing' && caseFile.assessorIds.includes(accountId ?? '')
  return role === 'applicant' && accountId === caseFile.applicantAccountId
}

/** The rows an actor finds of these cases by asking for all of them at once. */
export async function seenBy(actor: Actor, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await asActor(actor, (tx) => tx.case.findMany({ where: { id: { in: [...caseIds] } }, select: { id: true } }))
  return new Set(rows.map((one) => one.id))
}
