import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR } from '../access/schema'
import { asActor } from '../db'
import { EDITIONS, editionInForce } from '../standard/rules/edition'
import { sheetWithTotals } from '../standard/sheets.fixture'
import type { Duty, Personnel, PersonnelKind, SheetAnswer, When } from './schema'
import { insertPersonnel, personnelByIds } from './store/personnel'
import { createAssignments, createVisit } from './store/visits'

// Regions of these tests' own; the case row stands here as a bare row, since cases is a floor above.
export const INSURED = '998001'
export const RESIDENCE = '998002'
export const TODAY = '2026-06-01'
export const WHEN: When = { today: TODAY, at: new Date('2026-06-01T02:00:00Z') }

const nobody = { accountId: null, regionCode: null, institutionId: null, personKey: null }

export function assessor(name: string): Actor {
  return {
    ...nobody,
    role: 'assessor',
    accountId: randomUUID(),
    regionCode: RESIDENCE,
    personKey: `key-${randomUUID()}`,
    name: `示例·${name}`,
  }
}

export function clerk(regionCode: string): Actor {
  return { ...nobody, role: 'clerk', accountId: randomUUID(), regionCode, personKey: `key-${randomUUID()}`, name: '示例·经办' }
}

export type Member = { actor: Actor; kind: PersonnelKind; duty: Duty }

/** A case in 评估中 with a visit and its people. */
export async function visitWith(team: readonly Member[]): Promise<{ caseId: string; visitId: string; personnel: Personnel[] }> {
  const caseId = randomUUID()
  return asActor(CALENDAR, async (tx) => {
    await tx.case.create({
      data: {
        ...{
          id: caseId,
          caseNo: `示例-${caseId}`,
          queryCodeHash: caseId,
          agreementId: caseId,
          insuredRegion: INSURED,
          residenceRegion: RESIDENCE,
        },
        ...{ townshipCode: '', personId: caseId, personKey: `key-${caseId}`, appliedAs: 'self', occasion: 'initial', status: 'assessing' },
        ...{ statusSince: TODAY, version: 1, facts: {}, chainHead: '' },
        assessorIds: team.map((one) => one.actor.accountId ?? ''),
      },
    })
    const ids: string[] = []
    for (const { actor, kind } of team) ids.push(await enter(tx, actor, kind))
    const personnel = await personnelByIds(tx, ids)
    const visitId = await createVisit(tx, {
      ...{ caseId, insuredRegion: INSURED, residenceRegion: RESIDENCE, round: 1, occasion: 'initial', scheduledOn: TODAY, window: '上午' },
      points: '请留意夜间照护情况',
      edition: editionInForce(EDITIONS, TODAY),
    })
    await createAssignments(
      tx,
      { id: visitId, caseId, insuredRegion: INSURED, residenceRegion: RESIDENCE },
      personnel.map((one, at) => ({ personnel: one, duty: team[at]?.duty ?? 'onSite' })),
    )
    return { caseId, visitId, personnel }
  })

  async function enter(tx: Parameters<typeof insertPersonnel>[0], actor: Actor, kind: PersonnelKind): Promise<string> {
    const id = randomUUID()
    await insertPersonnel(tx, {
      ...{ id, accountId: actor.accountId ?? '', personKey: actor.personKey ?? '', name: actor.name, kind, regionCode: RESIDENCE },
      ...{
        institutionId: 'assessment-one',
        institutionName: '示例·评估中心',
        certificateNo: '示例-001',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
    })
    return id
  }
}

/** A full sheet of the edition in force, every item with the same note. */
export function sheetOf(totals: { adl: number; cog: number; sen: number }, note = ''): SheetAnswer[] {
  return sheetWithTotals(editionInForce(EDITIONS, TODAY), totals).map((one) => ({ ...one, unable: null, note }))
}
