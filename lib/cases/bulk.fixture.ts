import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR, type Side } from '../access/schema'
import type { Door } from '../db'
import { addWorkingDays, workingCalendar } from '../kernel/calendar'
import { YEAR_2025 } from '../kernel/calendars/2025'
import { YEAR_2026 } from '../kernel/calendars/2026'
import { addDays, type PlainDate } from '../kernel/dates'
import { sha256Hex } from '../kernel/digest'
import { suffixesOf } from '../people/rules/suffixes'
import { EDITIONS } from '../standard/rules/edition'
import { vault } from '../vault'
import { place } from './rules/chain'
import type { CaseStatus } from './schema'
import type { CaseEvent, CaseFile, CaseFinding, NewEvent } from './schema/event'
import { insertCases, insertEvents } from './store/case'

export const BULK_TODAY: PlainDate = '2026-06-15'
const calendar = workingCalendar([YEAR_2025, YEAR_2026])

export type BulkPair = { agreementId: string; regions: [string, string]; towns: [string, string]; letters: [string, string] }

function bureauActor(role: 'clerk' | 'reviewer', regionCode: string, n: number): Actor {
  return {
    ...{ role, regionCode, institutionId: null, name: `示例·${role}${n}` },
    ...{ accountId: `${role}-${regionCode}-${n}`, personKey: `person-${role}-${regionCode}-${n}` },
  }
}

function finding(at: PlainDate, seed: string): CaseFinding {
  const [edition] = EDITIONS
  if (!edition) throw new Error('an edition is published')
  return {
    ...{ visitId: `visit-${seed}`, sheetDigest: sha256Hex(seed), editionId: edition.id, editionDigest: edition.digest, grade: 4 },
    ...{ scores: { adl: 30, cog: 1, sen: 2 }, levels: { adl: 3, cog: 3, sen: 2 }, visitedOn: at, provisional: false },
  }
}

/** How far each of a hundred cases has come: most are settled, as in any office; the rest stand on the desks, some proposed. */
const SHARES: ReadonlyArray<[CaseStatus | 'proposed', number]> = [
  ['submitted', 4],
  ['proposed', 1],
  ['accepted', 3],
  ['commissioned', 4],
  ['arranging', 3],
  ['assessing', 5],
  ['found', 3],
  ['onNotice', 4],
  ['reported', 3],
  ['withdrawn', 60],
  ['recognised', 10],
]

function stopOf(i: number): CaseStatus | 'proposed' {
  let left = i % 100
  for (const [stop, share] of SHARES) {
    if (left < share) return stop
    left -= share
  }
  return 'recognised'
}

type Step = [Side, Actor, NewEvent]

