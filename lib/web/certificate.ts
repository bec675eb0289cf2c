import type { Actor } from '../access/schema'
import type { Region } from '../agreements/schema'
import { regions } from '../agreements/store'
import { asActor } from '../db'
import { certificateOf, type HeldCertificate } from '../exchange/commands/certificate'
import type { PlainDate } from '../kernel/dates'
import { done, type Outcome } from '../kernel/outcome'
import { portalMode } from '../mode'
import { EDITIONS, gradeLabel } from '../standard/rules/edition'
import type { Grade } from '../standard/schema'
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
  const known = await asActor(actor, regions)
  const regionOf = (code: string) => {
    const found = known.find((one) => one.code === code)
    if (!found) throw new Error(`no region ${code} is kept`)
    return found
  }
  const edition = EDITIONS.find((one) => one.id === facts.editionId)
  if (!edition) throw new Error(`no edition ${facts.editionId} is kept`)
  return done({
    ...held.value,
    ...{ address: verifyAddress(token), insured: regionOf(facts.regions[0]), residence: regionOf(facts.regions[1]) },
    ...{ gradeLabel: gradeLabel(edition, facts.grade as Grade), editionTitle: edition.title, isDemo: portalMode() === 'demo' },
  })
}

/** What the verifying page calls each edition and its grades. */
export type EditionWords = Record<string, { title: string; grades: Record<number, string> }>

export function editionWords(): EditionWords {
  return Object.fromEntries(
    EDITIONS.map(({ id, title, grades }) => [id, { title, grades: Object.fromEntries(grades.map((one) => [one.grade, one.label])) }]),
  )
}
