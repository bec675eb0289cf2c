import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR, type Role } from '../../access/schema'
import { accountsAddressed } from '../../access/store/recipients'
import type { MessageAbout, MessageWeight } from '../../cases/schema/message'
import { insertMessages } from '../../cases/store/message'
import { type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'

/** What something is told about: its id and number, which step of it, and when. Of one step nobody is told twice. */
export type Subject = { about: MessageAbout; id: string; number: string; seq: number; today: PlainDate; at: Date }

/** Who is told what. */
export type Telling = {
  posts?: ReadonlyArray<{ regionCode: string; role: Role }>
  institutionId?: string
  accountIds?: readonly string[]
  weight: MessageWeight
  title: string
  text: string
}

/** Posts of several bureaus. */
export function postsOf(regions: readonly string[], ...roles: Role[]): Array<{ regionCode: string; role: Role }> {
  return regions.flatMap((regionCode) => roles.map((role) => ({ regionCode, role })))
}

/** Does something by the portal's own hand, and is the actor again. */
export async function byPortalsHand<T>(tx: Door, actor: Actor, work: () => Promise<T>): Promise<T> {
  await nowAsking(tx, CALENDAR)
  const answer = await work()
  await nowAsking(tx, actor)
  return answer
}

/** Writes to the inboxes concerned, in the transaction of the deed; whoever did it has seen it done. */
export async function tell(tx: Door, actor: Actor, subject: Subject, tellings: readonly Telling[]): Promise<void> {
  await byPortalsHand(tx, actor, async () => {
    const reached = new Set([actor.accountId])
    for (const { posts = [], institutionId, accountIds = [], weight, title, text } of tellings) {
      const institutionIds = institutionId ? [institutionId] : []
      const found = await accountsAddressed(tx, { accountIds, personKey: null, posts, institutionIds })
      const fresh = found.filter((one) => !reached.has(one.accountId))
      for (const { accountId } of fresh) reached.add(accountId)
      const { about, id, number, seq, today, at } = subject
      // What is told to people of a bureau is that bureau's: the row policy shows it to them there and nowhere else.
      for (const region of new Set(fresh.map((one) => one.regionCode ?? ''))) {
        const of = { about, id, caseNo: number, insuredRegion: region, residenceRegion: region, seq, on: today, at }
        const there = fresh.filter((one) => (one.regionCode ?? '') === region)
        await insertMessages(
          tx,
          of,
          there.map(({ accountId }) => ({ id: randomUUID(), accountId, weight, title, text })),
        )
      }
    }
  })
}
