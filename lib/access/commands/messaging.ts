import { randomUUID } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { portalMode } from '../../mode'

export const GATEWAYS = ['sms', 'email'] as const
export type Gateway = (typeof GATEWAYS)[number]

/** One thing to send. `id` never changes for it: a gateway that is given the same id again sends nothing a second time. */
export type Parcel = { id: string; to: string; title: string; body: string }

/** How a text leaves the house. A bureau's own gateway stands behind this port; `send` throws when it was not taken. */
export type MessagingPort = {
  send(parcel: Parcel): Promise<void>
  /** True when a sign-in code may also be shown on the page: only the demo's outbox. */
  showsCode: boolean
}

/** 199****0001, zh***@example.cn: whom it went to, without saying so. */
function masked(to: string): string {
  const [name = '', host] = to.split('@')
  return host === undefined ? `${to.slice(0, 3)}****${to.slice(-4)}` : `${name.slice(0, 2)}***@${host}`
}

/** The demo's gateway: one file a message, named by its id, with the recipient masked. A file that is there already was sent. */
export function fileOutbox(folder: string): MessagingPort {
  return {
    showsCode: true,
    async send({ id, to, title, body }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const text = JSON.stringify({ at: new Date().toISOString(), to: masked(to), title, body, mark: '演示' })
      const half = path.join(folder, `.${randomUUID()}`)
      await writeFile(half, `${text}\n`, { mode: 0o600 })
      try {
        // Whole or not at all: a process that dies while writing leaves no half message under the message's own name.
        await link(half, path.join(folder, `${id}.json`))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      } finally {
        await rm(half, { force: true })
      }
    },
  }
}

const configured = new Map<Gateway, MessagingPort>()

/** Live mode: the installation names its gateways here at start. */
export function installMessagingPort(gateway: Gateway, port: MessagingPort | null): void {
  if (port) configured.set(gateway, port)
  else configured.delete(gateway)
}

/** The port of this process; null in live mode without a gateway: codes are then refused, and what waits to be sent goes on waiting. */
export function messagingPort(gateway: Gateway): MessagingPort | null {
  const port = configured.get(gateway)
  if (port) return port
  if (portalMode() !== 'demo') return null
  return fileOutbox(path.join(process.env.PORTAL_DATA_DIR ?? '.data', 'outbox', gateway))
}
