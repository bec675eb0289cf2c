import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { liveRefusals, portalMode, proxyHops, readSettings, scannerAddress } from './mode'

const key = () => randomBytes(32).toString('base64')

function good(mode = 'live') {
  return {
    PORTAL_MODE: mode,
    DATABASE_URL: 'postgresql://portal_app:x@127.0.0.1:5432/portal',
    NEXTAUTH_SECRET: randomBytes(48).toString('base64url'),
    PORTAL_VAULT_KEYS: `k2:${key()},k1:${key()}`,
    PORTAL_INDEX_KEY: key(),
    NEXTAUTH_URL: 'https://huren.example.gov.cn',
    PORTAL_SCANNER: 'clamd://scanner.example.gov.cn:3310',
  }
}

function faultsOf(env: Record<string, string | undefined>) {
  const outcome = readSettings(env)
  return outcome.ok ? [] : Object.keys(outcome.problem.fields ?? {})
}

describe('S-06 settings', () => {
  test('good settings are read, in both modes', () => {
    for (const mode of ['demo', 'live']) {
      const env = good(mode)
      expect(readSettings(env)).toEqual({
        ok: true,
        value: {
          mode,
          databaseUrl: env.DATABASE_URL,
          authSecret: env.NEXTAUTH_SECRET,
          vaultKeys: env.PORTAL_VAULT_KEYS,
          indexKey: env.PORTAL_INDEX_KEY,
          publicUrl: env.NEXTAUTH_URL,
          scannerWaiver: null,
          proxyHops: mode === 'live' ? 1 : 0,
        },
      })
    }
  })

  test('how many proxies stand in front is a digit; nothing said: one in live, none in a demo', () => {
    expect(['0', '2', '5', ''].map((hops) => proxyHops({ PORTAL_MODE: 'live', PORTAL_PROXY_HOPS: hops }))).toEqual([0, 2, 5, 1])
    expect(proxyHops({ PORTAL_MODE: 'demo', PORTAL_PROXY_HOPS: '1' })).toBe(1)
    for (const said of ['-1', '6', '1.5', 'one', ' 1'])
      expect(faultsOf({ ...good(), PORTAL_PROXY_HOPS: said })).toEqual(['PORTAL_PROXY_HOPS'])
  })

  test('an empty environment names every missing value, each with its own sentence', () => {
    const outcome = readSettings({})
    if (outcome.ok) throw new Error('was accepted')
    const names = [
      'PORTAL_MODE',
      'DATABASE_URL',
      'NEXTAUTH_SECRET',
      'PORTAL_VAULT_KEYS',
      'PORTAL_INDEX_KEY',
      'NEXTAUTH_URL',
      'PORTAL_SCANNER',
    ]
    expect(Object.keys(outcome.problem.fields ?? {})).toEqual(names)
    expect(outcome.problem.also?.map(({ message }) => message)).toEqual(Object.values(outcome.problem.fields ?? {}))
    for (const name of names) expect(outcome.problem.message).toContain(name)
  })

  const zeros = Buffer.alloc(32).toString('base64')
  const short = randomBytes(16).toString('base64')
  const same = key()
  const bad: Array<[string, string, string, string?]> = [
    ['unknown mode', 'PORTAL_MODE', 'production'],
    ['empty secret', 'NEXTAUTH_SECRET', ''],
    ['blank secret', 'NEXTAUTH_SECRET', ' '.repeat(40)],
    ['short secret', 'NEXTAUTH_SECRET', randomBytes(12).toString('base64url')],
    ['default secret', 'NEXTAUTH_SECRET', 'changeme-changeme-changeme-changeme-changeme'],
    ['known secret', 'NEXTAUTH_SECRET', 'your_secret_here_0123456789abcdefghijk'],
    ['one letter', 'NEXTAUTH_SECRET', 'x'.repeat(64)],
    ['vault key without an id', 'PORTAL_VAULT_KEYS', key()],
    ['vault key of zeros', 'PORTAL_VAULT_KEYS', `k1:${zeros}`],
    ['short vault key', 'PORTAL_VAULT_KEYS', `k1:${short}`],
    ['second vault key short', 'PORTAL_VAULT_KEYS', `k2:${key()},k1:${short}`],
    ['one id twice', 'PORTAL_VAULT_KEYS', `k1:${key()},k1:${key()}`],
    ['one key twice', 'PORTAL_VAULT_KEYS', `k2:${same},k1:${same}`],
    ['trailing comma', 'PORTAL_VAULT_KEYS', `k1:${key()},`],
    ['index key of zeros', 'PORTAL_INDEX_KEY', zeros],
    ['index key not base64', 'PORTAL_INDEX_KEY', 'not base64 at all'],
    ['short index key', 'PORTAL_INDEX_KEY', short],
    ['address without a scheme', 'NEXTAUTH_URL', 'huren.example.gov.cn'],
    ['live without https', 'NEXTAUTH_URL', 'http://huren.example.gov.cn'],
    ['another database', 'DATABASE_URL', 'mysql://x@y/z'],
    ['no scanner', 'PORTAL_SCANNER', ''],
    ['another scanner', 'PORTAL_SCANNER', 'http://127.0.0.1:3310'],
    ['scanner without a port', 'PORTAL_SCANNER', 'clamd://127.0.0.1'],
    ['scanner at no port', 'PORTAL_SCANNER', 'clamd://127.0.0.1:65536'],
    ['waiver by nobody', 'PORTAL_SCANNER_WAIVER', '不用扫描'],
  ]
  test.each(bad)('%s is refused by name', (_, name, value) => {
    expect(faultsOf({ ...good(), [name]: value })).toEqual([name])
  })

  test('the index key is none of the vault keys', () => {
    const env = good()
    expect(faultsOf({ ...env, PORTAL_VAULT_KEYS: `k1:${env.PORTAL_INDEX_KEY}` })).toEqual(['PORTAL_VAULT_KEYS'])
  })

  test('no refusal repeats a value', () => {
    const value = 'changeme-and-more-of-it-0123456789'
    const outcome = readSettings({ ...good(), NEXTAUTH_SECRET: value, PORTAL_INDEX_KEY: value, PORTAL_VAULT_KEYS: `k1:${value}` })
    expect(JSON.stringify(outcome)).not.toContain(value)
  })

  test('a live portal on this machine may be reached without https', () => {
    expect(faultsOf({ ...good(), NEXTAUTH_URL: 'http://127.0.0.1:3000' })).toEqual([])
  })
})

