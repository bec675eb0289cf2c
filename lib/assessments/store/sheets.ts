import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import { sha256Hex } from '../../kernel/digest'
import { vault } from '../../vault'
import { confirmationsNeeded } from '../rules/confirmation'
import {
  type AgreedFinding,
  type AnswerSheet,
  FrozenSheet,
  OpenItem,
  type SheetAnswer,
  SheetKind,
  UnableReason,
  type Visit,
} from '../schema'
import { confirmationsOf, visitOf } from './visits'

type Row = NonNullable<Awaited<ReturnType<Door['answerSheet']['findFirst']>>>

/** As stored: a note lives sealed together with its salt, so that its digest in the frozen sheet gives nothing away. */
const storedAnswers = z.record(
  z.string(),
  z.object({ weight: z.int().optional(), unable: UnableReason.optional(), noteCipher: z.string().optional() }),
)
const sealedNote = z.object({ salt: z.string(), text: z.string() })

function notePlace(sheetId: string): string {
  return `AnswerSheet.note:${sheetId}`
}

function openNote(sheetId: string, cipher: string): z.infer<typeof sealedNote> {
  return sealedNote.parse(JSON.parse(vault().open(cipher, notePlace(sheetId))))
}

/** Roles whose work the evidence notes are; for everyone else notes read as empty. */
const NOTE_READERS: readonly Actor['role'][] = ['assessor', 'clerk', 'reviewer', 'calendar']

function sheetFrom(actor: Actor, row: Row): AnswerSheet {
  const readsNotes = NOTE_READERS.includes(actor.role)
  return {
    id: row.id,
    visitId: row.visitId,
    caseId: row.caseId,
    kind: SheetKind.parse(row.kind),
    accountId: row.accountId,
    editionId: row.editionId,
    editionDigest: row.editionDigest,
    answers: Object.entries(storedAnswers.parse(row.answers)).map(([linkId, { weight, unable, noteCipher }]) => ({
      linkId,
      weight: weight ?? null,
      unable: unable ?? null,
      note: noteCipher && readsNotes ? openNote(row.id, noteCipher).text : '',
    })),
    openItems: z.array(OpenItem).parse(row.decisions),
    agreedBy: row.agreedBy,
    version: row.version,
    lockedAt: row.lockedAt,
    frozen: row.frozen === null ? null : FrozenSheet.parse(row.frozen),
    digest: row.digest,
  }
}

function stored(sheetId: string, answers: readonly SheetAnswer[]): Prisma.InputJsonObject {
  return Object.fromEntries(
    answers.map(({ linkId, weight, unable, note }) => [
      linkId,
      {
        ...(weight === null ? {} : { weight }),
        ...(unable === null ? {} : { unable }),
        ...(note === ''
          ? {}
          : { noteCipher: vault().seal(JSON.stringify({ salt: randomBytes(16).toString('base64'), text: note }), notePlace(sheetId)) }),
      },
    ]),
  )
}

/** The sheets of a visit this actor may read: the row policy keeps the other's own sheet back until both are locked (Z-08). */
export async function sheetsOf(tx: Door, actor: Actor, visitId: string): Promise<AnswerSheet[]> {
  const rows = await tx.answerSheet.findMany({ where: { visitId }, orderBy: [{ kind: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => sheetFrom(actor, row))
}

/** Locked sheets of a whole case, oldest first: what both bureaus keep on file. */
export async function lockedSheetsOfCase(tx: Door, actor: Actor, caseId: string): Promise<AnswerSheet[]> {
  const rows = await tx.answerSheet.findMany({ where: { caseId, lockedAt: { not: null } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => sheetFrom(actor, row))
}

/** Begins a sheet at version 0 under the visit's edition; returns its id. */
export async function insertSheet(
  tx: Door,
  visit: Visit,
  kind: SheetKind,
  accountId: string | null,
  answers: readonly SheetAnswer[],
): Promise<string> {
  const id = randomUUID()
  await tx.answerSheet.createMany({
    data: [
      {
        id,
        visitId: visit.id,
        caseId: visit.caseId,
        insuredRegion: visit.insuredRegion,
        residenceRegion: visit.residenceRegion,
        kind,
        accountId,
        editionId: visit.editionId,
        editionDigest: visit.editionDigest,
        answers: stored(id, answers),
      },
    ],
  })
  return id
}

/** Writes the answers of an unlocked sheet; false when the version has moved on. Whoever had signed must sign again. */
export async function writeAnswers(
  tx: Door,
  sheet: Pick<AnswerSheet, 'id' | 'version'>,
  answers: readonly SheetAnswer[],
  openItems?: readonly OpenItem[],
): Promise<boolean> {
  const { count } = await tx.answerSheet.updateMany({
    where: { id: sheet.id, version: sheet.version, lockedAt: null },
    data: {
      answers: stored(sheet.id, answers),
      version: { increment: 1 },
      agreedBy: [],
      ...(openItems ? { decisions: openItems.map((one) => ({ ...one })) } : {}),
    },
  })
  return count === 1
}

export async function writeSignature(tx: Door, sheet: AnswerSheet, accountId: string): Promise<void> {
  await tx.answerSheet.update({ where: { id: sheet.id }, data: { agreedBy: [...sheet.agreedBy, accountId] } })
}

/** sha256(salt ‖ note) of every note on a sheet, by item. */
export async function noteDigestsOf(tx: Door, sheetId: string): Promise<Map<string, string>> {
  const row = await tx.answerSheet.findUniqueOrThrow({ where: { id: sheetId }, select: { answers: true } })
  return new Map(
    Object.entries(storedAnswers.parse(row.answers)).flatMap(([linkId, { noteCipher }]) => {
      if (!noteCipher) return []
      const { salt, text } = openNote(sheetId, noteCipher)
      return [[linkId, sha256Hex(salt + text)] as const]
    }),
  )
}

export async function freeze(tx: Door, sheetId: string, frozen: FrozenSheet, digest: string, at: Date): Promise<void> {
  await tx.answerSheet.update({
    where: { id: sheetId },
    data: { frozen: frozen as unknown as Prisma.InputJsonObject, digest, lockedAt: at },
  })
}

/** The frozen agreed sheet of a visit and how far its confirmation has come; null until it is signed by all who must. */
export async function agreedFindingOf(tx: Door, visitId: string): Promise<AgreedFinding | null> {
  const visit = await visitOf(tx, visitId)
  const row = await tx.answerSheet.findFirst({ where: { visitId, kind: 'agreed', lockedAt: { not: null } } })
  if (!visit?.visitedOn || !row?.digest) return null
  const frozen = FrozenSheet.parse(row.frozen)
  const { confirmedBy, missing } = confirmationsNeeded(row.digest, await confirmationsOf(tx, visitId))
  return {
    visitId,
    visitedOn: visit.visitedOn,
    frozen,
    finding: frozen.finding,
    sheetDigest: row.digest,
    confirmedBy,
    confirmationsMissing: missing,
  }
}
