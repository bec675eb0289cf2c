import type { Door } from '../../db'

/** Display names of staff accounts by id; applicants' names are never among them. */
export async function staffNames(
  tx: Door,
  accountIds: readonly string[],
): Promise<Map<string, { name: string; regionCode: string | null }>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...new Set(accountIds)] }, role: { not: 'applicant' } },
    select: { id: true, displayName: true, regionCode: true },
  })
  return new Map(rows.map((row) => [row.id, { name: row.displayName, regionCode: row.regionCode }]))
}
