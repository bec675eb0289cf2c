// The Chromium of the browser tests and the screenshots: the system's, else one that can be fetched.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const root = path.resolve(import.meta.dirname, '..')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The path of a Chromium that is here already, or null. `CHROMIUM_PATH` wins. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    playwrightsOwn(),
  ]
  return candidates.find((file) => file && fs.existsSync(file)) ?? null
}

function playwrightsOwn() {
  const script = "import('@playwright/test').then((p) => process.stdout.write(p.chromium.executablePath()))"
  const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout : null
}

/** Finds a Chromium or fetches one, in this order: Playwright's download, Debian's package (as root), npm's package. Null when none can be had. */
export async function obtainChromium(say) {
  const here = findChromium()
  if (here) return here
  say('未找到 Chromium，正在获取')
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: 180_000 })
  if (!findChromium() && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'], { stdio: 'ignore', timeout: 600_000 })
  }
  return findChromium() ?? (await fromNpm())
}

async function fromNpm() {
  const folder = path.join(root, '.data/chromium')
  fs.mkdirSync(folder, { recursive: true })
  const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '@sparticuz/chromium@143.0.4']
  const npm = spawnSync('npm', install, { cwd: folder, stdio: 'ignore', timeout: 300_000, shell: process.platform === 'win32' })
  if (npm.status !== 0) return null
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')
  const { default: chromium } = await import(
    fs.existsSync(entry) ? entry : path.join(folder, 'node_modules/@sparticuz/chromium/build/index.js')
  )
  return chromium.executablePath()
}
