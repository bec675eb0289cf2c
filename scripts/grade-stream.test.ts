import { spawn } from 'node:child_process'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { EDITIONS } from '../lib/standard/rules/edition'
import { sheetWithTotals } from '../lib/standard/sheets.fixture'
import { gradeStream } from './grade-stream'

const edition = EDITIONS[0]!
const sheet = (adl: number, cog: number, sen: number) =>
  JSON.stringify({
    edition: edition.id,
    answers: Object.fromEntries(sheetWithTotals(edition, { adl, cog, sen }).map((answer) => [answer.linkId, answer.weight])),
  })

test('npm run grade: one line out for each line in, exit 0, nothing else on either stream', async () => {
  const input = Buffer.concat([
    Buffer.from(`\uFEFF${sheet(35, 3, 11)}\r\n`),
    Buffer.from('\n'),
    Buffer.from('{"edition":\n'),
    Buffer.from(`${sheet(100, 16, 12).replace('"adl.bowel"', '"adl.bowel":0,"adl.bowel"')}\n`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
    Buffer.from(`{"edition":"${'x'.repeat(1_100_000)}"}\n`),
    Buffer.from(`\uFEFF${sheet(35, 3, 11)}\n`),
    Buffer.from(sheet(0, 0, 0)),
  ])
  const child = spawn(process.execPath, ['scripts/grade.mjs'], { cwd: fileURLToPath(new URL('..', import.meta.url)) })
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)]
  child.stdin.end(input)
  expect(await closed).toBe(0)
  expect(await err).toBe('')
  const lines = (await out)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map((line) => line.problem?.code ?? line.grade)).toEqual([
    4,
    'lineNotJson',
    'lineNotJson',
    'keyRepeated',
    'lineNotUtf8',
    'lineTooLong',
    'lineNotJson',
    5,
  ])
  expect(lines[3].problem.items).toEqual(['adl.bowel'])
}, 30_000)

test('an empty stream gives nothing and is no failure', async () => {
  expect(await graded([])).toEqual({ code: 0, lines: [] })
})

test('lines cut anywhere between chunks, even inside a character, come out whole', async () => {
  const bytes = Buffer.from(`${sheet(35, 3, 11)}\n{"edition":"示例"}\n\n${sheet(40, 16, 12)}\n`)
  for (const size of [1, 2, 3, 7, 64]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
    const { code, lines } = await graded(chunks)
    expect(code).toBe(0)
    expect(lines.map((line) => line.problem?.code ?? line.grade)).toEqual([4, 'editionUnknown', 'lineNotJson', 3])
  }
})

test('a reader slower than the grader loses no line', async () => {
  const count = 2000
  const output = new PassThrough({ highWaterMark: 1024 })
  const text = textOf(output)
  const line = Buffer.from(`${sheet(60, 1, 12)}\n`)
  const code = await gradeStream(Readable.from(Array.from({ length: count }, () => line)), output, new PassThrough())
  output.end()
  expect(code).toBe(0)
  expect((await text).split('\n')).toHaveLength(count + 1)
})

test('a stream that breaks off is a failure, said in one sentence', async () => {
  const errors = new PassThrough()
  const output = new PassThrough()
  output.resume()
  const broken = new Readable({
    read() {
      this.destroy(new Error('gone'))
    },
  })
  expect(await gradeStream(broken, output, errors)).toBe(1)
  errors.end()
  expect(await textOf(errors)).toMatch(/^答卷没有读完[^\n]*。\n$/)
})

async function graded(chunks: Buffer[]) {
  const output = new PassThrough()
  const text = textOf(output)
  const code = await gradeStream(Readable.from(chunks), output, new PassThrough())
  output.end()
  return {
    code,
    lines: (await text)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
