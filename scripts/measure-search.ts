// npm run measure:search: finding among ten thousand institutions, beside the same statements spoken to PostgreSQL by the owner without
// transaction, actor or row policies. In a database of its own, gone afterwards.
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import type { InstitutionFilter } from '../lib/institutions/schema'

const ROUNDS = 60
const FILTERS: Record<string, Partial<InstitutionFilter>> = {
  没有条件: { kind: 'care' },
  一个乡镇: { kind: 'care', town: '997802101' },
  服务与空余: { kind: 'care', service: 'dayCare', free: '1' },
  名称: { kind: 'care', text: '松鹤' },
  拼音: { kind: 'care', text: 'songhe' },
  首字母: { kind: 'care', text: 'shhly' },
  '最宽：示例': { kind: 'care', text: '示例' },
}

function middle(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < ROUNDS; n += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return middle(times.slice(5))
}

async function main(): Promise<void> {
  const { freshDatabase } = (await import('./test-database.mjs')) as unknown as {
    freshDatabase(): Promise<{ ownerUrl: string; env: Record<string, string>; remove(): Promise<void> }>
  }
  const fresh = await freshDatabase()
  Object.assign(process.env, fresh.env)
  const { asActor, closeDoor, countingQueries } = await import('../lib/db')
  const { PUBLIC } = await import('../lib/access/schema')
  const { writeMany } = await import('../lib/institutions/many.fixture')
  const { search } = await import('../lib/institutions/store/search')
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  try {
    await writeMany(owner, 10_000)
    process.stdout.write('条件\t找到\t语句\t本系统 ms\t直接 SQL ms\t倍数\n')
    for (const [name, filter] of Object.entries(FILTERS)) {
      const { value, queries } = await countingQueries(() => asActor(PUBLIC, (tx) => search(tx, filter)))
      const ours = await timed(() => asActor(PUBLIC, (tx) => search(tx, filter)))
      const floor = await floorOf(owner, filter)
      process.stdout.write(
        `${name}\t${value.total}\t${queries.length}\t${ours.toFixed(2)}\t${floor.toFixed(2)}\t${(ours / floor).toFixed(1)}\n`,
      )
    }
  } finally {
    await owner.end()
    await closeDoor()
    await fresh.remove()
  }
}

/** What a page of this filter needs at the least: its rows and its total, from the plain columns, by a driver alone. */
async function floorOf(owner: pg.Client, { text, kind, town, service, free }: Partial<InstitutionFilter>): Promise<number> {
  const where = `"kind" = $1 and ($2::text is null or "townshipCode" = $2) and ($3::text is null or $3 = any ("services"))
    and ($4::text is null or "freePlaces" > 0) and ($5::text is null or replace("nameKey", ' ', '') like '%' || $5 || '%' or "initials" like '%' || $5 || '%')`
  const values = [kind, town ?? null, service ?? null, free ?? null, text ?? null]
  return timed(async () => {
    await owner.query({ name: 'counted', text: `select count(*) from "Institution" where ${where}`, values })
    await owner.query({
      name: 'listed',
      text: `select * from "Institution" where ${where} order by "regionCode", "townshipCode", "initials", "code" limit 20`,
      values,
    })
  })
}

await main()