/** The events that lead to a stop, by the people whose job it is, `ago` working days before today. */
function stepsTo(
  stop: CaseStatus | 'proposed',
  pair: { insured: string; residence: string; validDays: number },
  on: PlainDate,
  id: string,
): Step[] {
  const { insured, residence, validDays } = pair
  const [clerk, reviewer] = [bureauActor('clerk', insured, 1), bureauActor('reviewer', insured, 1)]
  const [there, reviewerThere] = [bureauActor('clerk', residence, 1), bureauActor('reviewer', residence, 1)]
  const due = (days: number) => addWorkingDays(calendar, on, days)
  const proposal = (command: 'accept' | 'report' | 'recognise'): NewEvent => ({
    kind: 'proposed',
    body: { proposal: { command, text: sha256Hex(`${id}${command}`) } },
  })
  const road: Array<[CaseStatus, Step[]]> = [
    [
      'accepted',
      [
        ['competentBureau', clerk, proposal('accept')],
        ['competentBureau', reviewer, { kind: 'accepted', body: { to: 'accepted', dueOn: due(3), conclusionDueOn: due(30) } }],
      ],
    ],
    ['commissioned', [['competentBureau', clerk, { kind: 'commissioned', body: { to: 'commissioned', dueOn: due(3) } }]]],
    ['arranging', [['residenceBureau', there, { kind: 'commissionAccepted', body: { to: 'arranging', dueOn: due(3) } }]]],
    [
      'assessing',
      [
        [
          'residenceBureau',
          there,
          {
            kind: 'assigned',
            body: {
              to: 'assessing',
              dueOn: due(15),
              visitId: `visit-${id}`,
              assessorIds: ['assessor'],
              assessorKeys: ['assessor-key'],
              scheduledOn: on,
            },
          },
        ],
      ],
    ],
    [
      'found',
      [
        [
          'assessor',
          { ...there, role: 'assessor', accountId: 'assessor' },
          { kind: 'found', body: { to: 'found', dueOn: due(3), finding: finding(on, id) } },
        ],
      ],
    ],
    [
      'onNotice',
      [
        ['residenceBureau', there, proposal('report')],
        ['residenceBureau', reviewerThere, { kind: 'noticed', body: { to: 'onNotice', dueOn: due(5), notice: { from: on, to: due(5) } } }],
      ],
    ],
    ['reported', [['calendar', CALENDAR, { kind: 'noticeEnded', body: { to: 'reported', dueOn: due(5) } }]]],
    [
      'recognised',
      [
        ['competentBureau', clerk, proposal('recognise')],
        [
          'competentBureau',
          reviewer,
          {
            kind: 'recognised',
            body: {
              to: 'recognised',
              dueOn: null,
              recognition: { validFrom: on, validTo: addDays(on, validDays - 1), benefitFrom: on, basis: ['条款待核定'] },
            },
          },
        ],
      ],
    ],
  ]
  if (stop === 'submitted') return []
  if (stop === 'proposed') return [['competentBureau', clerk, proposal('accept')]]
  if (stop === 'withdrawn') return [['applicant', APPLICANT, { kind: 'withdrawn', body: { to: 'withdrawn', dueOn: null } }]]
  const last = road.findIndex(([status]) => status === stop)
  return road.slice(0, last + 1).flatMap(([, steps]) => steps)
}

const APPLICANT: Actor = {
  role: 'applicant',
  accountId: 'applicant',
  regionCode: null,
  institutionId: null,
  personKey: null,
  name: '示例·申请人',
}

const QUESTIONED: ReadonlyArray<CaseStatus | 'proposed'> = ['submitted', 'accepted', 'commissioned', 'arranging', 'found', 'reported']

/** The competent bureau asks the other: the case rests where it lies. */
function question(insured: string, on: PlainDate): Step {
  const pause = {
    why: 'answer' as const,
    since: on,
    until: null,
    left: 3,
    from: on,
    askedBy: insured,
    dueOn: addWorkingDays(calendar, on, 5),
  }
  return ['competentBureau', bureauActor('clerk', insured, 1), { kind: 'clarified', body: { dueOn: null, pauses: [pause] } }]
}

