// BASE_URL=http://localhost:3000 npm run measure:weight — what a page of a running production server sends for its first view, gzipped: HTML,
// scripts, styles; beside a Next page with nothing on it, built and measured the same way.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const base = process.env.BASE_URL ?? 'http://localhost:3000'
const pages = ['/', '/institutions', '/institutions?q=wuzhen', '/institutions/SL3304830001', '/open-data']
const root = path.resolve(import.meta.dirname, '..')
const floor = path.join(root, '.data', 'floor')
const floorPort = 3999

const size = async (url) => {
  const answer = await fetch(url)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { bytes, gz: gzipSync(bytes, { level: 6 }).length }
}

/** HTML, and every script and style the HTML itself asks for. */
async function weigh(origin, address) {
  const html = await size(origin + address)
  const text = html.bytes.toString()
  const asked = (pattern) => [...new Set([...text.matchAll(pattern)].map((one) => one[1].replaceAll('&amp;', '&')))]
  const of = async (list) => (await Promise.all(list.map((one) => size(new URL(one, origin).href)))).reduce((sum, one) => sum + one.gz, 0)
  const scripts = await of(asked(/<script[^>]+src="([^"]+)"/g))
  const styles = await of(asked(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g))
  return { html: html.gz, raw: html.bytes.length, scripts, styles }
}

function buildFloor() {
  fs.rmSync(floor, { recursive: true, force: true })
  fs.mkdirSync(path.join(floor, 'app'), { recursive: true })
  fs.writeFileSync(path.join(floor, 'package.json'), '{"name":"floor","private":true}')
  fs.writeFileSync(
    path.join(floor, 'next.config.mjs'),
    `export default { reactCompiler: true, turbopack: { root: ${JSON.stringify(root)} } }\n`,
  )
  // Else Next takes the portal's own from the folders above.
  fs.writeFileSync(path.join(floor, 'instrumentation.js'), 'export function register() {}\n')
  fs.writeFileSync(
    path.join(floor, 'app/layout.jsx'),
    'export default ({ children }) => <html lang="zh-CN"><body>{children}</body></html>\n',
  )
  fs.writeFileSync(path.join(floor, 'app/page.jsx'), "export const dynamic = 'force-dynamic'\nexport default () => null\n")
  const built = spawnSync(path.join(root, 'node_modules/.bin/next'), ['build'], { cwd: floor, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr || built.stdout)
}

async function serveFloor(work) {
  const server = spawn(path.join(root, 'node_modules/.bin/next'), ['start', '-p', String(floorPort)], {
    cwd: floor,
    stdio: 'ignore',
    detached: true,
  })
  try {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await fetch(`http://localhost:${floorPort}/`).catch(() => null)) break
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return await work(`http://localhost:${floorPort}`)
  } finally {
    // `next` starts the server as another process of its group.
    process.kill(-server.pid, 'SIGTERM')
    fs.rmSync(floor, { recursive: true, force: true })
  }
}

const kB = (bytes) => (bytes / 1024).toFixed(1).padStart(8)
buildFloor()
const least = await serveFloor((origin) => weigh(origin, '/'))
const total = (one) => one.html + one.scripts + one.styles
process.stdout.write('页面                              HTML    脚本    样式    合计  ÷空页   (kB，gzip)\n')
const line = (name, one) =>
  process.stdout.write(
    `${name.padEnd(30)}${kB(one.html)}${kB(one.scripts)}${kB(one.styles)}${kB(total(one))}  ${(total(one) / total(least)).toFixed(2)}\n`,
  )
line('(a page with nothing on it)', least)
for (const page of pages) line(page, await weigh(base, page))
process.stdout.write(`/institutions/search?q=wuzhen ${kB((await size(`${base}/institutions/search?q=wuzhen`)).gz)}\n`)
