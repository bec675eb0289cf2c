import { type CodePurpose, requestCode } from '../accounts/commands/codes'
import { done, type Outcome } from '../kernel/outcome'
import { log } from './log'
import { callerAddress } from './rate'

/** Sends a code to the phone for whoever calls. That the whole portal's hour is used up is a line of the log somebody is to be woken by. */
export async function sendCodeHere(
  phone: string,
  purpose: CodePurpose,
  at: Date,
): Promise<Outcome<{ shownCode: string | null; phone: string }>> {
  const outcome = await requestCode(phone, purpose, await callerAddress(), at)
  if (outcome.ok) return done({ ...outcome.value, phone })
  if (outcome.problem.code === 'codesSpent') log.error({ alert: 'codesSpent', purpose }, 'the portal sends no more codes this hour')
  return outcome
}
