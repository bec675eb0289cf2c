// The steps that the commands are made of. Each is skipped when its result is already there.
import crypto from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inherited } from './environment.mjs'
import { atEnd, canRun, endChild, finish, keep, must, portTaken, Refusal, root, say, sentenceFor, start } from './ground.mjs'
import { connect } from './roles.mjs'

const bin = (name) => path.join(root, 'node_modules', name)
const prismaCli = bin('prisma/build/index.js')
const nextCli = bin('next/dist/bin/next')

function filesUnder(name) {
  const full = path.join(root, name)
  if (!fs.existsSync(full)) return []
  if (!fs.statSync(full).isDirectory()) return [name]
  const inside = fs.readdirSync(full).filter((entry) => entry !== 'generated' && entry !== 'node_modules' && !entry.startsWith('.'))
  return inside.sort().flatMap((entry) => filesUnder(`${name}/${entry}`))
}

function digestOf(files) {
  const hash = crypto.createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Does `work` unless these files are as they were when it was last done, and what it made is still there. Answers whether it ran. */
async function once(name, files, made, work) {
  const stamp = path.join(keep, 'stamps', name)
  const digest = digestOf(files)
  const done = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest
  if (done && made.every((file) => fs.existsSync(path.join(root, file)))) return false
  // Removed first: what an interrupted run leaves behind must not pass for done.
  fs.rmSync(stamp, { force: true })
  await work()
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, digest)
  return true
}

/** Whether node_modules holds what package-lock.json names for this platform. */
function isInstalled() {
  try {
    const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages
    const wanted = read('package-lock.json')
    const present = read('node_modules/.package-lock.json')
    const all = Object.entries(wanted).filter(([at]) => at !== '')
    return all.every(([at, { version, optional }]) => present[at]?.version === version || (optional && !present[at]))
  } catch {
    return false
  }
}

export async function install() {
  if (isInstalled()) return say('依赖：已是最新')
  if (!canRun('npm')) throw new Refusal('找不到 npm:请安装带 npm 的 Node.js 后再运行。')
  say('依赖：正在安装')
  const env = { ...inherited(), PRISMA_SKIP_POSTINSTALL_GENERATE: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  await must('安装依赖', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { env })
  say('依赖：已安装')
}

export async function generateClient() {
  const files = [...filesUnder('prisma').filter((file) => file.endsWith('.prisma')), 'prisma.config.ts', 'package-lock.json']
  const made = ['lib/generated/prisma/client.ts']
  const ran = await once('client', files, made, () =>
    must('生成数据库客户端', process.execPath, [prismaCli, 'generate'], { env: inherited() }),
  )
  if (ran) say('数据库客户端：已生成')
}

/** Each migration's name → the checksum Prisma keeps of it. */
function migrations() {
  const folder = path.join(root, 'prisma/migrations')
  const sql = (name) => path.join(folder, name, 'migration.sql')
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => fs.existsSync(sql(name))) : []
  return new Map(
    names.map((name) => [
      name,
      crypto
        .createHash('sha256')
        .update(fs.readFileSync(sql(name)))
        .digest('hex'),
    ]),
  )
}

export async function migrate(ownerUrl) {
  const client = await connect(ownerUrl)
  let applied = new Map()
  try {
    const { rows } = await client.query(
      'select migration_name as name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  } catch (error) {
    if (error.code !== '42P01') throw error
  } finally {
    await client.end()
  }
  const wanted = [...migrations()]
  if (wanted.some(([name, checksum]) => applied.has(name) && applied.get(name) !== checksum))
    throw new Refusal('这个数据库是按另一版本的结构建立的，无法接着升级：演示数据可以用 npm run db:reset 重建。')
  if (wanted.every(([name]) => applied.has(name))) return say('数据库结构：已是最新')
  await must('更新数据库结构', process.execPath, [prismaCli, 'migrate', 'deploy'], {
    env: { ...inherited(), OWNER_DATABASE_URL: ownerUrl },
  })
  say('数据库结构：已更新')
}

const seeded = 'portal: seeded'

/** Fills an empty demo once. The mark is kept in the database itself, so that it goes where the rows go. */
export async function seed({ mode, ownerUrl, env, embedded }) {
  if (mode !== 'demo') return
  const client = await connect(ownerUrl)
  try {
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as mark, current_database() as name from pg_database where datname = current_database()",
    )
    const { mark, name } = rows[0]
    if (mark === seeded) return say('样例数据：已有')
    const { rowCount } = await client.query('select 1 from "Account" limit 1')
    if (rowCount > 0) {
      if (!embedded) throw new Refusal('这个数据库里有来历不明的数据，样例数据不会写入：请换一个空数据库，或运行 npm run db:reset 清空它。')
      // An earlier run was interrupted in the middle.
      await emptyDatabase(client)
      await migrate(ownerUrl)
    }
    say('样例数据：正在写入')
    await must('写入样例数据', process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], { env })
    await client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(name)} IS '${seeded}'`)
    say('样例数据：已写入')
  } finally {
    await client.end()
  }
}

/** Drops everything in schema public, the queue and the seed's mark. */
export async function emptyDatabase(client) {
  const { rows } = await client.query('select current_database() as name')
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE')
  await client.query('DROP SCHEMA public CASCADE')
  await client.query('CREATE SCHEMA public')
  await client.query('GRANT USAGE ON SCHEMA public TO portal_app')
  await client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(rows[0].name)} IS NULL`)
}

