import { verifierNow } from '../exchange/commands/certificate'
import type { BureauKey, StatusList } from '../exchange/schema/certificate'
import type { PlainDate } from '../kernel/dates'
import { portalToday } from './session'

/** What a browser needs to verify by itself; `today` is the portal’s day. */
export type VerifierState = { today: PlainDate; keys: BureauKey[]; lists: StatusList[] }

const KEPT = 30_000
const held = globalThis as typeof globalThis & { portalVerifier?: { at: number; today: PlainDate; state: Promise<VerifierState> } }

/** The lists are signed anew at most every half minute, however many ask. */
export async function verifierState(now: Date = new Date()): Promise<VerifierState> {
  const today = await portalToday()
  const kept = held.portalVerifier
  if (kept && kept.today === today && now.getTime() - kept.at < KEPT) return kept.state
  const state = verifierNow(today, now).then((verifier) => ({ today, ...verifier }))
  held.portalVerifier = { at: now.getTime(), today, state }
  state.catch(() => {
    held.portalVerifier = undefined
  })
  return state
}
