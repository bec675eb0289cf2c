import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as daily } from '../../app/api/open-data/daily.json/route'
import { GET as csv } from '../../app/api/open-data/institutions.csv/route'
import { GET as json } from '../../app/api/open-data/institutions.json/route'
import { CALENDAR } from '../access/schema'
import { asActor, closeDoor } from '../db'
import { listDigest } from '../institutions/rules/listing'
import { OPEN_FIELDS } from '../institutions/rules/open-data'
import { register } from '../institutions/store'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const asked = (tag?: string) => new Request('http://portal.invalid/', { headers: tag ? { 'if-none-match': tag } : {} })

beforeAll(() => owner.connect())
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

/** As a stranger would: by what the page says, with nothing of ours. */
function strangersDigest(rows: unknown): string {
  const canonical = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(canonical).join(',')}]`
      : value !== null && typeof value === 'object'
        ? `{${Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
            .join(',')}}`
        : JSON.stringify(value)
  return createHash('sha256').update(canonical(rows)).digest('hex')
}

/** RFC 4180 by hand, and back by the table of the page. */
function strangersRows(text: string): unknown[] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') lines.push([])
  }
  const [head = [], ...body] = lines.filter((line) => line.length > 1)
  const read = (field: string, written: string): unknown => {
    const cell = written.replace(/^'/, '')
    if (['services', 'servesRegions'].includes(field)) return cell === '' ? [] : cell.split('|')
    if (['latitude', 'longitude', 'beds', 'carers', 'certified'].includes(field)) return cell === '' ? null : Number(cell)
    return cell === '' && ['licenceFrom', 'licenceTo'].includes(field) ? null : cell
  }
  return body.map((cells) => Object.fromEntries(head.map((field, at) => [field, read(field, cells[at] ?? '')])))
}

async function write(code: string, name: string, phone: string): Promise<void> {
  await owner.query(
    `insert into "Institution" ("id","code","name","nameKey","initials","kind","services","regionCode","townshipCode","freePlaces","beds","latitude","longitude",
       "address","phone","legalPerson","servesRegions","agreementNo","agreementFrom","agreementTo","licenceTo","updatedAt")
     values ($1,$1,$2,'示例 shi li','sl','care','{homeCare,dayCare}','330499','330499001',2,10,-30.5,120,'示例路, 1 号',$3,'示例·"某"','{330499}','1','2026-01-01','2028-12-31','2027-01-01',now())`,
    [code, name, phone],
  )
}

describe('the register as open data', () => {
  it('is none before the first issue', async () => {
    for (const GET of [json, csv, daily]) expect((await GET(asked())).status).toBe(404)
  })

  it('a stranger makes the digest of the issue from the JSON and from the csv', async () => {
    await write('OD0000000002', '示例·乙', '=1+1')
    await write('OD0000000001', '示例·甲', '0573-0000001')
    const rows = await asActor(CALENDAR, register)
    const digest = listDigest(rows)
    await owner.query(
      `insert into "ListVersion" ("number","issuedOn","digest","careCount","accountId","regionCode") values (1,'2026-11-24',$1,2,'a','330499')`,
      [digest],
    )
    const answer = await json(asked())
    const taken = await answer.json()
    expect(taken).toMatchObject({ schemaVersion: '1.0', number: 1, issuedOn: '2026-11-24', digest, licence: '待核定' })
    expect(strangersDigest(taken.institutions)).toBe(digest)
    const text = await (await csv(asked())).text()
    expect(text).toContain("'=1+1")
    expect(strangersDigest(strangersRows(text))).toBe(digest)
    expect(answer.headers.get('etag')).toBe(`"${digest}"`)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toMatch(/^public/)
  })

  it('names the fields of version 1.0 and no other', async () => {
    const { institutions } = await (await json(asked())).json()
    expect(Object.keys(institutions[0]).sort()).toEqual([...OPEN_FIELDS].sort())
    expect([...OPEN_FIELDS].sort()).toEqual(
      [
        ...[
          'address',
          'agreementFrom',
          'agreementNo',
          'agreementTo',
          'beds',
          'carers',
          'certified',
          'code',
          'kind',
          'latitude',
          'legalPerson',
        ],
        ...[
          'licenceFrom',
          'licenceNo',
          'licenceTo',
          'longitude',
          'mark',
          'name',
          'phone',
          'regionCode',
          'servesRegions',
          'services',
          'status',
        ],
        'townshipCode',
      ].sort(),
    )
  })

  it('who has the digest is told that nothing changed', async () => {
    const tag = (await json(asked())).headers.get('etag') ?? ''
    for (const GET of [json, csv]) {
      const again = await GET(asked(`W/"x", ${tag}`))
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect((await json(asked('"other"'))).status).toBe(200)
  })

  it('free places change without another issue, under a tag of their own', async () => {
    const before = (await daily(asked())).headers.get('etag') ?? ''
    await owner.query(`update "Institution" set "freePlaces" = 0 where "code" = 'OD0000000001'`)
    const after = await daily(asked(before))
    expect(after.status).toBe(200)
    expect((await after.json()).institutions[0]).toEqual({ code: 'OD0000000001', openingHours: '', freePlaces: 0, freePlacesOn: null })
  })
})
