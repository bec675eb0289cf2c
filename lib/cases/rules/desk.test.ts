import { describe, expect, it } from 'vitest'
import type { Actor, Side } from '../../access/schema'
import { CASE_STATUSES, type CaseStatus } from '../schema'
import type { CaseFile, Proposal } from '../schema/event'
import { askOf, proposedByOneself, STRAIGHT_ACT } from './desk'
import { NO_FACTS } from './evolve'
import { DESK_OF, deskRegionOf, LIFE } from './life'
import { panelOf } from './panel'

const [HERE, THERE] = ['330483', '330503']

function caseAt(status: CaseStatus, more: Partial<CaseFile> = {}): CaseFile {
  return {
    status,
    insuredRegion: HERE,
    residenceRegion: THERE,
    deskRegion: deskRegionOf(status, HERE as string, THERE as string),
    proposal: null,
    noticeTo: '2026-06-19',
    personKey: 'person',
    facts: { ...NO_FACTS, enteredByKey: null, startedOn: '2026-06-01' },
    ...more,
  } as unknown as CaseFile
}

function of(role: 'clerk' | 'reviewer', regionCode: string | undefined, key = 'me'): Actor {
  return { role, regionCode: regionCode ?? null, accountId: `account-${key}`, personKey: key, institutionId: null, name: '示例' }
}

const COMPETENT: Side[] = ['competentBureau']
const RESIDENCE: Side[] = ['residenceBureau']
const names = (code: string) => (code === HERE ? '桐乡' : '南浔')
const proposal: Proposal = {
  command: 'accept',
  text: '',
  accountId: 'account-me',
  personKey: 'me',
  regionCode: HERE as string,
  seq: 3,
  on: '2026-06-01',
}

describe('what a case asks', () => {
  it('asks each bureau desk for an act the life table has there', () => {
    for (const status of CASE_STATUSES) {
      const isBureau = DESK_OF[status] === 'competentBureau' || DESK_OF[status] === 'residenceBureau'
      const act = STRAIGHT_ACT[status]
      expect(act !== undefined, status).toBe(isBureau)
      if (act) expect(Object.keys(LIFE[status]), status).toContain(act)
    }
  })

  it('is mine on my desk, the other’s on theirs, nobody’s when closed', () => {
    expect(askOf(caseAt('accepted'), of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'mine', says: '委托评估' })
    expect(askOf(caseAt('submitted'), of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'mine', says: '初审：受理' })
    expect(askOf(caseAt('commissioned'), of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'other', says: '等南浔接收委托' })
    expect(askOf(caseAt('onNotice'), of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'other', says: '公示到 6月19日' })
    expect(askOf(caseAt('withdrawn'), of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'nobody', says: '' })
  })

  it('asks for a review of whoever is a reviewer and another person', () => {
    const standing = caseAt('submitted', { proposal })
    expect(askOf(standing, of('reviewer', HERE, 'other'), COMPETENT, names)).toEqual({ turn: 'review', says: '复核：受理' })
    expect(askOf(standing, of('reviewer', HERE), COMPETENT, names).turn).toBe('colleague')
    expect(askOf(standing, of('clerk', HERE, 'other'), COMPETENT, names).turn).toBe('colleague')
    expect(proposedByOneself(standing, { ...of('reviewer', HERE), accountId: 'second account' })).toBe(true)
    // The other bureau's proposal takes nothing from this bureau's turn.
    const theirs = caseAt('commissioned', { proposal: { ...proposal, command: 'end' } })
    expect(askOf(theirs, of('clerk', THERE), RESIDENCE, names)).toEqual({ turn: 'mine', says: '接收委托' })
  })

  it('asks for 收悉 until this bureau has given it', () => {
    const recognised = caseAt('recognised')
    expect(askOf(recognised, of('clerk', HERE), COMPETENT, names)).toEqual({ turn: 'mine', says: '收悉' })
    recognised.facts.acknowledged = { [HERE as string]: { accountId: 'a', at: '' } }
    expect(askOf(recognised, of('clerk', HERE), COMPETENT, names).turn).toBe('nobody')
    expect(askOf(recognised, of('clerk', THERE), RESIDENCE, names).turn).toBe('mine')
  })
})

describe('the panel', () => {
  const scene = (isKin = false) => ({ today: '2026-06-08', isKin, mayForward: false })
  const acts = (caseFile: CaseFile, actor: Actor, sides: Side[], isKin = false) =>
    panelOf(caseFile, actor, sides, scene(isKin)).map((one) => `${one.as} ${one.act}${one.blocked ? ' ✗' : ''}`)

  it('shows the straight act first and keeps the grave ones apart', () => {
    const panel = panelOf(caseAt('submitted'), of('clerk', HERE), COMPETENT, scene())
    expect(panel.map((one) => [one.act, one.place])).toEqual([
      ['accept', 'first'],
      ['returnForCorrection', 'more'],
      ...['clarify', 'supplement', 'remind', 'changeAddress'].map((act) => [act, 'between']),
      ...['refuse', 'end', 'invalidate'].map((act) => [act, 'grave']),
    ])
  })

  it('has for the other side only what two bureaus do to each other, and nothing to a stranger', () => {
    const between = ['do clarify', 'do supplement', 'do remind', 'do changeAddress']
    expect(acts(caseAt('submitted'), of('clerk', THERE), RESIDENCE)).toEqual(between)
    expect(acts(caseAt('submitted'), of('clerk', '110000'), [])).toEqual([])
  })

  it('says before the press what would be refused after it', () => {
    const entered = caseAt('submitted')
    entered.facts.enteredByKey = 'me'
    expect(acts(entered, of('clerk', HERE), COMPETENT)[0]).toBe('propose accept ✗')
    expect(acts(entered, of('clerk', HERE, 'other'), COMPETENT)[0]).toBe('propose accept')
    expect(acts(caseAt('submitted'), of('clerk', HERE), COMPETENT, true).every((one) => one.endsWith('✗'))).toBe(true)
    expect(acts(caseAt('submitted', { personKey: 'me' }), of('clerk', HERE), COMPETENT).every((one) => one.endsWith('✗'))).toBe(true)
  })

  it('gives a standing proposal to a second person only', () => {
    const standing = caseAt('submitted', { proposal })
    expect(acts(standing, of('reviewer', HERE, 'other'), COMPETENT).slice(0, 2)).toEqual(['approve accept', 'return accept'])
    expect(acts(standing, of('reviewer', HERE), COMPETENT).slice(0, 2)).toEqual(['approve accept ✗', 'return accept ✗'])
    expect(acts(standing, of('clerk', HERE, 'other'), COMPETENT)).toContain('propose refuse ✗')
  })
})
