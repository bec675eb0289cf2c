import type { Door } from '../../db'
import { vault } from '../../vault'

/** Sealed fields of many people at once, opened: for exports, whose callers have decided and write the trail. */
export async function sealedOf(tx: Door, personIds: readonly string[]): Promise<Map<string, { nationalId: string; phone: string }>> {
  const rows = await tx.insuredPerson.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, nationalIdCipher: true, phoneCipher: true },
  })
  return new Map(
    rows.map((row) => [
      row.id,
      {
        nationalId: vault().open(row.nationalIdCipher, `InsuredPerson.nationalIdCipher:${row.id}`),
        phone: vault().open(row.phoneCipher, `InsuredPerson.phoneCipher:${row.id}`),
      },
    ]),
  )
}

/** The address filed with each case, the latest filing of it; cases without one are not among them. */
export async function addressesOfCases(
  tx: Door,
  people: ReadonlyArray<{ personId: string; caseId: string }>,
): Promise<Map<string, string>> {
  const wanted = new Set(people.map((one) => one.caseId))
  const rows = await tx.crossRegionFiling.findMany({
    where: { personId: { in: [...new Set(people.map((one) => one.personId))] } },
    orderBy: [{ since: 'asc' }, { filedOn: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, caseId: true, addressCipher: true },
  })
  const latest = new Map(rows.flatMap((row) => (row.caseId !== null && wanted.has(row.caseId) ? [[row.caseId, row] as const] : [])))
  return new Map([...latest].map(([caseId, row]) => [caseId, vault().open(row.addressCipher, `CrossRegionFiling.addressCipher:${row.id}`)]))
}
