import { randomBytes } from 'node:crypto'
import type { Door } from '../../db'
import { canonical, type Json, sha256Hex } from '../../kernel/digest'
import { vault } from '../../vault'
import type { CaseFile } from '../schema/event'

/** Free text ready for the case: its digest goes into the event, the rest into CaseContent. */
export type SealedText = { digest: string; salt: string; cipher: string }

function place(caseId: string, digest: string): string {
  return `CaseContent.cipher:${caseId}:${digest}`
}

/** sha256(salt ‖ canonical), the text itself encrypted: deleting salt and cipher leaves the chain verifiable and the text gone. */
export function sealText(caseId: string, content: Json): SealedText {
  const text = canonical(content)
  const salt = randomBytes(16).toString('hex')
  const digest = sha256Hex(salt + text)
  return { digest, salt, cipher: vault().seal(text, place(caseId, digest)) }
}

export async function insertText(
  tx: Door,
  caseFile: Pick<CaseFile, 'id' | 'insuredRegion' | 'residenceRegion'>,
  sealed: SealedText,
): Promise<void> {
  const { id: caseId, insuredRegion, residenceRegion } = caseFile
  await tx.caseContent.createMany({ data: [{ caseId, insuredRegion, residenceRegion, ...sealed }] })
}

/** Takes away a text that a newer one replaces (drafts only; what was submitted stays). */
export async function forgetText(tx: Door, caseId: string, digest: string): Promise<void> {
  await tx.caseContent.deleteMany({ where: { caseId, digest } })
}

/** The texts of a case by digest, opened; a text that was removed is simply absent. */
export async function textsOf(tx: Door, caseId: string, digests?: readonly string[]): Promise<Map<string, Json>> {
  const rows = await tx.caseContent.findMany({ where: { caseId, ...(digests ? { digest: { in: [...digests] } } : {}) } })
  return new Map(rows.map((row) => [row.digest, JSON.parse(vault().open(row.cipher, place(caseId, row.digest))) as Json]))
}