const built = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'scripts',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
]
const builtBeside = ['tsconfig.json', 'postcss.config.mjs', 'package.json', 'package-lock.json']

function isSource(file) {
  return !/\.(test|spec)\.tsx?$|\.md$/.test(file)
}

/** A build knows neither database nor secrets: one build serves every mode. */
export async function build() {
  const files = [...built, ...builtBeside].flatMap(filesUnder).filter(isSource)
  const env = { ...inherited(), NODE_ENV: 'production' }
  for (const name of Object.keys(env)) if (/^(PORTAL_|NEXTAUTH_)/.test(name)) delete env[name]
  const made = ['.next/BUILD_ID', '.next/standalone/server.js']
  const ran = await once('build', files, made, async () => {
    say('构建：正在进行')
    await must('构建', process.execPath, [nextCli, 'build'], { env })
    const standalone = path.join(root, '.next/standalone')
    fs.cpSync(path.join(root, '.next/static'), path.join(standalone, '.next/static'), { recursive: true })
    if (fs.existsSync(path.join(root, 'public'))) fs.cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true })
  })
  say(ran ? '构建：完成' : '构建：已是最新')
}

/** Refuses early, before minutes of work, when the port is taken. */
export async function refuseTakenPort(port, host) {
  const { createServer } = await import('node:net')
  await new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(error.code === 'EADDRINUSE' ? portTaken(port) : error))
    server.listen(port, host, () => server.close(resolve))
  })
}

function answersHealthy(url) {
  return new Promise((resolve) => {
    const asked = http.get(`${url}/api/health`, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asked.once('error', () => resolve(false))
    asked.setTimeout(5000, () => asked.destroy())
  })
}

export function browserHost(host) {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}

/** Serves the standalone build until the script ends. Answers `{ url, ended }`, the latter a promise of the exit code. */
export async function serve(env, { host = '127.0.0.1', log = null } = {}) {
  const leash = pathToFileURL(path.join(root, 'scripts/leash.mjs')).href
  const server = start(process.execPath, ['--import', leash, '.next/standalone/server.js'], {
    env: { ...env, NODE_ENV: 'production', HOSTNAME: host },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  atEnd(() => endChild(server))
  const file = log && fs.createWriteStream(log)
  let opening = ''
  let isOpen = false
  function hear(stream, chunk) {
    if (!isOpen) opening += chunk
    if (file) file.write(chunk)
    else if (isOpen) stream.write(chunk)
  }
  server.stdout.on('data', (chunk) => hear(process.stdout, chunk))
  server.stderr.on('data', (chunk) => hear(process.stderr, chunk))
  const ended = new Promise((resolve) => server.once('close', (code) => resolve(code === null ? 1 : code)))
  let gone = false
  ended.then(() => {
    gone = true
  })
  const url = `http://${browserHost(host)}:${env.PORT}`
  const patience = Date.now() + 60_000
  while (!(await answersHealthy(url))) {
    if (gone || Date.now() > patience) throw serverRefusal(opening, env.PORT)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  isOpen = true
  return { url, ended, pid: server.pid }
}

/** Sentences that the app itself gave for not starting are printed as they are. */
function serverRefusal(output, port) {
  const own = output.split('\n').filter((line) => line.startsWith('不能启动：'))
  if (own.length > 0) return new Refusal(own.join('\n'))
  if (/EADDRINUSE/.test(output)) return portTaken(port)
  const sentence = sentenceFor(output)
  return new Refusal(sentence || '网站未能启动，原因见上面的输出。', sentence ? '' : output)
}

/** The app's own refusals, before the minutes a build takes. */
export async function refuseBadSettings(env) {
  const { code, output } = await finish(process.execPath, ['--import', 'tsx', 'scripts/before-start.ts'], { env })
  if (code !== 0) throw serverRefusal(output)
}
