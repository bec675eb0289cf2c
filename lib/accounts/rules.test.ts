import { describe, expect, it } from 'vitest'
import { type Actor, STAFF_ROLES } from '../access/schema'
import { maskedPhone, SIGN_IN, sessionLives, shortAgent } from './rules'
import { goodPassword } from './rules/password'
import { dutiesStayApart, givableRoles, mayAdminister, mayGive } from './rules/scope'
import { DEMO_PASSWORD, loginNameSchema, phoneSchema } from './schema'

const at = new Date('2026-11-23T08:00:00Z')
function ago(seconds: number): Date {
  return new Date(at.getTime() - seconds * 1000)
}
function later(seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

describe('S-03 a session', () => {
  const fresh = { endedAt: null, expiresAt: later(3600), lastSeenAt: at }
  it('of staff dies after fifteen idle minutes, of the public after thirty', () => {
    for (const role of STAFF_ROLES) {
      expect(sessionLives({ ...fresh, lastSeenAt: ago(15 * 60 - 1) }, role, at)).toBe(true)
      expect(sessionLives({ ...fresh, lastSeenAt: ago(15 * 60) }, role, at)).toBe(false)
    }
    expect(sessionLives({ ...fresh, lastSeenAt: ago(30 * 60 - 1) }, 'applicant', at)).toBe(true)
    expect(sessionLives({ ...fresh, lastSeenAt: ago(30 * 60) }, 'applicant', at)).toBe(false)
  })
  it('dies after twelve hours however busy, and when ended', () => {
    expect(SIGN_IN.absolute).toBe(12 * 3600)
    expect(sessionLives({ ...fresh, expiresAt: at }, 'clerk', at)).toBe(false)
    expect(sessionLives({ ...fresh, endedAt: ago(1) }, 'clerk', at)).toBe(false)
  })
})

describe('the password policy', () => {
  it('asks for length, not for composition', () => {
    expect(goodPassword('南湖边的老房子有三扇朝东的窗', [], 'password').ok).toBe(true)
    expect(goodPassword('correct horse battery', [], 'password').ok).toBe(true)
    expect(goodPassword('Aa1!Bb2@Cc3', [], 'password')).toMatchObject({
      ok: false,
      problem: { fields: { password: expect.stringContaining('12') } },
    })
  })
  it.each([
    'password1234',
    'Passw0rd2026',
    '123456789012',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'qwertyuiop12',
    'changhuxian1',
    'Admin@123456789',
    'tongxiang2026',
    DEMO_PASSWORD,
  ])('forbids %s', (password) => {
    expect(goodPassword(password, [], 'password').ok).toBe(false)
  })
  it('forbids one’s own words', () => {
    expect(goodPassword('my-li.na-2026-secret', ['li.na'], 'next').ok).toBe(false)
    expect(goodPassword('my-li.na-2026-secret', ['wang.wu'], 'next').ok).toBe(true)
  })
})

describe('Z-05 giving a role checks the giver’s own scope', () => {
  const central: Actor = { role: 'administrator', accountId: 'a1', regionCode: null, institutionId: null, personKey: 'k', name: '示例·管' }
  const local: Actor = { ...central, accountId: 'a2', regionCode: '330483' }

  it('a regional administrator gives four roles, in one region', () => {
    expect(givableRoles(local)).toEqual(['clerk', 'reviewer', 'assessor', 'institution'])
    expect(mayGive(local, { role: 'clerk', regionCode: '330483', institutionId: null }).ok).toBe(true)
    for (const regionCode of ['330503', null]) expect(mayGive(local, { role: 'clerk', regionCode, institutionId: null }).ok).toBe(false)
    for (const role of ['administrator', 'auditor', 'securityOfficer', 'supervisor'] as const)
      expect(mayGive(local, { role, regionCode: '330483', institutionId: null })).toMatchObject({
        ok: false,
        problem: { code: 'outOfScope' },
      })
  })
  it('the administrator of all regions gives every staff role, with a region where the work is one region’s', () => {
    expect(new Set(givableRoles(central))).toEqual(new Set(STAFF_ROLES))
    expect(mayGive(central, { role: 'clerk', regionCode: null, institutionId: null })).toMatchObject({ problem: { code: 'regionMissing' } })
    expect(mayGive(central, { role: 'auditor', regionCode: null, institutionId: null }).ok).toBe(true)
    expect(mayGive(central, { role: 'institution', regionCode: '330483', institutionId: null })).toMatchObject({
      problem: { code: 'institutionMissing' },
    })
  })
  it('nobody else gives any', () => {
    for (const role of ['clerk', 'reviewer', 'supervisor', 'auditor', 'securityOfficer', 'applicant', 'door', 'calendar'] as const) {
      expect(givableRoles({ ...central, role })).toEqual([])
      expect(mayGive({ ...central, role }, { role: 'clerk', regionCode: '330483', institutionId: null }).ok).toBe(false)
    }
  })
  it('nobody changes own account, nor one outside the scope, nor an applicant’s', () => {
    expect(mayAdminister(central, { id: 'a1', role: 'administrator', regionCode: null })).toMatchObject({ problem: { code: 'notOneself' } })
    expect(mayAdminister(central, { id: 'x', role: 'administrator', regionCode: null }).ok).toBe(true)
    expect(mayAdminister(local, { id: 'x', role: 'clerk', regionCode: '330483' }).ok).toBe(true)
    expect(mayAdminister(local, { id: 'x', role: 'clerk', regionCode: '330503' }).ok).toBe(false)
    expect(mayAdminister(local, { id: 'x', role: 'administrator', regionCode: '330483' }).ok).toBe(false)
    expect(mayAdminister(central, { id: 'x', role: 'applicant', regionCode: null }).ok).toBe(false)
  })
  it('Z-04 system, security and audit duties are three people', () => {
    expect(dutiesStayApart(['administrator'], 'auditor')).toMatchObject({ problem: { code: 'threeDuties' } })
    expect(dutiesStayApart(['auditor'], 'securityOfficer').ok).toBe(false)
    expect(dutiesStayApart(['clerk'], 'auditor').ok).toBe(true)
    expect(dutiesStayApart(['auditor'], 'auditor').ok).toBe(true)
  })
})

describe('words', () => {
  it('a login name cannot be taken for a phone', () => {
    expect(loginNameSchema.parse(' Wang.Wu ')).toBe('wang.wu')
    expect(loginNameSchema.safeParse('19900000001').success).toBe(false)
    expect(phoneSchema.parse('+86 199-0000-0001')).toBe('19900000001')
    expect(phoneSchema.parse('8619900000001')).toBe('19900000001')
    expect(phoneSchema.safeParse('1990000').success).toBe(false)
  })
  it('phones are masked and browsers named in short', () => {
    expect(maskedPhone('19900000001')).toBe('199****0001')
    expect(shortAgent('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0 Safari/537.36')).toBe('Chrome · Windows')
    expect(shortAgent('')).toBe('未知设备')
  })
})
