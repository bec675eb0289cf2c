import { DOOR, PUBLIC, ROLE_LABEL, type Role } from '../access/schema'
import type { DemoSignIn } from '../accounts/schema'
import { listDemoSignIns } from '../accounts/store'
import { regions } from '../agreements/store'
import { asActor } from '../db'
import { portalMode } from '../mode'

export type DemoPeople = { heading: string; people: Array<{ loginName: string; displayName: string; job: string }> }

// After the regions.
const REST = ['两地共同', '参保人和家属']
const BY_NAME = new Intl.Collator('en', { numeric: true })
const JOBS: readonly Role[] = ['clerk', 'reviewer', 'assessor', 'institution', 'administrator']

/** The demo's sign-ins by region; none in live mode, whatever the tables hold. */
export async function demoPeopleByRegion(): Promise<DemoPeople[]> {
  if (portalMode() === 'live') return []
  // In the order of the work; family2 before family10.
  const signIns = (await asActor(DOOR, listDemoSignIns)).sort(
    (a, b) => JOBS.indexOf(a.role) - JOBS.indexOf(b.role) || BY_NAME.compare(a.loginName, b.loginName),
  )
  const names = new Map((await asActor(PUBLIC, regions)).map((region) => [region.code, region.name]))
  const groups: DemoPeople[] = []
  for (const { loginName, displayName, role, regionCode } of signIns) {
    const heading = headingOf({ role, regionCode })
    const group = groups.find((one) => one.heading === heading) ?? { heading, people: [] }
    if (group.people.length === 0) groups.push(group)
    group.people.push({ loginName, displayName, job: ROLE_LABEL[role] })
  }
  return groups.sort((a, b) => REST.indexOf(a.heading) - REST.indexOf(b.heading))

  function headingOf({ role, regionCode }: Pick<DemoSignIn, 'role' | 'regionCode'>): string {
    if (role === 'applicant') return '参保人和家属'
    return regionCode === null ? '两地共同' : (names.get(regionCode) ?? regionCode)
  }
}
