import { randomBytes } from 'node:crypto'
import pino from 'pino'

/** Field names that never reach a log, at any of the depths we write. */
const SECRET_FIELDS = [
  'password',
  'current',
  'next',
  'passwordHash',
  'nationalId',
  'nationalIdCipher',
  'phone',
  'phoneCipher',
  'address',
  'name',
  'displayName',
  'code',
  'token',
  'cookie',
  'authorization',
]

const SHAPES: ReadonlyArray<[RegExp, string]> = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[证件号]'],
  [/(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g, '[手机号]'],
]

/** Ids and phone numbers taken out of a text, whatever it is. */
export function withoutPersonal(text: string): string {
  return SHAPES.reduce((left, [shape, mark]) => left.replace(shape, mark), text)
}

/** A logger that drops secret fields and strikes out ids and phones wherever they stand. */
export function makeLog(write: (line: string) => void): pino.Logger {
  return pino(
    {
      level: process.env.PORTAL_LOG ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    },
    { write: (line: string) => write(withoutPersonal(line)) },
  )
}

export const log = makeLog((line) => void process.stdout.write(line))

/** A short number a person can read out on the telephone. */
function incidentNumber(): string {
  return randomBytes(4).toString('hex').toUpperCase()
}

/**
 * Logs an unexpected error by kind and place, never by its message: a database's message may quote the row.
 * Answers the incident number to show.
 */
export function logIncident(where: string, error: unknown): string {
  const incident = incidentNumber()
  const known = error instanceof Error ? error : null
  const frames = (known?.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
  const kind = known && 'code' in known ? `${known.name} ${String(known.code)}` : (known?.name ?? typeof error)
  log.error({ incident, where, kind, frames }, 'unexpected')
  return incident
}
