import { CALENDAR } from '../access/schema'
import { asActor } from '../db'
import { liveRefusals, readSettings } from '../mode'
import { demoTraces } from '../supervision/store'
import { log } from './log'

/** Each reason why this process must not serve, one Chinese sentence each; empty when it may (S-06). */
export async function refusalsAtStart(env: NodeJS.ProcessEnv): Promise<string[]> {
  const settings = readSettings(env)
  if (!settings.ok) return Object.values(settings.problem.fields ?? {})
  if (settings.value.mode === 'demo') return []
  try {
    return liveRefusals(await asActor(CALENDAR, demoTraces)).map(({ message }) => message)
  } catch {
    // Not known to be free of a demo is not free of a demo.
    return ['查不到数据库是否用于过演示：请检查 DATABASE_URL 所指的数据库能否连接、结构是否最新。']
  }
}

/** Ends this process, with its reasons, when it must not serve; a waiver it serves under is put on record (F-03). */
export async function refuseToStart(): Promise<void> {
  const refusals = await refusalsAtStart(process.env)
  if (refusals.length === 0) {
    const settings = readSettings(process.env)
    if (settings.ok && settings.value.scannerWaiver) log.warn({ waiver: settings.value.scannerWaiver }, 'papers are not scanned')
    return
  }
  for (const sentence of refusals) console.error(`不能启动：${sentence}`)
  process.exit(1)
}
