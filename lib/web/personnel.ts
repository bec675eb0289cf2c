import type { Actor } from '../access/schema'
import { regions } from '../agreements/store'
import { isDue, type RegisterFilter, registerShows } from '../assessments/rules/personnel'
import { type Personnel, PersonnelKind, PersonnelStatus } from '../assessments/schema'
import { accountsToEnter, personnelByIds, personnelOf } from '../assessments/store/personnel'
import { asActor } from '../db'
import { assessmentInstitutionsOf } from '../institutions/store'
import type { PlainDate } from '../kernel/dates'
import { portalToday } from './session'

export type PersonnelDesk = {
  today: PlainDate
  regionName: string
  filter: RegisterFilter
  rows: Personnel[]
  counts: { in: number; experts: number; due: number; out: number }
  institutions: Array<{ id: string; name: string }>
}

/** What stands in the address; whatever is not understood is left out. */
export function registerFilterOf(query: Record<string, string | string[] | undefined>): RegisterFilter {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  return {
    kind: PersonnelKind.safeParse(one('kind')).data ?? null,
    status: one('status') === 'all' ? null : (PersonnelStatus.safeParse(one('status')).data ?? 'in'),
    due: one('due') === '1',
    institutionId: one('institution') || null,
  }
}

/** 评估人员名册 of the clerk's own region, filtered; the counts are of the whole register. */
export async function personnelDesk(actor: Actor, filter: RegisterFilter): Promise<PersonnelDesk> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const region = actor.regionCode ?? ''
    const all = await personnelOf(tx, region)
    const institutions = new Map(all.map((one) => [one.institutionId, one.institutionName]))
    return {
      today,
      regionName: (await regions(tx)).find((one) => one.code === region)?.name ?? '',
      filter,
      rows: all.filter((one) => registerShows(one, filter, today)),
      counts: {
        in: all.filter((one) => one.status === 'in').length,
        experts: all.filter((one) => one.status === 'in' && one.kind === 'expert').length,
        due: all.filter((one) => isDue(one, today)).length,
        out: all.filter((one) => one.status === 'out').length,
      },
      institutions: [...institutions].map(([id, name]) => ({ id, name })),
    }
  })
}

export type Choices = {
  today: PlainDate
  institutions: Array<{ id: string; name: string }>
  accounts: Array<{ accountId: string; name: string; loginName: string }>
}

/** What the form offers: accounts that stand in no register yet, and this region's assessment institutions in force. */
export async function personnelChoices(actor: Actor): Promise<Choices> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const region = actor.regionCode ?? ''
    const institutions = await assessmentInstitutionsOf(tx, region, today)
    return {
      today,
      institutions: institutions.map(({ id, name }) => ({ id, name })),
      accounts: (await accountsToEnter(tx, region)).map(({ accountId, name, loginName }) => ({ accountId, name, loginName })),
    }
  })
}

/** One entry of the own register; null for another region's as for a missing one. */
export async function personnelEntry(actor: Actor, personnelId: string): Promise<Personnel | null> {
  const [entry] = await asActor(actor, (tx) => personnelByIds(tx, [personnelId]))
  return entry && entry.regionCode === actor.regionCode ? entry : null
}