describe('F-03 the scanner of papers', () => {
  const WAIVER = ' 示例·分管负责人决定试运行期间暂不扫描材料。 '

  test('live goes without one on the word of someone, which is kept', () => {
    const outcome = readSettings({ ...good(), PORTAL_SCANNER: undefined, PORTAL_SCANNER_WAIVER: WAIVER })
    expect(outcome).toMatchObject({ ok: true, value: { scannerWaiver: WAIVER.trim() } })
    expect(faultsOf({ ...good(), PORTAL_SCANNER: '', PORTAL_SCANNER_WAIVER: '暂时不用' })).toEqual(['PORTAL_SCANNER_WAIVER'])
    expect(faultsOf({ ...good(), PORTAL_SCANNER: '', PORTAL_SCANNER_WAIVER: ' '.repeat(20) })).toEqual(['PORTAL_SCANNER'])
  })

  test('a waiver excuses no wrong address, and a scanner makes a waiver void', () => {
    expect(faultsOf({ ...good(), PORTAL_SCANNER: 'clamd', PORTAL_SCANNER_WAIVER: WAIVER })).toEqual(['PORTAL_SCANNER'])
    expect(readSettings({ ...good(), PORTAL_SCANNER_WAIVER: WAIVER })).toMatchObject({ ok: true, value: { scannerWaiver: null } })
  })

  test('a demo needs neither, but a wrong address is named there too', () => {
    expect(faultsOf({ ...good('demo'), PORTAL_SCANNER: undefined })).toEqual([])
    expect(faultsOf({ ...good('demo'), PORTAL_SCANNER: 'clamd' })).toEqual(['PORTAL_SCANNER'])
  })

  test('an address is a host and a port', () => {
    expect(scannerAddress('clamd://[::1]:3310')).toEqual({ host: '::1', port: 3310 })
    expect(scannerAddress('clamd://av.example:65535')).toEqual({ host: 'av.example', port: 65_535 })
    expect(scannerAddress('clamd://av.example:0')).toBeNull()
  })
})

describe('S-06 live refuses what a demo left', () => {
  const clean = { demoAccounts: 0, demoAttestations: 0, demoClockOffset: 0 }
  test('a clean database is accepted', () => expect(liveRefusals(clean)).toEqual([]))
  test.each([
    ['demoAccounts', 'live.demoAccounts'],
    ['demoAttestations', 'live.demoAttestations'],
    ['demoClockOffset', 'live.demoClock'],
  ])('%s', (name, code) => {
    expect(liveRefusals({ ...clean, [name]: 2 }).map((problem) => problem.code)).toEqual([code])
  })
  test('all at once, one sentence each', () => {
    expect(liveRefusals({ demoAccounts: 1, demoAttestations: 1, demoClockOffset: 1 })).toHaveLength(3)
  })
})

describe('the mode', () => {
  test('NODE_ENV has no say, and what is forgotten is live', () => {
    const { PORTAL_MODE, NODE_ENV } = process.env
    try {
      for (const node of ['production', 'development', 'test']) {
        Object.assign(process.env, { NODE_ENV: node, PORTAL_MODE: 'demo' })
        expect(portalMode()).toBe('demo')
        delete process.env.PORTAL_MODE
        expect(portalMode()).toBe('live')
      }
    } finally {
      Object.assign(process.env, { NODE_ENV, ...(PORTAL_MODE ? { PORTAL_MODE } : {}) })
    }
  })
})
