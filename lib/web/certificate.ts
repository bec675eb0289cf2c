import type { Actor } from '../access/schema'
import { attestedByBoth } from '../agreements/rules'
import type { Region } from '../agreements/schema'
import { attestationsOf, regions } from '../agreements/store'
import { asActor } from '../db'
import { certificateOf, type HeldCertificate } from '../exchange/commands/certificate'
import type { PlainDate } from '../kernel/dates'
import { done, type Outcome } from '../kernel/outcome'
import { portalMode } from '../mode'
import { EDITIONS, editionTitle, gradeLabel } from '../standard/rules/edition'
import type { Edition, Grade } from '../standard/schema'
import { verifyAddress } from './verify-address'

/** A certificate with everything its card and its paper say. */
export type ShownCertificate = HeldCertificate & {
  address: string
  insured: Region
  residence: Region
  gradeLabel: string
  editionTitle: string
  isDemo: boolean
}

/** 互认证书 of a case for its holder; refuses as `certificateOf`. */
export async function shownCertificate(actor: Actor, caseId: string, today: PlainDate): Promise<Outcome<ShownCertificate>> {
  const held = await certificateOf(actor, caseId, today)
  if (!held.ok) return held
  const { facts, token } = held.value
  const [known, attestations] = await asActor(actor, async (tx) => [await regions(tx), await attestationsOf(tx, facts.editionId)] as const)
  const regionOf = (code: string) => {
    const found = known.find((one) => one.code === code)
    if (!found) throw new Error(`no region ${code} is kept`)
    return found
  }
  const edition = EDITIONS.find((one) => one.id === facts.editionId)
  if (!edition) throw new Error(`no edition ${facts.editionId} is kept`)
  // Until both bureaus have attested the edition its title says so, here as everywhere.
  const attested = attestedByBoth(attestations, facts.regions, edition.digest)
  return done({
    ...held.value,
    ...{ address: verifyAddress(token), insured: regionOf(facts.regions[0]), residence: regionOf(facts.regions[1]) },
    ...{
      gradeLabel: gradeLabel(edition, facts.grade as Grade),
      editionTitle: editionTitle(edition, attested),
      isDemo: portalMode() === 'demo',
    },
  })
}

/** What the verifying page calls each edition and its grades. */
export type EditionWords = Record<string, { title: string; grades: Record<number, string> }>

/** An edition is called as attested only where every pair has attested it. */
export function editionWords(pairs: ReadonlyArray<{ edition: Edition; editionTitle: string }>): EditionWords {
  return Object.fromEntries(
    EDITIONS.map((edition) => {
      const own = pairs.filter((pair) => pair.edition.id === edition.id)
      const attested = own.length > 0 && own.every((pair) => pair.editionTitle === editionTitle(edition, true))
      const grades = Object.fromEntries(edition.grades.map((one) => [one.grade, one.label]))
      return [edition.id, { title: editionTitle(edition, attested), grades }]
    }),
  )
}
