import type { Actor, Side } from './schema'

/** What of a case decides whose side an actor is on. Lists hold account ids. */
export type Standing = {
  insuredRegion: string
  residenceRegion: string
  /** The insured person's blind index. */
  personKey: string
  /** The account that applied for its own person; null when a representative or the counter applied. */
  ownAccountId: string | null
  /** Accounts holding a mandate that is confirmed (or awaits its check) and in force today. */
  representatives: readonly string[]
  /** Accounts assigned to the visit that is open, and not removed from it. */
  assessors: readonly string[]
}

/** The actor's sides of this case; none means no access (fail closed). A bureau's clerk is on at most one side: the two regions differ. */
export function sidesOf(actor: Actor, standing: Standing): Side[] {
  switch (actor.role) {
    case 'calendar':
      return ['calendar']
    case 'clerk':
    case 'reviewer':
      if (actor.regionCode === standing.insuredRegion) return ['competentBureau']
      if (actor.regionCode === standing.residenceRegion) return ['residenceBureau']
      return []
    case 'assessor':
      return actor.accountId && standing.assessors.includes(actor.accountId) ? ['assessor'] : []
    case 'applicant': {
      const sides: Side[] = []
      // An applicant's personKey is set only once a bureau has verified who they are: a typed id proves nothing.
      const isPerson = actor.personKey !== null && actor.personKey === standing.personKey
      const appliedForSelf = actor.accountId !== null && actor.accountId === standing.ownAccountId
      if (isPerson || appliedForSelf) sides.push('applicant')
      if (actor.accountId && standing.representatives.includes(actor.accountId)) sides.push('representative')
      return sides
    }
    default:
      return []
  }
}
