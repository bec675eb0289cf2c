import type { Door } from '../../db'
import type { Role } from '../schema'

/** An active account as colleagues of other desks may know it: name, login name and natural person as its office entered them. */
export type Colleague = { accountId: string; name: string; loginName: string; personKey: string }

const SHOWN = { id: true, loginName: true, displayName: true, personKey: true } as const

function colleagueFrom(row: { id: string; loginName: string; displayName: string; personKey: string }): Colleague {
  return { accountId: row.id, name: row.displayName, loginName: row.loginName, personKey: row.personKey }
}

/** One active account of a region and role; null when there is none such. */
export async function colleague(tx: Door, of: { accountId: string; region: string; role: Role }): Promise<Colleague | null> {
  const row = await tx.account.findFirst({
    where: { id: of.accountId, role: of.role, regionCode: of.region, status: 'active' },
    select: SHOWN,
  })
  return row ? colleagueFrom(row) : null
}

/** Active accounts of a region and role, by name. */
export async function colleaguesOf(tx: Door, of: { region: string; role: Role }): Promise<Colleague[]> {
  const rows = await tx.account.findMany({
    where: { role: of.role, regionCode: of.region, status: 'active' },
    select: SHOWN,
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  })
  return rows.map(colleagueFrom)
}
