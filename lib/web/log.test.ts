import { describe, expect, it } from 'vitest'
import { logIncident, makeLog, withoutPersonal } from './log'

describe('A-05 logs', () => {
  const secrets = {
    nationalId: '330499194001010026',
    phone: '19900000001',
    password: 'a secret sentence',
    name: '示例·陈奶奶',
    address: '示例路1号',
  }
  it('carry no ids, phones, passwords, names or addresses, by field or in a sentence', () => {
    const lines: string[] = []
    const log = makeLog((line) => lines.push(line))
    log.info(secrets, 'plain')
    log.info({ input: secrets, deep: { er: secrets } }, 'nested')
    log.warn(`refused 330499194001010026 and 33049919400101002x called from +8619900000001, 19900000001`)
    const written = lines.join('\n')
    for (const secret of Object.values(secrets)) expect(written).not.toContain(secret)
    expect(written).not.toContain('33049919400101002x')
    expect(lines).toHaveLength(3)
  })
  it('keep what is needed', () => {
    expect(withoutPersonal('case 2026-0001 of 330483 at 1732323232323')).toBe('case 2026-0001 of 330483 at 1732323232323')
  })
  it('an unexpected error is logged by kind and place, never by its message', () => {
    const lines: string[] = []
    const write = process.stdout.write
    process.stdout.write = (chunk: string | Uint8Array) => {
      lines.push(String(chunk))
      return true
    }
    let incident = ''
    try {
      incident = logIncident(
        'action',
        Object.assign(new Error('Key (nationalId)=(330499194001010026) exists, 示例·陈奶奶'), { code: 'P2002' }),
      )
    } finally {
      process.stdout.write = write
    }
    const written = lines.join('')
    expect(incident).toMatch(/^[0-9A-F]{8}$/)
    expect(written).toContain(incident)
    expect(written).toContain('P2002')
    expect(written).toContain('log.test.ts')
    expect(written).not.toContain('陈奶奶')
    expect(written).not.toContain('nationalId)')
  })
})
