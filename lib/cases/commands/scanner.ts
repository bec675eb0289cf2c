import { connect } from 'node:net'
import { scannerAddress } from '../../mode'

/** What a scanner says of a file; 'unavailable' leaves it quarantined (F-03). */
export type Verdict = 'clean' | 'infected' | 'unavailable'
export type Scanner = { scan(content: Uint8Array): Promise<Verdict> }

const PATIENCE = 30_000
const PIECE = 64 * 1024

/** A clamd by its INSTREAM command: each piece under its length, an empty one at the end, one line of answer. */
export function clamd(host: string, port: number): Scanner {
  return {
    scan(content) {
      return new Promise((resolve) => {
        const socket = connect({ host, port })
        let answer = ''
        function settle(verdict: Verdict): void {
          socket.destroy()
          resolve(verdict)
        }
        socket.setTimeout(PATIENCE, () => settle('unavailable'))
        socket.on('error', () => settle('unavailable'))
        socket.on('data', (part) => {
          answer += part.toString('latin1')
        })
        socket.on('close', () => {
          if (/: OK\0?\s*$/.test(answer)) resolve('clean')
          else if (/ FOUND\0?\s*$/.test(answer)) resolve('infected')
          else resolve('unavailable')
        })
        socket.on('connect', () => {
          socket.write('zINSTREAM\0')
          for (let from = 0; from < content.length; from += PIECE) {
            const piece = content.subarray(from, from + PIECE)
            const length = Buffer.alloc(4)
            length.writeUInt32BE(piece.length)
            socket.write(length)
            socket.write(piece)
          }
          socket.write(Buffer.alloc(4))
        })
      })
    },
  }
}

/** The scanner of this process, from PORTAL_SCANNER ("clamd://host:3310"); null when none is configured: files open marked 未扫描. */
export function scannerInUse(setting: string | undefined = process.env.PORTAL_SCANNER): Scanner | null {
  if (!setting) return null
  const address = scannerAddress(setting)
  if (!address) throw new Error('PORTAL_SCANNER: expected "clamd://host:port"')
  return clamd(address.host, address.port)
}
