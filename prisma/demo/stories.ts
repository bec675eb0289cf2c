import type { CaseStatus, ChangeKind } from '@/lib/cases/schema'
import type { WorkingCalendar } from '@/lib/kernel/calendar'
import { addDays, type PlainDate } from '@/lib/kernel/dates'
import type { DimensionId } from '@/lib/standard/schema'
import { NANXUN, TONGXIANG } from './reference'

/** A row of the demo's cases: invented people, told by commands up to a status. */
export type StoryRow = {
  name: string
  sex: 'female' | 'male'
  birthDate: string
  insured: string
  residence: string
  townshipCode: string
  until: CaseStatus
  /** Working days between its beginning and the day of the seed; a day where it is an old story. */
  ago: number | string
  appliedAs: 'self' | 'guardian' | 'agent' | 'counter'
  totals: Record<DimensionId, number>
  /** What a 复评 found. */
  reassessed?: Record<DimensionId, number>
  choosesCare?: boolean
  /** What was reported of them after recognition. */
  reports?: ChangeKind
  /** Signs in by a name that says why; otherwise family1, family2 … in order. */
  login?: string
}

const [TX, NX] = [TONGXIANG.code, NANXUN.code]

/** How long each status takes to reach, in working days, with a little to spare; a day where it is an old story. */
export const AGO: Record<CaseStatus, number | string> = {
  draft: 2,
  submitted: 2,
  returned: 4,
  accepted: 3,
  commissioned: 4,
  arranging: 5,
  assessing: 7,
  found: 9,
  onNotice: 11,
  disputed: 11,
  reported: 18,
  recognised: 26,
  refused: 6,
  declined: 20,
  withdrawn: 8,
  lapsed: 24,
  ended: 40,
  expired: '2025-05-06',
  superseded: '2025-10-13',
  invalidated: 6,
}

