// npm run docs:shots [-- <name> …]: takes the screenshots of docs/ from a running demo, signing in by job. BASE_URL names the demo
// (http://127.0.0.1:3000 unless given). A name, or its beginning, takes only those.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { DEMO_PASSWORD } from '../lib/accounts/schema.ts'
import { chromiumFlags, obtainChromium } from './chromium.mjs'
import { SHOTS } from './doc-shots-list.mjs'

const folder = path.resolve(import.meta.dirname, '../docs/shots')
const base = process.env.BASE_URL || 'http://127.0.0.1:3000'
const heaviest = 200_000
/** Phone for families and the public, tablet for assessors, desktop for bureaus. */
const sizes = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 }, desktop: { width: 1440, height: 900 } }

const chosen = process.argv.slice(2)
const shots = SHOTS.filter(({ name }) => chosen.length === 0 || chosen.some((one) => name.startsWith(one)))
const executablePath = await obtainChromium(console.error)
if (!executablePath) {
  console.error('找不到也取不到 Chromium：请安装 Chromium，或用 CHROMIUM_PATH 指明它的位置。')
  process.exit(1)
}
const env = { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' }
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags, '--lang=zh-CN'], env })
const contexts = new Map()
let failed = 0
try {
  fs.mkdirSync(folder, { recursive: true })
  for (const shot of shots) {
    try {
      const bytes = await take(shot)
      console.log(`${shot.name}.png ${Math.round(bytes / 1024)} kB`)
    } catch (error) {
      failed += 1
      console.error(`${shot.name}：没有拍成（${String(error.message).split('\n')[0]}）`)
    }
  }
} finally {
  await browser.close()
}
process.exitCode = failed > 0 ? 1 : 0

/** A browser of one person, signed in once; `fresh` asks for one that nobody has used. */
async function browserOf(login, size, fresh) {
  const key = `${login}/${size}`
  const known = fresh ? undefined : contexts.get(key)
  if (known) return known
  const context = await browser.newContext({
    baseURL: base,
    viewport: sizes[size],
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  // A development server builds a page when it is first asked for.
  context.setDefaultTimeout(90_000)
  if (login) {
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('登录名或手机号').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await page.close()
  }
  if (!fresh) contexts.set(key, context)
  return context
}

async function take({ name, as = null, size, path: at, before, fresh = false, tall }) {
  const context = await browserOf(as, size, fresh)
  const page = await context.newPage()
  try {
    if (tall) await page.setViewportSize({ ...sizes[size], height: tall })
    const answer = await page.goto(at, { waitUntil: 'networkidle' })
    if (!answer?.ok()) throw new Error(`${at} 答 ${answer?.status()}`)
    if (before) await before(page, async (login) => (await browserOf(login, size)).newPage())
    const head = await page.getByRole('heading', { level: 1 }).first().textContent()
    if (head?.startsWith('这一页没能打开') || head?.startsWith('没有这一页')) throw new Error(head)
    await page.evaluate(async () => {
      await document.fonts.ready
      // The mark of a development server is no part of the page.
      for (const mark of document.querySelectorAll('nextjs-portal')) mark.remove()
    })
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    const small = await sharp(picture).png({ palette: true, colours: 96, effort: 8 }).toBuffer()
    if (small.length > heaviest) throw new Error(`${small.length} 字节，超过 ${heaviest}`)
    fs.writeFileSync(path.join(folder, `${name}.png`), small)
    return small.length
  } finally {
    await page.close()
  }
}
