import { expect, test } from 'vitest'
import { endSays } from './ending'

test.each([
  [{ why: 'movedElsewhere', happenedOn: '2026-11-20' }, ['原因：已迁往两地以外，发生于 2026年11月20日']],
  [{ why: 'movedElsewhere' }, ['原因：已迁往两地以外']],
  [{ reason: '示例' }, []],
])('a proposed end, to its reviewer: %j', (words, says) => {
  expect(endSays(words)).toEqual(says)
})
