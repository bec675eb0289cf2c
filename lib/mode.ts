import { done, type Outcome, type Problem, refused } from './kernel/outcome'

/** What this process is: a demo with invented people, or a live portal. PORTAL_MODE decides, never NODE_ENV. */
export type Mode = 'demo' | 'live'

/** Anything but 'demo' is live: what is forgotten is never a demo. */
export function portalMode(): Mode {
  return process.env.PORTAL_MODE === 'demo' ? 'demo' : 'live'
}

export type Settings = {
  mode: Mode
  /** The lesser role's address, never the owner's. */
  databaseUrl: string
  authSecret: string
  /** "k2:<base64 of 32 bytes>,k1:…"; the first seals, all open. */
  vaultKeys: string
  /** Base64 of 32 bytes. */
  indexKey: string
  publicUrl: string
  /** Who decided to go without a scanner of papers, in a sentence; null where one is configured, and in a demo that says nothing. */
  scannerWaiver: string | null
  /** Reverse proxies in front, each of which writes whom it heard from at the end of X-Forwarded-For. */
  proxyHops: number
}

type Environment = Record<string, string | undefined>

const MIN_SECRET = 32
const MIN_WAIVER = 10
const KEY_BYTES = 32
/** Random bytes repeat little; a key typed by hand or filled with one letter repeats much. */
const MIN_DISTINCT = 12
const KNOWN =
  /change.?me|your.?secret|placeholder|example|default|password|insecure|keyboard|please|secret.?key|nextauth|abcdef|qwerty|123456|deadbeef/i
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

function secretFault(text: string | undefined): string | null {
  if (!text?.trim()) return '未设置'
  if (KNOWN.test(text)) return '是常见的默认值'
  if (text.length < MIN_SECRET) return `太短(${text.length} 个字符，至少 ${MIN_SECRET} 个)`
  return new Set(text).size < MIN_DISTINCT ? '过于简单' : null
}

function keyFault(text: string | undefined): string | null {
  if (!text?.trim()) return '未设置'
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) return '不是有效的 base64'
  if (bytes.length !== KEY_BYTES) return `长度不对(解码后 ${bytes.length} 字节，应为 ${KEY_BYTES} 字节)`
  return new Set(bytes).size < MIN_DISTINCT || KNOWN.test(bytes.toString('latin1')) ? '是常见的默认值' : null
}

function keyringFault(text: string | undefined, indexKey: string | undefined): string | null {
  if (!text?.trim()) return '未设置'
  const ids = new Set<string>()
  const keys = new Set<string>()
  for (const part of text.split(',')) {
    const [, id, key] = /^([A-Za-z0-9_-]{1,32}):(.*)$/.exec(part) ?? []
    if (!id) return '写法不对'
    const fault = keyFault(key)
    if (fault) return `中的 ${id} ${fault}`
    if (ids.has(id)) return `中的 ${id} 出现了两次`
    if (keys.has(key as string)) return '中有两把相同的密钥'
    ids.add(id)
    keys.add(key as string)
  }
  return indexKey && keys.has(indexKey) ? '与 PORTAL_INDEX_KEY 相同' : null
}

function databaseFault(text: string | undefined): string | null {
  if (!text) return '未设置'
  return /^postgres(ql)?:\/\/[^\s]+$/.test(text) ? null : '不是有效的连接地址'
}

function addressFault(text: string | undefined, mode: Mode): string | null {
  if (!text) return '未设置'
  if (!URL.canParse(text)) return '不是有效的网址'
  const { protocol, hostname } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return '不是有效的网址'
  return mode === 'live' && protocol === 'http:' && !LOOPBACK.has(hostname) ? '须以 https 开头' : null
}

/**
 * How many proxies stand in front: what PORTAL_PROXY_HOPS says, else one for a live portal, which cannot do without (TLS ends there), and
 * none for a demo. One too many would let a caller write their own address; one too few only counts all callers as one.
 */
export function proxyHops(env: Environment): number {
  const said = env.PORTAL_PROXY_HOPS
  if (said && HOPS.test(said)) return Number(said)
  return env.PORTAL_MODE === 'demo' ? 0 : 1
}

const HOPS = /^[0-5]$/

