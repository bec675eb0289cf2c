import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import type { Institution } from '../schema'
import { institutionFrom } from '../store'

/** Institutions whose agreement or licence ends by `until`, the withdrawn left out: by the index of either day. */
export async function endingBy(tx: Door, until: PlainDate, regions?: readonly string[]): Promise<Institution[]> {
  const rows = await tx.institution.findMany({
    where: {
      ...{ status: { not: 'withdrawn' }, OR: [{ agreementTo: { lte: until } }, { licenceTo: { lte: until } }] },
      ...(regions ? { regionCode: { in: [...regions] } } : {}),
    },
    orderBy: { code: 'asc' },
  })
  return rows.map(institutionFrom)
}
