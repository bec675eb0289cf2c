import { digestOf } from '../../kernel/digest'
import { type ListedRow, listedRowSchema, type RegisterRow, registerRowSchema } from '../schema'

// Made once: each has its own compiled check.
const [LISTED, WHOLE] = [listedRowSchema.strip(), registerRowSchema.strip()]

/** What an issue prints of a row, and nothing else. */
export function listedOf(row: ListedRow): ListedRow {
  return LISTED.parse(row)
}

/** Digest of an issue: canonical rows by code, whatever order they came in, without what changes from day to day. */
export function listDigest(rows: readonly ListedRow[]): string {
  return digestOf(inOrder(rows).map(listedOf))
}

/** Digest of whole rows, with what changes from day to day. */
export function wholeDigest(rows: readonly RegisterRow[]): string {
  return digestOf(inOrder(rows).map(registerRowOf))
}

/** A row of the register and nothing else. */
export function registerRowOf(row: RegisterRow): RegisterRow {
  return WHOLE.parse(row)
}

/** Care institutions that stand on the list: a suspended one does, one that has withdrawn does not. */
export function careCountOf(rows: readonly Pick<ListedRow, 'kind' | 'status'>[]): number {
  return rows.filter(({ kind, status }) => kind === 'care' && status !== 'withdrawn').length
}

function inOrder<R extends { code: string }>(rows: readonly R[]): R[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