/** Host and port of "clamd://host:port", or null for anything else. */
export function scannerAddress(text: string): { host: string; port: number } | null {
  const [, host, port] = /^clamd:\/\/(\[[0-9a-f:]+\]|[^:/\s]+):(\d{1,5})$/i.exec(text) ?? []
  if (!host || Number(port) < 1 || Number(port) > 65_535) return null
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** A scanner, or in live mode the word of someone who decided to go without (F-03). */
function scannerFaults(env: Environment, mode: Mode): { PORTAL_SCANNER: string | null; PORTAL_SCANNER_WAIVER: string | null } {
  const scanner = env.PORTAL_SCANNER
  const waiver = env.PORTAL_SCANNER_WAIVER?.trim()
  const length = [...(waiver ?? '')].length
  return {
    PORTAL_SCANNER: scanner ? (scannerAddress(scanner) ? null : '写法不对') : mode === 'live' && !waiver ? '未设置' : null,
    PORTAL_SCANNER_WAIVER: waiver && length < MIN_WAIVER ? `太短(${length} 个字符，至少 ${MIN_WAIVER} 个)` : null,
  }
}

const REMEDY: Record<string, string> = {
  PORTAL_MODE: '请设为 demo（演示）或 live(正式)',
  DATABASE_URL: '请设为 PostgreSQL 的连接地址',
  NEXTAUTH_SECRET: '请用 openssl rand -base64 48 生成一个',
  PORTAL_VAULT_KEYS: '请设为 k1:后接 openssl rand -base64 32 的结果，多把之间用逗号隔开',
  PORTAL_INDEX_KEY: '请用 openssl rand -base64 32 另生成一个',
  NEXTAUTH_URL: '请设为本门户对外的网址',
  PORTAL_SCANNER: '请设为 clamd://主机：端口；决定不扫描材料的，改在 PORTAL_SCANNER_WAIVER 中写明由谁决定',
  PORTAL_SCANNER_WAIVER: '请用一句话写明由谁、因何决定不扫描材料',
  PORTAL_PROXY_HOPS: '请设为门户前面反向代理的层数，0 至 5',
}

/**
 * The settings of this process, or one refusal that names every missing, short, default or known value (S-06, F-03): `fields` and `also`
 * hold a sentence for each environment variable. The values themselves are never repeated.
 */
export function readSettings(env: Environment): Outcome<Settings> {
  const mode = env.PORTAL_MODE
  const held: Mode = mode === 'demo' ? 'demo' : 'live'
  const faults: Record<string, string | null> = {
    PORTAL_MODE: mode === 'demo' || mode === 'live' ? null : mode ? '不是 demo 或 live' : '未设置',
    DATABASE_URL: databaseFault(env.DATABASE_URL),
    NEXTAUTH_SECRET: secretFault(env.NEXTAUTH_SECRET),
    PORTAL_VAULT_KEYS: keyringFault(env.PORTAL_VAULT_KEYS, env.PORTAL_INDEX_KEY),
    PORTAL_INDEX_KEY: keyFault(env.PORTAL_INDEX_KEY),
    NEXTAUTH_URL: addressFault(env.NEXTAUTH_URL, held),
    ...scannerFaults(env, held),
    PORTAL_PROXY_HOPS: env.PORTAL_PROXY_HOPS && !HOPS.test(env.PORTAL_PROXY_HOPS) ? '写法不对' : null,
  }
  const named = Object.entries(faults).filter(([, fault]) => fault !== null)
  if (named.length > 0) {
    const sentences = named.map(([name, fault]) => [name, `${name} ${fault}:${REMEDY[name]}。`] as const)
    const also = sentences.map(([name, message]) => ({ code: `settings.${name}`, message }))
    const message = `环境变量 ${named.map(([name]) => name).join('、')} 不合要求：请改正后再启动。`
    return refused('settings', message, { fields: Object.fromEntries(sentences), also })
  }
  return done({
    mode: mode as Mode,
    databaseUrl: env.DATABASE_URL as string,
    authSecret: env.NEXTAUTH_SECRET as string,
    vaultKeys: env.PORTAL_VAULT_KEYS as string,
    indexKey: env.PORTAL_INDEX_KEY as string,
    publicUrl: env.NEXTAUTH_URL as string,
    scannerWaiver: env.PORTAL_SCANNER ? null : env.PORTAL_SCANNER_WAIVER?.trim() || null,
    proxyHops: proxyHops(env),
  })
}

/** What a demo leaves in a database: enabled or disabled demo accounts, attestations marked 演示, days the demo clock was moved. */
export type DemoTraces = { demoAccounts: number; demoAttestations: number; demoClockOffset: number }

/** Why a live portal must not start on this database; empty when it may (S-06). */
export function liveRefusals(traces: DemoTraces): Problem[] {
  const problems: Problem[] = []
  const remedy = '正式环境须使用从未用于演示的数据库。'
  if (traces.demoAccounts > 0)
    problems.push({ code: 'live.demoAccounts', message: `数据库里有 ${traces.demoAccounts} 个演示账号：${remedy}` })
  if (traces.demoAttestations > 0)
    problems.push({ code: 'live.demoAttestations', message: `数据库里有 ${traces.demoAttestations} 份演示的标准确认：${remedy}` })
  if (traces.demoClockOffset !== 0)
    problems.push({ code: 'live.demoClock', message: `数据库里的演示时钟被拨动了 ${traces.demoClockOffset} 天：${remedy}` })
  return problems
}
