import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callerIn, notePeers } from './caller'

const PEER = '127.0.0.1'

describe('W-03 whose address it is: the trustworthy end of X-Forwarded-For', () => {
  test.each([
    ['no proxy', 0, '203.0.113.9', '203.0.113.9'],
    ['no proxy, a list of the caller’s own', 0, '1.1.1.1, 2.2.2.2, 203.0.113.9', '203.0.113.9'],
    ['one proxy that overwrites', 1, '203.0.113.9, 10.0.0.1', '203.0.113.9'],
    ['one proxy that appends to what the caller wrote', 1, '1.1.1.1, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
    ['two proxies', 2, '1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.1', '203.0.113.9'],
    ['past the proxy, without a header', 1, '203.0.113.9', '203.0.113.9'],
    ['empty parts count for nothing', 1, ', ,203.0.113.9,, 10.0.0.1', '203.0.113.9'],
    ['nothing known', 0, null, 'unknown'],
  ] as const)('%s', (_what, hops, list, told) => {
    expect(callerIn(list, hops)).toBe(told)
  })
})

describe('whoever speaks to the server stands at the end of the list, whatever they wrote', () => {
  const server = createServer((asked, answer) => answer.end(String(asked.headers['x-forwarded-for'])))
  beforeAll(async () => {
    // Told twice, as by two bundles of one process: noted once.
    notePeers()
    notePeers()
    await new Promise<void>((open) => server.listen(0, PEER, open))
  })
  afterAll(() => server.close())

  const heard = (headers: Record<string, string | string[]>) =>
    new Promise<string>((tell, fail) => {
      const { port } = server.address() as AddressInfo
      request({ host: PEER, port, headers }, async (answer) => tell((await answer.toArray()).join('')))
        .on('error', fail)
        .end()
    })

  test.each([
    [{}, PEER],
    [{ 'X-Forwarded-For': '1.1.1.1' }, `1.1.1.1, ${PEER}`],
    [{ 'x-forwarded-for': ['1.1.1.1', '2.2.2.2'] }, `1.1.1.1, 2.2.2.2, ${PEER}`],
  ])('%j', async (headers, list) => {
    expect(await heard(headers)).toBe(list)
    expect(callerIn(list, 0)).toBe(PEER)
  })
})
