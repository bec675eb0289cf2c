import { NO_CERTIFICATE, tokenOfSerial } from '@/lib/exchange/commands/certificate'
import { callerAddress, turnAway } from '@/lib/web/rate'

type Context = { params: Promise<{ serial: string }> }

const TURNS = 30
const WINDOW = 600

/** The token of a serial, to be judged where it is shown. Every miss reads the same, and few may be tried (W-04). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const away = await turnAway(`verify:${await callerAddress()}`, TURNS, WINDOW)
  if (away) return away
  const found = await tokenOfSerial((await params).serial)
  const headers = { 'Cache-Control': 'no-store' }
  return found.ok ? Response.json(found.value, { headers }) : Response.json({ problem: NO_CERTIFICATE.problem }, { status: 404, headers })
}
