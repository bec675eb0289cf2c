import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { portalMode } from '../../mode'
import { maskedPhone } from '../rules'

/** How a code reaches a phone. A bureau's own gateway stands behind this port. */
export type SmsPort = {
  send(phone: string, code: string): Promise<void>
  /** True when the code may also be shown on the page: only the demo's outbox. */
  showsCode: boolean
}

/** The demo's gateway: a file beside the demo's database, with the phone masked. */
export function fileOutbox(folder: string): SmsPort {
  return {
    showsCode: true,
    async send(phone, code) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const line = JSON.stringify({ at: new Date().toISOString(), phone: maskedPhone(phone), code, mark: '演示' })
      await appendFile(path.join(folder, 'sms.jsonl'), `${line}\n`, { mode: 0o600 })
    },
  }
}

let configured: SmsPort | null = null

/** Live mode: the installation names its gateway here at start. */
export function installSmsPort(port: SmsPort | null): void {
  configured = port
}

/** The port of this process; null in live mode without a gateway: codes are then refused, never lost. */
export function smsPort(): SmsPort | null {
  if (configured) return configured
  if (portalMode() !== 'demo') return null
  return fileOutbox(path.join(process.env.PORTAL_DATA_DIR ?? '.data', 'outbox'))
}
