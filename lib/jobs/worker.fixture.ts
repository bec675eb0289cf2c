import { once } from 'node:events'
import { DueAct } from '../cases/schema/due'
import { openQueue } from '../queue'
import { carryOutDue, handInDue } from './commands/due'
import { workThrough } from './commands/queue'

/**
 * A worker in a process of its own, to be killed: `node --import tsx lib/jobs/worker.fixture.ts 2026-07-14`. Told to go, it works
 * the queue of that day to its end and prints a line for each act it has begun, and one when nothing is left.
 */
const today = process.argv[2] ?? ''

const queue = await openQueue((error) => {
  throw error
})
await once(process.stdin, 'data')
await queue.tidy()
await handInDue(today)
const act = async (payload: unknown) => {
  process.stdout.write('begun\n')
  return carryOutDue(DueAct.parse(payload), today, new Date())
}
await workThrough(queue, 'act', { act }, (_where, error) => {
  throw error
})
process.stdout.write('nothing left\n')
process.exit(0)
