import { asActor } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Actor } from '../schema'
import { writeAudit } from '../store'
import { keepEmail } from '../store/recipients'

/** Keeps one's own address for notices, or takes it away where it is left empty. Refuses `staffOnly`: families are reached by telephone. */
export function keepOwnEmail(actor: Actor, email: string, at: Date): Promise<Outcome<{ at: Date }>> {
  const { accountId, role } = actor
  if (accountId === null || role === 'applicant') return Promise.resolve(refused('staffOnly', '消息会发短信到您的手机，不用邮箱。'))
  return asActor(actor, async (tx) => {
    await keepEmail(tx, accountId, email === '' ? null : email)
    await writeAudit(tx, actor, { act: 'account.email', subject: `account:${accountId}`, outcome: 'done', detail: { kept: email !== '' } })
    return done({ at })
  })
}
