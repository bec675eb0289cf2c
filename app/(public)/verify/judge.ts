import { STANDARD } from '@/lib/exchange/rules/suites'
import { verdictOn } from '@/lib/exchange/rules/verdict'
import type { Verdict } from '@/lib/exchange/schema/certificate'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import type { VerifierState } from '@/lib/web/verifier'

const PATIENCE = 3_000

/** Newer keys and lists where the portal can be reached in three seconds; else what is at hand. */
export async function freshState(held: VerifierState): Promise<VerifierState> {
  try {
    const answer = await fetch('/api/verify', { signal: AbortSignal.timeout(PATIENCE) })
    return answer.ok ? ((await answer.json()) as VerifierState) : held
  } catch {
    // No network: the age of what is at hand is told with the verdict.
    return held
  }
}

export async function judge(text: string, state: VerifierState): Promise<Verdict> {
  // Fetched only where a bureau signs by it.
  const gm = state.keys.some((key) => key.suite === 'gm') ? { gm: (await import('@/lib/exchange/rules/suite-gm')).GM } : {}
  return verdictOn(text, { ...state, suites: { standard: STANDARD, ...gm } }, { today: state.today, now: Date.now() })
}

/** The token of a number as typed, from the portal. */
export async function tokenOf(typed: string): Promise<Outcome<string>> {
  try {
    const answer = await fetch(`/api/verify/${encodeURIComponent(typed.replace(/\s/g, '').slice(0, 40) || '-')}`)
    const said = (await answer.json()) as { token?: string; problem?: { code: string; message: string } }
    if (said.token) return done(said.token)
    if (said.problem && answer.status !== 404) return refused(said.problem.code, said.problem.message)
    return refused('certificate.notFound', '没有这个编号的证书。请对照证书再输一遍；仍然没有的，这份证书不能认可。')
  } catch {
    return refused('offline', '现在连不上网络，按编号查不了。请扫证书上的二维码，不联网也能核对签名。')
  }
}
