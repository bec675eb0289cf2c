import type { Door } from '../../db'
import { canonical, type Json, sha256Hex } from '../../kernel/digest'
import { vault } from '../../vault'
import type { CaseFile } from '../schema/event'
import { type Letter, LetterFacts, LetterKind, Recipient } from '../schema/letter'

const LISTED = {
  id: true,
  caseId: true,
  kind: true,
  recipient: true,
  objection: true,
  number: true,
  eventSeq: true,
  issuedBy: true,
  issuedOn: true,
} as const

type Row = { [K in keyof Letter]: K extends 'kind' | 'recipient' ? string : Letter[K] }

function fromRow(row: Row): Letter {
  return { ...row, kind: LetterKind.parse(row.kind), recipient: Recipient.parse(row.recipient) }
}

const place = (id: string) => `Letter.cipher:${id}`

export type NewLetter = Letter & { facts: LetterFacts }

/**
 * Draws as many numbers as are asked of each counter, by one atomic statement, and answers them in order. The counters are held until
 * the transaction ends, so that what is undone is drawn again: a series has no gaps. Sorted, so that two never wait crosswise.
 */
export async function drawLetterNumbers(tx: Door, counters: readonly string[]): Promise<number[]> {
  const keys = [...new Set(counters)].sort()
  const counts = keys.map((key) => counters.filter((one) => one === key).length)
  const rows = await tx.$queryRaw<Array<{ key: string; last: number }>>`
    insert into "LetterCounter" ("key", "last")
    select "key", "count" from unnest(${keys}::text[], ${counts}::int[]) as drawn("key", "count") order by "key"
    on conflict ("key") do update set "last" = "LetterCounter"."last" + excluded."last" returning "key", "last"`
  const next = new Map(rows.map(({ key, last }) => [key, last - (counts[keys.indexOf(key)] ?? 0)]))
  return counters.map((key) => {
    const nth = (next.get(key) ?? 0) + 1
    next.set(key, nth)
    return nth
  })
}

export async function insertLetters(
  tx: Door,
  { insuredRegion, residenceRegion }: Pick<CaseFile, 'insuredRegion' | 'residenceRegion'>,
  letters: readonly NewLetter[],
): Promise<void> {
  await tx.letter.createMany({
    data: letters.map(({ facts, ...letter }) => {
      const text = canonical(facts as unknown as Json)
      return {
        ...letter,
        insuredRegion,
        residenceRegion,
        template: facts.template,
        digest: sha256Hex(text),
        cipher: vault().seal(text, place(letter.id)),
      }
    }),
  })
}

/** The letters of a case these eyes may read, oldest first; empty behind a wall. */
export async function lettersOfCase(tx: Door, caseId: string): Promise<Letter[]> {
  const rows = await tx.letter.findMany({
    where: { caseId },
    select: LISTED,
    orderBy: [{ eventSeq: 'asc' }, { kind: 'asc' }, { recipient: 'desc' }],
  })
  return rows.map(fromRow)
}

/** Null for a miss and for a wall alike. */
export async function letterById(tx: Door, id: string): Promise<Letter | null> {
  const row = await tx.letter.findUnique({ where: { id }, select: LISTED })
  return row ? fromRow(row) : null
}

/** What a letter says, as frozen; throws when it is not what was issued. */
export async function letterFactsOf(tx: Door, id: string): Promise<LetterFacts | null> {
  const row = await tx.letter.findUnique({ where: { id }, select: { cipher: true, digest: true } })
  if (!row) return null
  const text = vault().open(row.cipher, place(id))
  if (sha256Hex(text) !== row.digest) throw new Error(`letter ${id} is not what was issued`)
  return LetterFacts.parse(JSON.parse(text))
}
