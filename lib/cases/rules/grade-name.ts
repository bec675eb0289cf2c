import { EDITIONS, editionById, gradeLabel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import type { CaseFile } from '../schema/event'

/** 重度失能Ⅱ级, in the words of the edition it was graded by; null without a finding. */
export function gradeNameOf({ facts }: Pick<CaseFile, 'facts'>): string | null {
  if (!facts.finding) return null
  const edition = editionById(facts.finding.editionId, facts.finding.editionDigest, EDITIONS)
  return edition.ok ? gradeLabel(edition.value, facts.finding.grade as Grade) : null
}
