import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR } from '../../access/schema'
import { accountsAddressed } from '../../access/store/recipients'
import { type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { isMobile } from '../../people/rules/phone'
import { enqueue } from '../../queue'
import { passwordResetNotice, type ResetBy } from '../rules/account-notice'
import { insertMessages } from '../store/message'
import { insertOutgoing, type NewOutgoing } from '../store/outgoing'

/**
 * Tells the holder of an account, in the transaction that sets it, that the password was set anew: in the inbox, by SMS where the account
 * has a telephone, by e-mail where an address was given. The accounts' commands stand below the messages and are handed this; `asker` is
 * who was asking and asks again.
 */
export function tellPasswordReset(asker: Actor, by: ResetBy, { today, at }: { today: PlainDate; at: Date }) {
  return async function tell(tx: Door, accountId: string): Promise<void> {
    await nowAsking(tx, CALENDAR)
    const [holder] = await accountsAddressed(tx, { accountIds: [accountId], personKey: null, posts: [], institutionIds: [] })
    if (holder) {
      const { title, text, sms } = passwordResetNotice(by, at)
      const id = randomUUID()
      await insertMessages(tx, { id: null, on: today, at }, [{ id, accountId, weight: 'know', title, text }])
      const way = (channel: 'sms' | 'email', recipient: string | null, body: string): NewOutgoing[] =>
        recipient === null ? [] : [{ id: randomUUID(), accountId, channel, recipient, title, body }]
      const outgoing = [
        ...way('sms', holder.phone && isMobile(holder.phone) ? holder.phone : null, sms),
        ...way('email', holder.email, text),
      ]
      if (outgoing.length > 0) {
        await insertOutgoing(tx, { id: null, on: today, at }, outgoing)
        await enqueue(tx, 'deliver', [{ key: `account:${id}` }])
      }
    }
    await nowAsking(tx, asker)
  }
}
