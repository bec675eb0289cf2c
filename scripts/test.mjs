// One command for every test. `npm test` runs all; `npm test -- unit|database|e2e [what vitest or Playwright shall select]`, or types, lint,
// schema, build, runs one. The last line is the plain sum.
import fs from 'node:fs'
import path from 'node:path'
import { atEnd, isEnding, keep, say, stage } from './ground.mjs'

const parts = ['types', 'lint', 'unit', 'database', 'schema', 'build', 'e2e']

await stage(async () => {
  const [first, ...rest] = process.argv.slice(2)
  if (first && !parts.includes(first)) {
    console.error(`没有名为“${first}”的测试：可选 ${parts.join('、')}。`)
    return 2
  }
  const chosen = (part) => !first || first === part
  const steps = await import('./steps.mjs')
  const checks = await import('./checks.mjs')
  await steps.install()
  await steps.generateClient()

  // Vitest's own server, should vitest be interrupted.
  const { clearAbandoned } = await import('./test-database.mjs')
  atEnd(clearAbandoned)

  const sum = { passed: 0, failed: 0 }
  async function tally(part, work) {
    if (!chosen(part)) return
    say(`${part}:开始`)
    const { passed, failed } = await work()
    if (isEnding()) return
    sum.passed += passed
    sum.failed += failed
    say(`${part}:${passed} 项通过，${failed} 项失败`)
  }

  await tally('types', checks.types)
  await tally('lint', checks.lint)
  await tally('unit', () => checks.vitest('unit', rest))
  await tally('database', () => checks.vitest('database', rest))
  await tally('schema', schemaIsMigrated)
  await tally('build', () => checks.asOne(steps.build))
  await tally('e2e', () => inBrowser(rest))
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0

  /** The migrations make exactly what the schema says. */
  async function schemaIsMigrated() {
    const { freshDatabase } = await import('./test-database.mjs')
    const fresh = await freshDatabase()
    atEnd(fresh.remove)
    return checks.schemaIsMigrated(fresh.ownerUrl)
  }

  async function inBrowser(selection) {
    if (!checks.hasTests('e2e', /\.spec\.ts$/)) return { passed: 0, failed: 0 }
    const { obtainChromium } = await import('./chromium.mjs')
    const chromium = await obtainChromium(say)
    if (!chromium) {
      console.error('找不到也取不到 Chromium，浏览器测试无法进行：请安装 Chromium，或用 CHROMIUM_PATH 指明它的位置。')
      return { passed: 0, failed: 1 }
    }
    const { freePort } = await import('./db.mjs')
    const { freshDatabase } = await import('./test-database.mjs')
    const port = await freePort()
    const fresh = await freshDatabase({ port })
    atEnd(fresh.remove)
    const logs = path.join(keep, 'log')
    fs.mkdirSync(logs, { recursive: true })
    try {
      await Promise.all([steps.build(), steps.seed({ mode: 'demo', ownerUrl: fresh.ownerUrl, env: fresh.env, embedded: true })])
      const { url } = await steps.serve(fresh.env, { log: path.join(logs, 'e2e-server.log') })
      say(`e2e:网站在 ${url}，日志在 .data/log/e2e-server.log`)
      const env = { ...fresh.env, BASE_URL: url, CHROMIUM_PATH: chromium, OWNER_DATABASE_URL: fresh.ownerUrl }
      return await checks.playwright(selection, env)
    } catch (error) {
      if (error.output) console.error(error.output)
      console.error(error.message)
      return { passed: 0, failed: 1 }
    }
  }
})
