import type { Door } from '../../db'
import type { Complaint as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { Complaint, ComplaintCategory, ComplaintOutcome, ComplaintState } from '../schema/complaint'

function place(field: 'text' | 'answer', id: string): string {
  return `Complaint.${field}Cipher:${id}`
}

function complaintFrom({ requestId: _, createdAt: __, answeredBy: ___, textCipher, answerCipher, ...row }: Row): Complaint {
  return {
    ...row,
    category: row.category as ComplaintCategory,
    state: row.state as ComplaintState,
    outcome: row.outcome as ComplaintOutcome | null,
    text: vault().open(textCipher, place('text', row.id)),
    answer: answerCipher && vault().open(answerCipher, place('answer', row.id)),
  }
}

export type NewComplaint = Omit<Complaint, 'state' | 'outcome' | 'answer' | 'answeredOn' | 'findingId'> & { requestId: string }

export async function insertComplaint(tx: Door, { text, ...one }: NewComplaint): Promise<void> {
  await tx.complaint.createMany({ data: [{ ...one, textCipher: vault().seal(text, place('text', one.id)) }] })
}

/** One complaint, to its family or a bureau concerned; null for a miss and a wall alike. */
export async function complaintById(tx: Door, id: string): Promise<Complaint | null> {
  const row = await tx.complaint.findUnique({ where: { id } })
  return row && complaintFrom(row)
}

export async function complaintOfRequest(tx: Door, requestId: string): Promise<Complaint | null> {
  const row = await tx.complaint.findUnique({ where: { requestId } })
  return row && complaintFrom(row)
}

/** A family's own, the latest first. */
export async function complaintsBy(tx: Door, accountId: string): Promise<Complaint[]> {
  const rows = await tx.complaint.findMany({ where: { accountId }, orderBy: [{ receivedOn: 'desc' }, { createdAt: 'desc' }], take: 100 })
  return rows.map(complaintFrom)
}

/** Complaints that wait for an answer, by the last day of it. */
export async function unansweredComplaints(tx: Door, take = 100): Promise<Complaint[]> {
  const rows = await tx.complaint.findMany({ where: { state: 'received' }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take })
  return rows.map(complaintFrom)
}

/** Complaints of a year, the latest first. */
export async function complaintsOfYear(tx: Door, year: number, take = 100): Promise<Complaint[]> {
  const rows = await tx.complaint.findMany({
    where: { receivedOn: { gte: `${year}-01-01`, lte: `${year}-12-31` }, state: 'answered' },
    orderBy: [{ receivedOn: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(complaintFrom)
}

export type ComplaintAnswer = { outcome: ComplaintOutcome; text: string; by: string; on: PlainDate }

/** Answers a complaint that waits. False where a colleague was first. */
export async function answerComplaint(tx: Door, id: string, { outcome, text, by, on }: ComplaintAnswer): Promise<boolean> {
  const { count } = await tx.complaint.updateMany({
    where: { id, state: 'received' },
    data: { state: 'answered', outcome, answerCipher: vault().seal(text, place('answer', id)), answeredBy: by, answeredOn: on },
  })
  return count === 1
}

/** Notes which finding came of it. False where one has come of it already. */
export async function joinComplaint(tx: Door, id: string, findingId: string): Promise<boolean> {
  const { count } = await tx.complaint.updateMany({ where: { id, findingId: null }, data: { findingId } })
  return count === 1
}

export type ComplaintCount = { regionCode: string; category: ComplaintCategory; count: number }

/** How many complaints of a year each bureau received, by category. Before it is shown, small cells are hidden. */
export async function countComplaints(tx: Door, year: number): Promise<ComplaintCount[]> {
  const rows = await tx.complaint.groupBy({
    by: ['regionCode', 'category'],
    where: { receivedOn: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
    _count: true,
  })
  return rows.map(({ regionCode, category, _count }) => ({ regionCode, category: category as ComplaintCategory, count: _count }))
}