/** The day a story begins that is to stand at its end on `today`. */
export function beginningOf(calendar: WorkingCalendar, today: PlainDate, ago: number | string): PlainDate {
  if (typeof ago === 'string') return ago
  let day = today
  for (let left = ago; left > 0; ) {
    day = addDays(day, -1)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return day
}

export const SEVERE = { adl: 30, cog: 3, sen: 7 }
const TOTALS: Array<Record<DimensionId, number>> = [
  SEVERE,
  { adl: 15, cog: 1, sen: 3 },
  { adl: 40, cog: 9, sen: 8 },
  { adl: 55, cog: 1, sen: 6 },
  { adl: 25, cog: 5, sen: 4 },
  { adl: 10, cog: 0, sen: 1 },
  { adl: 35, cog: 12, sen: 10 },
]
const FAMILY = [
  '沈',
  '钱',
  '吴',
  '陆',
  '姚',
  '朱',
  '徐',
  '俞',
  '潘',
  '费',
  '褚',
  '严',
  '闵',
  '顾',
  '章',
  '丁',
  '董',
  '郑',
  '周',
  '赵',
  '孙',
  '李',
]
const GIVEN = {
  female: ['桂宝', '秀英', '彩凤', '巧珍', '月娥', '杏仙', '惠芳', '素贞', '梅仙', '兰英'],
  male: ['阿林', '金根', '水生', '荣泉', '福康', '德明', '根兴', '永年', '寿山', '正法'],
} as const

const TOWNS: Record<string, string[]> = {}

/** Fills the townships stories are told in; called once the reference rows are known. */
export function townsAre(byRegion: Record<string, string[]>): void {
  Object.assign(TOWNS, byRegion)
}

function town(region: string, i: number): string {
  const towns = TOWNS[region] ?? []
  return towns[i % towns.length] ?? ''
}

/** 示例·陈奶奶, invented after the published account: insured in 桐乡, living in 南浔; and the mirror of her story. */
function heroines(): StoryRow[] {
  const common = {
    sex: 'female' as const,
    until: 'recognised' as const,
    ago: 30,
    appliedAs: 'agent' as const,
    totals: SEVERE,
    choosesCare: true,
  }
  return [
    { ...common, name: '示例·陈奶奶', birthDate: '1943-02-14', insured: TX, residence: NX, townshipCode: town(NX, 2) },
    { ...common, name: '示例·沈奶奶', birthDate: '1945-09-03', insured: NX, residence: TX, townshipCode: town(TX, 3) },
  ]
}

/** Every status in both directions, a few more where desks are busy, and the names that are hard to write. */
export function storyRows(today: PlainDate): StoryRow[] {
  const rows = heroines()
  const busy: CaseStatus[] = ['submitted', 'accepted', 'commissioned', 'arranging', 'found', 'reported', 'recognised']
  const statuses = [...(Object.keys(AGO) as CaseStatus[]), ...busy]
  let i = 0
  for (const [insured, residence] of [
    [TX, NX],
    [NX, TX],
  ] as const) {
    for (const until of statuses) {
      i += 1
      const sex = i % 2 ? 'female' : 'male'
      const name = `示例·${FAMILY[i % FAMILY.length]}${GIVEN[sex][(i * 7) % 10]}`
      const appliedAs = (['self', 'agent', 'self', 'guardian', 'counter'] as const)[i % 5] ?? 'self'
      const applied =
        appliedAs === 'counter' && ['draft', 'returned', 'lapsed', 'withdrawn', 'disputed', 'superseded'].includes(until)
          ? 'self'
          : appliedAs
      rows.push({
        name,
        sex,
        birthDate: `${1932 + (i % 24)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
        insured,
        residence,
        townshipCode: town(residence, i),
        until,
        ago: AGO[until],
        appliedAs: applied,
        totals: until === 'onNotice' || until === 'disputed' ? SEVERE : (TOTALS[i % TOTALS.length] ?? SEVERE),
        choosesCare: i % 2 === 0 && applied !== 'counter',
      })
    }
  }
  rows.push({
    name: '示例·𬱖㛃',
    sex: 'female',
    birthDate: '1939-11-30',
    insured: TX,
    residence: NX,
    townshipCode: town(NX, 1),
    until: 'submitted',
    ago: 1,
    appliedAs: 'self',
    totals: SEVERE,
  })
  rows.push({
    name: '示例·阿卜杜热合曼·买买提托合提·艾力玉苏普',
    sex: 'male',
    birthDate: '1941-05-06',
    insured: NX,
    residence: TX,
    townshipCode: town(TX, 5),
    until: 'reported',
    ago: 18,
    appliedAs: 'self',
    totals: SEVERE,
  })
  return [...rows, ...changed(today), reassessed()]
}

/** After recognition: one in hospital, one reported dead and not ended yet, one whose 期满评估 has opened (by a validity of one year). */
function changed(today: PlainDate): StoryRow[] {
  const common = { until: 'recognised' as const, ago: 60 as number | string, appliedAs: 'self' as const, totals: SEVERE, choosesCare: true }
  const here = { ...common, insured: TX, residence: NX, townshipCode: town(NX, 4), sex: 'female' as const }
  const there = { ...common, insured: NX, residence: TX, townshipCode: town(TX, 4), sex: 'male' as const }
  return [
    { ...here, name: '示例·住院奶奶', birthDate: '1940-04-04', reports: 'hospitalStay', login: 'family-stay' },
    { ...there, name: '示例·终止爷爷', birthDate: '1936-06-06', reports: 'death', login: 'family-end' },
    { ...here, name: '示例·期满奶奶', birthDate: '1938-08-08', ago: addDays(today, -345), login: 'family-renewal' },
  ]
}

/** Found 重度失能Ⅰ级, objected to while the notice ran, and found one grade higher by other people of another house. */
function reassessed(): StoryRow {
  return {
    ...{ name: '示例·复评奶奶', sex: 'female', birthDate: '1937-10-10', login: 'family-dispute', appliedAs: 'self' },
    ...{ insured: TX, residence: NX, townshipCode: town(NX, 6), until: 'recognised', ago: 60, choosesCare: true },
    ...{ totals: { adl: 35, cog: 4, sen: 7 }, reassessed: { adl: 20, cog: 3, sen: 7 } },
  }
}
