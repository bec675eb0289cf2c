import { describe, expect, test } from 'vitest'
import { type Standing, sidesOf } from './rules'
import { type Actor, CALENDAR, DOOR, PUBLIC, ROLE_LABEL, ROLES, SIDE_LABEL, SIDES, type Side } from './schema'

const nobody = { accountId: null, regionCode: null, institutionId: null, personKey: null, name: '示例' }
const standing: Standing = {
  ...{ insuredRegion: 'insured', residenceRegion: 'residence', personKey: 'key-insured', ownAccountId: 'own' },
  ...{ representatives: ['agent'], assessors: ['assessor'] },
}
const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ ...nobody, role, ...more })

describe('Z-01 the side an actor is on, and none otherwise', () => {
  // Everybody stands everywhere else as well: an account of every list and the person's key give a role nothing that is not its own.
  const EVERYWHERE = { regionCode: 'insured', personKey: 'key-insured' }
  const OF: Record<Actor['role'], (accountId: string, regionCode: string) => Side[]> = {
    applicant: (id) => ['applicant', ...(id === 'agent' ? (['representative'] as const) : [])],
    assessor: (id) => (id === 'assessor' ? ['assessor'] : []),
    clerk: (_, region) => (region === 'insured' ? ['competentBureau'] : region === 'residence' ? ['residenceBureau'] : []),
    reviewer: (_, region) => (region === 'insured' ? ['competentBureau'] : region === 'residence' ? ['residenceBureau'] : []),
    calendar: () => ['calendar'],
    administrator: () => [],
    securityOfficer: () => [],
    auditor: () => [],
    supervisor: () => [],
    institution: () => [],
    door: () => [],
    public: () => [],
  }

  test.each(ROLES)('%s', (role) => {
    for (const accountId of ['own', 'agent', 'assessor', 'stranger'])
      for (const regionCode of ['insured', 'residence', 'elsewhere'])
        expect(sidesOf(actor(role, { ...EVERYWHERE, accountId, regionCode }), standing)).toEqual(OF[role](accountId, regionCode))
  })

  test('an applicant by the own account, by a verified id, by a standing mandate, and never by a region', () => {
    expect(sidesOf(actor('applicant', { accountId: 'own' }), standing)).toEqual(['applicant'])
    expect(sidesOf(actor('applicant', { accountId: 'x', personKey: 'key-insured' }), standing)).toEqual(['applicant'])
    expect(sidesOf(actor('applicant', { accountId: 'agent', personKey: 'key-agent' }), standing)).toEqual(['representative'])
    expect(sidesOf(actor('applicant', { accountId: 'x', personKey: 'key-x', regionCode: 'insured' }), standing)).toEqual([])
  })

  test('nothing known on both sides is no match: null is nobody', () => {
    const counter = { ...standing, ownAccountId: null, representatives: [], assessors: [] }
    for (const role of ROLES) if (role !== 'calendar') expect(sidesOf(actor(role), counter)).toEqual([])
    for (const one of [PUBLIC, DOOR]) expect(sidesOf(one, standing)).toEqual([])
    expect(sidesOf(CALENDAR, standing)).toEqual(['calendar'])
  })
})

test('every code has its label', () => {
  expect([Object.keys(ROLE_LABEL).sort(), Object.keys(SIDE_LABEL).sort()]).toEqual([[...ROLES].sort(), [...SIDES].sort()])
})
