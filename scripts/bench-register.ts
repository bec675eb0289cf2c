// How reading 100,000 rows of the register compares with reading the same bytes plainly, and how much memory it takes.
// node --expose-gc --import tsx scripts/bench-register.ts [rows]

import { writeXlsxStream } from 'hucre/xlsx'
import { cellsWith } from '../lib/institutions/register.fixture'
import { csvOf } from '../lib/institutions/rules/csv'
import { COLUMNS, REGISTER_FIELDS } from '../lib/institutions/schema'
import { readRegisterFile } from '../lib/web/register-file'
import { openParts } from '../lib/web/zip-parts'

const ROWS = Number(process.argv[2] ?? 100_000)
const [, ...same] = REGISTER_FIELDS.map((field) => cellsWith()[field])

function* lines(): Generator<string[]> {
  yield REGISTER_FIELDS.map((field) => COLUMNS[field])
  for (let row = 0; row < ROWS; row += 1) {
    const cells = [`SL${String(row).padStart(10, '0')}`, ...same]
    for (const at of [1, 6, 9, 11]) cells[at] = `${cells[at]}${row}`
    yield cells
  }
}

async function plainly(kind: 'xlsx' | 'csv', bytes: Uint8Array): Promise<void> {
  if (kind === 'csv') {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return
  }
  const parts = await openParts(bytes)
  if (!parts.ok) throw new Error(parts.problem.message)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of await parts.value.stream('xl/worksheets/sheet1.xml')) decoder.decode(piece as Buffer, { stream: true })
}

/** Milliseconds, and megabytes beyond what was held before at the highest. */
async function measured(work: () => Promise<unknown>): Promise<{ ms: number; mb: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 10)
  const from = performance.now()
  await work()
  clearInterval(watch)
  return { ms: performance.now() - from, mb: (Math.max(peak, process.memoryUsage().rss) - before) / 1e6 }
}

for (const kind of ['csv', 'xlsx'] as const) {
  const bytes =
    kind === 'csv'
      ? new TextEncoder().encode(csvOf([...lines()]))
      : new Uint8Array(await new Response(writeXlsxStream(lines(), { name: '名录' })).arrayBuffer())
  const plain = await measured(() => plainly(kind, bytes))
  const read = await measured(async () => {
    const file = await readRegisterFile(bytes, `名录.${kind}`, () => {})
    if (!file.ok || file.value.rows.length !== ROWS) throw new Error('not read')
  })
  const ratio = (read.ms / plain.ms).toFixed(1)
  console.log(
    `${kind}: ${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB; plainly ${plain.ms.toFixed(0)} ms, as rows ${read.ms.toFixed(0)} ms, ratio ${ratio}; memory +${read.mb.toFixed(0)} MB`,
  )
}
