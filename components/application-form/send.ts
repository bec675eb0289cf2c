import type { Problem } from '@/lib/kernel/outcome'

/** What a server action answers, and the action as a page hands it to a form that sends plain values. */
export type Sent<V> = null | { ok: true; value: V } | { ok: false; problem: Problem }
export type Send<V> = (previous: null, sent: unknown) => Promise<Sent<V>>

const LOST = { code: 'network', message: '网络中断，没有传到。填写的内容还在，请稍后再按一次。' }

/** Sends and always answers: a lost connection is a problem like any other. */
export async function sendTo<V>(action: Send<V>, input: unknown): Promise<NonNullable<Sent<V>>> {
  try {
    return (await action(null, input)) ?? { ok: false, problem: LOST }
  } catch {
    return { ok: false, problem: LOST }
  }
}
