import { DOOR, PUBLIC, ROLE_LABEL } from '../access/schema'
import type { DemoSignIn } from '../accounts/schema'
import { listDemoSignIns } from '../accounts/store'
import { regions } from '../agreements/store'
import { asActor } from '../db'
import { portalMode } from '../mode'

export type DemoPeople = { heading: string; people: Array<{ loginName: string; displayName: string; job: string }> }

/** The demo's sign-ins by region; none in live mode, whatever the tables hold. */
export async function demoPeopleByRegion(): Promise<DemoPeople[]> {
  if (portalMode() === 'live') return []
  const signIns = await asActor(DOOR, listDemoSignIns)
  const names = new Map((await asActor(PUBLIC, regions)).map((region) => [region.code, region.name]))
  const groups: DemoPeople[] = []
  for (const { loginName, displayName, role, regionCode } of signIns) {
    const heading = headingOf({ role, regionCode })
    const group = groups.find((one) => one.heading === heading) ?? { heading, people: [] }
    if (group.people.length === 0) groups.push(group)
    group.people.push({ loginName, displayName, job: ROLE_LABEL[role] })
  }
  return groups

  function headingOf({ role, regionCode }: Pick<DemoSignIn, 'role' | 'regionCode'>): string {
    if (role === 'applicant') return '参保人和家属'
    return regionCode === null ? '两地共同' : (names.get(regionCode) ?? regionCode)
  }
}
