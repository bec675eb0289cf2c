// The checks that `npm test` and `npm run check` are made of. Each answers `{ passed, failed }`.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inherited } from './environment.mjs'
import { finish, root } from './ground.mjs'

const bin = (name) => path.join(root, 'node_modules', name)

/** A step that succeeds or throws counts as one. */
export async function asOne(work) {
  try {
    await work()
    return { passed: 1, failed: 0 }
  } catch (error) {
    if (error.output) console.error(error.output)
    console.error(error.message)
    return { passed: 0, failed: 1 }
  }
}

async function command(args, env = inherited()) {
  const { code } = await finish(process.execPath, args, { env, loud: true })
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** The route types first, so that a link to a page that is not there is a type error. */
export async function types() {
  const { code, output } = await finish(process.execPath, [bin('next/dist/bin/next'), 'typegen'], { env: inherited() })
  if (code !== 0) {
    console.error(output)
    return { passed: 0, failed: 1 }
  }
  return command([bin('typescript/bin/tsc'), '--noEmit'])
}

export function lint() {
  return command([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])
}

function report(name) {
  return path.join(os.tmpdir(), `portal-${name}-${process.pid}.json`)
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** One of vitest's projects. A file that does not load counts as one failure. */
export async function vitest(project, selection = []) {
  const file = report(`vitest-${project}`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...reporters, ...selection]
  const { code } = await finish(process.execPath, args, { env: inherited(), loud: true })
  const result = readReport(file)
  if (!result) return { passed: 0, failed: 1 }
  const unloaded = result.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = result.numFailedTests + unloaded.length
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}

export async function schemaIsMigrated(ownerUrl) {
  const args = [
    bin('prisma/build/index.js'),
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma',
    '--exit-code',
  ]
  return command(args, { ...inherited(), OWNER_DATABASE_URL: ownerUrl })
}

export async function playwright(selection, env) {
  const file = report('playwright')
  const args = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...selection]
  const { code } = await finish(process.execPath, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, loud: true })
  const result = readReport(file)
  if (!result) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = result.stats
  if (flaky > 0) console.log(`时好时坏、第二次才通过的 ${flaky} 项，名字见上：须查明原因。`)
  const failed = unexpected + result.errors.length
  return { passed: expected + flaky, failed: code !== 0 && failed === 0 ? 1 : failed }
}

export function hasTests(folder, pattern) {
  const full = path.join(root, folder)
  return fs.existsSync(full) && fs.readdirSync(full).some((name) => pattern.test(name))
}
