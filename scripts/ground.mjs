// What every script stands on: the checkout's folder, plain sentences, children that end when we end.
// Nothing here comes from node_modules, and the syntax is old: this file runs first, on a fresh clone, under any Node.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** Kept between runs, never committed: the embedded database, the demo's secrets, stamps, logs. */
export const keep = path.join(root, '.data')

const windows = process.platform === 'win32'
const began = Date.now()

refuseOldNode()

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  if (fine) return
  console.error(`需要 Node.js 20.19 以上、22.12 以上或 24 以上的版本，当前是 ${process.versions.node}:请换用合适的版本后再运行。`)
  process.exit(1)
}

/** One sentence for the person at the terminal; printed without a stack trace. `output` is what a child had printed. */
export class Refusal extends Error {
  constructor(sentence, output = '') {
    super(sentence)
    this.output = output
  }
}

let voice = console.log

/** From here on progress goes to standard error, so that a script's own output stays clean. */
export function whisper() {
  voice = console.error
}

export function say(message) {
  voice(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${message}`)
}

export function portTaken(port) {
  return new Refusal(`端口 ${port} 已被占用：请关闭占用它的程序，或换一个端口再运行，例如 PORT=${Number(port) + 1} npm run up。`)
}

export function bytesFree(folder) {
  try {
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const crowded = 16 * 1024 * 1024

/** The sentence for a failure whose cause is plain from what was printed or thrown, or null. */
export function sentenceFor(text) {
  if (/ENOSPC|No space left on device|os error 28\b|\b53100\b|Disk quota exceeded|EDQUOT/i.test(text) || bytesFree(root) < crowded)
    return `磁盘已满：请在 ${root} 所在的磁盘上腾出空间（约需 3 GB）后再运行。`
  if (/EADDRINUSE/.test(text)) return portTaken(process.env.PORT || 3000).message
  if (/npm (error|ERR!).*(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH)/s.test(text))
    return '无法从 npm 软件源下载依赖：请检查网络或软件源设置后再运行。'
  if (/Another next build process is already running|Unable to acquire lock/.test(text))
    return '同一目录下另有一次构建正在进行：请等它结束后再运行。'
  const denied = /(?:EACCES|EPERM)[^\n]*?'([^'\n]+)'/.exec(text)
  if (denied) return `没有权限读写 ${denied[1]}:请换用该目录的所有者运行，或改正目录权限。`
  return null
}

// --- children and endings ---

const children = new Set()
const endings = []
let ending = null

/** Work to do when this script ends, however it ends; the last registered runs first. */
export function atEnd(work) {
  endings.push(work)
}

export function isEnding() {
  return ending !== null
}

function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal)
    else process.kill(child.grouped ? -child.pid : child.pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** Ends a child and all it started: asks first, insists after five seconds. */
export function endChild(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000)
    child.once('exit', () => {
      clearTimeout(insist)
      resolve()
    })
    signalGroup(child, 'SIGTERM')
  })
}

export function endEverything() {
  if (!ending) {
    ending = (async () => {
      await Promise.all([...children].map(endChild))
      while (endings.length > 0) {
        try {
          await endings.pop()()
        } catch (error) {
          console.error(sentenceFor(String(error)) || String(error.message || error))
        }
      }
    })()
  }
  return ending
}

/** A child in a process group of its own, so that its children end with it. It is known here and ends with us. */
export function start(command, args, options = {}) {
  const grouped = !windows && !options.sameTerminal
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, detached: grouped, shell: windows && command === 'npm' })
  child.grouped = grouped
  children.add(child)
  child.once('exit', () => children.delete(child))
  child.once('error', () => children.delete(child))
  return child
}

const kept = 200_000

/**
 * Runs a command to its end and answers `{ code, output }`. Without `loud` nothing shows on the terminal. Once this script is
 * ending the promise stays open: what was interrupted has nothing to say.
 */
export function finish(command, args, { loud = false, env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    function hear(stream, chunk) {
      output = (output + chunk).slice(-kept)
      if (loud) stream.write(chunk)
    }
    child.stdout.on('data', (chunk) => hear(process.stdout, chunk))
    child.stderr.on('data', (chunk) => hear(process.stderr, chunk))
    child.once('error', (error) => {
      if (!ending) reject(error)
    })
    child.once('close', (code) => {
      if (!ending) resolve({ code: code === null ? 1 : code, output })
    })
  })
}

/** Like `finish`, but a failure is a Refusal: its plain sentence where the cause is known, else the output and the step's name. */
export async function must(step, command, args, options = {}) {
  const { code, output } = await finish(command, args, options)
  if (code === 0) return output
  const sentence = sentenceFor(output)
  throw new Refusal(sentence || `“${step}”未能完成(退出码 ${code}),原因见上面的输出。`, sentence || options.loud ? '' : output)
}

/** Runs a script's whole work: a failure is one sentence, an interruption ends everything that was started. */
export async function stage(work) {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      if (!ending) voice('\n正在停止……')
      endEverything().then(() => process.exit(code))
    })
  }
  let code = 0
  try {
    code = (await work()) || 0
  } catch (error) {
    if (ending) return
    code = 1
    if (error.output) console.error(error.output.trimEnd())
    const plain = error instanceof Refusal ? error.message : sentenceFor(`${error.code || ''} ${error.message}`)
    console.error(plain || error.stack || String(error))
  }
  if (ending) return
  await endEverything()
  process.exit(code)
}

/** Whether a program answers, by its name on the PATH. */
export function canRun(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', shell: windows }).status === 0
}