/** The i-th case of a pair: its directions alternate, its days spread over the last weeks. */
function bulkCase(pair: BulkPair, i: number, validDays: number): { caseFile: CaseFile; events: CaseEvent[] } {
  const direction = i % 2
  const [insured, residence] = direction === 0 ? pair.regions : [pair.regions[1], pair.regions[0]]
  const townshipCode = pair.towns[direction === 0 ? 1 : 0]
  const letters = direction === 0 ? pair.letters : [pair.letters[1], pair.letters[0]]
  const on = addDays(BULK_TODAY, -(i % 40) - 1)
  const id = randomUUID()
  const caseNo = `${letters.join('-')}-2026-${String(i).padStart(6, '0')}`
  const started: NewEvent = {
    kind: 'started',
    body: {
      caseNo: `draft-${id}`,
      dueOn: null,
      text: sha256Hex(id),
      started: {
        ...{ agreementId: pair.agreementId, insuredRegion: insured, residenceRegion: residence, townshipCode },
        ...{
          personId: `bulk-${pair.agreementId}-${i}`,
          personKey: `bulk-key-${pair.agreementId}-${i}`,
          appliedAs: 'self',
          occasion: 'initial',
        },
        ...{ previousId: null, applicantAccountId: 'applicant', enteredBy: null, enteredByKey: null },
      },
    },
  }
  const submitted: NewEvent = {
    kind: 'submitted',
    body: { to: 'submitted', dueOn: addWorkingDays(calendar, on, 5), caseNo, queryCodeHash: sha256Hex(caseNo) },
  }
  const stop = stopOf(Math.floor(i / 2))
  const steps: Step[] = [
    ['applicant', APPLICANT, started],
    ['applicant', APPLICANT, submitted],
    // Two by two, so that both directions hold every status.
    ...stepsTo(stop, { insured, residence, validDays }, on, id),
    ...(QUESTIONED.includes(stop) && Math.floor(i / 2) % 7 === 0 ? [question(insured, on)] : []),
  ]
  let caseFile: CaseFile | null = null
  const events: CaseEvent[] = []
  for (const [n, [side, actor, event]] of steps.entries()) {
    const at = new Date(Date.parse(`${on}T02:00:00Z`) + n * 60_000)
    const done = place(caseFile, actor, side, [event], { requestId: `${id}:${n}`, today: on, at }, id)
    caseFile = done.caseFile
    events.push(...done.placed)
  }
  if (!caseFile) throw new Error('a case was begun')
  return { caseFile, events }
}

const CHUNK = 500

/**
 * Writes `count` cases of a pair with their people, recognitions valid for so many days: events folded by the law itself, rows written
 * in bulk through the owner's door.
 */
export async function writeBulk(owner: Door, pair: BulkPair, count: number, validDays = 730): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const cases = Array.from({ length: Math.min(CHUNK, count - from) }, (_, k) => bulkCase(pair, from + k, validDays))
    await owner.insuredPerson.createMany({ data: cases.map(({ caseFile }, k) => personRow(caseFile, from + k)) })
    await owner.nameSuffix.createMany({ data: cases.flatMap(({ caseFile }, k) => suffixRows(caseFile, from + k)) })
    await insertCases(
      owner,
      cases.map((one) => one.caseFile),
    )
    for (const region of pair.regions) {
      const same = cases.filter((one) => one.caseFile.insuredRegion === region)
      const events = same.flatMap((one) => one.events)
      if (same[0]) await insertEvents(owner, same[0].caseFile, events)
    }
  }
}

const SURNAMES = '赵钱孙李周吴郑王冯陈'
const GIVEN = '秀兰桂英玉珍福康水根阿林素贞寿山'

function nameOf(i: number): string {
  return `示例·${SURNAMES[i % 10]}${GIVEN[i % 16]}${GIVEN[Math.floor(i / 16) % 16]}`
}

/** Eighteen digits with the form of an id and nobody's. */
export function bulkNationalId(i: number): string {
  return `33049919400101${String(i % 10_000).padStart(4, '0')}`
}
export function bulkPhone(i: number): string {
  return `199${String(i).padStart(8, '0')}`
}

function personRow({ personId, personKey, insuredRegion, residenceRegion, townshipCode }: CaseFile, i: number) {
  return {
    ...{ id: personId, nationalIdKey: personKey, phoneKey: personKey, name: nameOf(i) },
    nationalIdCipher: vault().seal(bulkNationalId(i), `InsuredPerson.nationalIdCipher:${personId}`),
    phoneCipher: vault().seal(bulkPhone(i), `InsuredPerson.phoneCipher:${personId}`),
    ...{ sex: i % 2 ? 'male' : 'female', birthDate: '1940-01-01', insuredRegion, residenceRegion, townshipCode },
  }
}

function suffixRows({ personId, insuredRegion, residenceRegion }: CaseFile, i: number) {
  return suffixesOf(nameOf(i)).map((suffix) => ({ personId, suffix, insuredRegion, residenceRegion }))
}
