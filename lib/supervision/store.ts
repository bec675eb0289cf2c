import type { Door } from '../db'
import type { DemoTraces } from '../mode'

/** What a demo has left here. Ask as the calendar, who sees every account: for others a wall would make it zero. */
export async function demoTraces(tx: Door): Promise<DemoTraces> {
  const [traces] = await tx.$queryRaw<DemoTraces[]>`select
    (select count(*)::int from "Account" where "demo") as "demoAccounts",
    (select count(*)::int from "Attestation" where "mark" like '%演示%') as "demoAttestations",
    (select coalesce(max("offsetDays"), 0)::int from "DemoClock") as "demoClockOffset"`
  if (!traces) throw new Error('the database counted nothing')
  return traces
}
