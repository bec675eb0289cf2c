import type pg from 'pg'
import { searchKeysOf } from './rules/search-key'
import { CARE_SERVICES } from './schema'

/** Invented regions, ten towns each, for registers larger than two counties have. */
export const MANY = { regions: ['997801', '997802'], towns: 10 } as const

const FRONT = [
  '安康',
  '同和',
  '润泽',
  '守望',
  '怡和',
  '福寿',
  '暖阳',
  '运河',
  '乐龄',
  '仁和',
  '清和',
  '松鹤',
  '桑梓',
  '明德',
  '蚕花',
  '长青',
]
const BACK = ['护理院', '居家护理服务站', '日间照料中心', '颐养院', '医养结合护理中心']
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T

/** Writes so many institutions straight into the tables, as the owner: a sixteenth assesses, a third has free places, each with its town. */
export async function writeMany(owner: pg.Client, count: number): Promise<void> {
  for (const [at, region] of MANY.regions.entries()) {
    await owner.query(
      `insert into "Region" ("code","name","shortName","letters","cityName","bureauName","phone","address") values ($1,$2,$2,$3,'示例市','示例经办中心','','')
       on conflict do nothing`,
      [region, `示例${'甲乙'[at]}县`, `V${'AB'[at]}`],
    )
    for (let town = 0; town < MANY.towns; town += 1)
      await owner.query(`insert into "Township" ("code","regionCode","name") values ($1,$2,$3) on conflict do nothing`, [
        `${region}1${String(town).padStart(2, '0')}`,
        region,
        `示例${'子丑寅卯辰巳午未申酉'[town]}镇`,
      ])
  }
  const rows = Array.from({ length: count }, (_, n) => {
    const region = pick(MANY.regions, n)
    const isCare = n % 16 !== 15
    const name = `示例·${pick(FRONT, n)}${pick(FRONT, Math.floor(n / 16))}${n}${pick(BACK, n)}`
    return {
      ...{ id: `many-${n}`, code: `MN${String(n).padStart(10, '0')}`, name, ...searchKeysOf(name), kind: isCare ? 'care' : 'assessment' },
      services: isCare ? [pick(CARE_SERVICES, n)] : [],
      ...{ regionCode: region, townshipCode: `${region}1${String(n % MANY.towns).padStart(2, '0')}`, freePlaces: n % 3 === 0 ? 3 : null },
      ...{ latitude: 30.4 + (n % 997) / 4000, longitude: 120.2 + (n % 499) / 2000 },
    }
  })
  for (let from = 0; from < rows.length; from += 1000)
    await owner.query(
      `insert into "Institution" ("id","code","name","nameKey","initials","kind","services","regionCode","townshipCode","freePlaces","latitude","longitude",
         "address","phone","legalPerson","servesRegions","agreementNo","agreementFrom","agreementTo","updatedAt")
       select r."id", r."code", r."name", r."nameKey", r."initials", r."kind", array(select jsonb_array_elements_text(r."services")), r."regionCode",
         r."townshipCode", r."freePlaces", r."latitude", r."longitude", '示例路', '', '示例', $2, '示例', '2026-01-01', '2028-12-31', now()
       from jsonb_to_recordset($1) as r("id" text,"code" text,"name" text,"nameKey" text,"initials" text,"kind" text,"services" jsonb,"regionCode" text,
         "townshipCode" text,"freePlaces" int,"latitude" float,"longitude" float)`,
      [JSON.stringify(rows.slice(from, from + 1000)), [...MANY.regions]],
    )
  await owner.query('vacuum analyze "Institution", "InstitutionWord", "InstitutionFacet"')
}
