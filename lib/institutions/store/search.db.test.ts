import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC } from '../../access/schema'
import { asActor, closeDoor, countingQueries } from '../../db'
import { MANY, writeMany } from '../many.fixture'
import type { InstitutionFilter } from '../schema'
import { placesFound, search } from './search'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const REGISTER = 10_000
const [REGION, OTHER] = MANY.regions
const FILTERS: Array<Partial<InstitutionFilter> & { today?: string }> = [
  { kind: 'care' },
  { kind: 'care', region: REGION },
  { kind: 'care', town: `${OTHER}101` },
  { kind: 'care', service: 'homeCare' },
  { kind: 'care', free: '1' },
  { kind: 'care', service: 'dayCare', free: '1', region: OTHER, page: 7 },
  { kind: 'care', text: '示例' },
  { kind: 'care', text: '松鹤' },
  { kind: 'care', text: 'songhe' },
  { kind: 'care', text: 'shhly' },
  { kind: 'care', text: '丑镇' },
  { kind: 'care', text: '松鹤 颐养', town: `${OTHER}101`, service: 'homeCare', free: '1' },
  { kind: 'assessment', text: '安康' },
  { kind: 'care', item: `${REGION}.HL01`, today: '2026-11-24', text: '护理' },
]

const found = (filter: (typeof FILTERS)[number]) =>
  asActor(PUBLIC, async (tx) => {
    const page = await search(tx, filter)
    return { ...page, places: await placesFound(tx, filter, page.total, 200) }
  })

beforeAll(async () => {
  await owner.connect()
  await writeMany(owner, 100)
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

describe('searching ten thousand institutions', () => {
  let asked: string[] = []

  it('takes as many statements as a hundred do, under every filter', async () => {
    const each = async (): Promise<string[][]> => {
      const all: string[][] = []
      for (const filter of FILTERS) all.push((await countingQueries(() => found(filter))).queries)
      return all
    }
    const few = (await each()).map((queries) => queries.length)
    await owner.query('delete from "Institution"')
    await owner.query('delete from "InstitutionWord"')
    await owner.query('delete from "InstitutionFacet"')
    await writeMany(owner, REGISTER)
    const many = await each()
    expect(many.map((queries) => queries.length)).toEqual(few)
    expect(new Set(few).size).toBe(1)
    asked = [...new Set(many.flat())].filter((query) => /"Institution(Facet|Word)?"/.test(query) && !/WHERE 1=0/.test(query))
  }, 240_000)

  it('reads words, facets and rows by an index, never a whole table, as the role the app connects as', async () => {
    expect(asked.length).toBeGreaterThan(FILTERS.length)
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await app.connect()
    await app.query(`select set_config('portal.role', 'public', false)`)
    for (const query of asked) {
      const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${query}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan, `${query}\n${plan}`).not.toMatch(/Seq Scan on "Institution/)
      expect(plan, query).toMatch(/Index/)
    }
    await app.end()
  }, 60_000)

  it.each(FILTERS.filter((one) => !one.item))('finds under %j what a plain look at every row finds', async (filter) => {
    const { text = '', kind, region, town, service, free } = filter
    const words = text.split(' ').filter(Boolean)
    const { rows } = await owner.query<{ code: string }>(
      `select i."code" from "Institution" i join "Township" t on t."code" = i."townshipCode" where i."kind" = $1
         and ($2::text is null or i."regionCode" = $2) and ($3::text is null or i."townshipCode" = $3)
         and ($4::text is null or $4 = any (i."services")) and ($5::text is null or i."freePlaces" > 0)
         and (select bool_and(replace(i."nameKey", ' ', '') like '%' || w || '%' or i."initials" like '%' || w || '%' or t."name" like '%' || w || '%')
              from unnest($6::text[]) w) is not false
       order by i."regionCode", i."townshipCode", i."initials" collate "C", i."code"`,
      [kind, region, town, service, free, words],
    )
    const { total, page, ...page1 } = await found(filter)
    // A town is found by its name's beginning alone.
    if (text === '丑镇') return expect(total).toBe(0)
    expect(total).toBe(rows.length)
    expect(page1.rows.map((row) => row.code)).toEqual(rows.slice((page - 1) * 20, page * 20).map((row) => row.code))
    expect(page1.places.reduce((sum, one) => sum + one.count, 0)).toBe(rows.length)
  })

  it('an item finds who offers it that day', async () => {
    const offered = async (today: string) => (await found({ kind: 'care', item: `${REGION}.HL01`, today })).rows.map((row) => row.code)
    expect(await offered('2026-11-24')).toEqual([])
    await owner.query(
      `insert into "InstitutionItem" ("institutionCode","itemCode","regionCode","price","validFrom","validTo") values
       ('MN0000000002','HL01',$1,100,'2026-01-01',null), ('MN0000000004','HL01',$1,100,'2026-01-01','2026-06-30'), ('MN0000000006','HL02',$1,100,'2026-01-01',null)`,
      [REGION],
    )
    expect(await offered('2026-11-24')).toEqual(['MN0000000002'])
    expect((await offered('2026-03-01')).sort()).toEqual(['MN0000000002', 'MN0000000004'])
  })

  it('a name, a service, free places and leaving are found anew at once, and only by their own words', async () => {
    const code = 'MN0000000000'
    const codes = async (filter: Partial<InstitutionFilter>) => (await found({ kind: 'care', ...filter })).rows.map((row) => row.code)
    expect(await codes({ text: 'akak0hly' })).toEqual([code])
    await owner.query(`update "Institution" set "nameKey" = '示例新名 shi li xin ming', "initials" = 'slxm' where "code" = $1`, [code])
    expect(await codes({ text: 'xinming' })).toEqual([code])
    // Old rows keep their pinyin in one piece; they are found by any part of it.
    await owner.query(`update "Institution" set "nameKey" = '示例旧名 shilijiuming', "initials" = 'sljm' where "code" = $1`, [code])
    expect(await codes({ text: 'jiuming' })).toEqual([code])
    expect(await codes({ text: 'xinming' })).toEqual([])
    await owner.query(`update "Institution" set "freePlaces" = 0 where "code" = $1`, [code])
    expect(await codes({ text: '旧名', free: '1' })).toEqual([])
    await owner.query(`update "Institution" set "status" = 'withdrawn' where "code" = $1`, [code])
    expect(await codes({ text: '旧名' })).toEqual([])
  })

  it('and the app writes neither words nor facets itself', async () => {
    for (const table of ['InstitutionWord', 'InstitutionFacet'])
      await expect(
        asActor({ ...PUBLIC, role: 'clerk', regionCode: REGION }, (tx) => tx.$executeRawUnsafe(`delete from "${table}"`)),
      ).rejects.toThrow(/permission denied/)
  })
})
