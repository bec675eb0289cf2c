import { cookies, headers } from 'next/headers'
import { type SignedIn, signIn, signOut, type Visitor } from '../accounts/commands'
import { shortAgent } from '../accounts/rules'
import type { SignIn } from '../accounts/schema'
import type { Outcome } from '../kernel/outcome'
import { callerAddress } from './rate'
import { heldTicket } from './session'
import { sealTicket, sessionCookieName, sessionCookieOptions } from './session-cookie'

/** Who stands at the door: address, kind of browser, and the session this browser held until now. */
export async function visitor(): Promise<Visitor> {
  const held = await heldTicket()
  return {
    address: await callerAddress(),
    agent: shortAgent((await headers()).get('user-agent') ?? ''),
    ...(held ? { replacing: held } : {}),
  }
}

/** Signs in and gives this browser its cookie; callable where cookies may be set (actions, route handlers). */
export async function signInHere(input: SignIn, at: Date): Promise<Outcome<SignedIn>> {
  const outcome = await signIn(input, await visitor(), at)
  if (outcome.ok) {
    const { sessionId, expiresAt, actor } = outcome.value
    const sealed = await sealTicket({ accountId: actor.accountId as string, sessionId })
    ;(await cookies()).set(sessionCookieName(), sealed, sessionCookieOptions(expiresAt))
  }
  return outcome
}

/** Ends the session of this browser and takes its cookie back, also when the session had died by itself. */
export async function signOutHere(at: Date): Promise<void> {
  const held = await heldTicket()
  if (held) await signOut(held.accountId, held.sessionId, at)
  ;(await cookies()).delete(sessionCookieName())
}
