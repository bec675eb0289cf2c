import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Encryption of personal fields and blind indexes (P-01, P-02, P-03). AES-256-GCM; the text carries the key's id; the
 * associated data binds it to its place ("table.column:rowKey"), so a cipher copied to another row does not open.
 */
export type Vault = {
  seal(plain: string, place: string): string
  open(sealed: string, place: string): string
  sealBytes(plain: Uint8Array, place: string): Uint8Array<ArrayBuffer>
  openBytes(sealed: Uint8Array, place: string): Uint8Array<ArrayBuffer>
  /** HMAC-SHA-256 under the index key; callers normalise first. `purpose` keeps ids and phones apart. */
  index(purpose: 'nationalId' | 'phone' | 'code', normalised: string): string
}

const NONCE = 12
const TAG = 16

function keyring(text: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>()
  for (const part of text.split(',')) {
    const [id, secret] = part.split(':')
    const key = Buffer.from(secret ?? '', 'base64')
    if (!id || key.length !== 32) throw new Error('PORTAL_VAULT_KEYS: each key is "id:base64 of 32 bytes"')
    keys.set(id, key)
  }
  return keys
}

/** `keys` is "k2:…,k1:…": the first seals, all open. */
export function makeVault(keys: string, indexKey: string): Vault {
  const ring = keyring(keys)
  const current = [...ring.keys()][0] as string
  const indexSecret = Buffer.from(indexKey, 'base64')
  if (indexSecret.length !== 32) throw new Error('PORTAL_INDEX_KEY: base64 of 32 bytes')

  function sealBytes(plain: Uint8Array, place: string): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', ring.get(current) as Buffer, nonce)
    cipher.setAAD(Buffer.from(place))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    const id = Buffer.from(current)
    return new Uint8Array(Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), body]))
  }

  function openBytes(sealed: Uint8Array, place: string): Uint8Array<ArrayBuffer> {
    const all = Buffer.from(sealed)
    const idLength = all[0] ?? 0
    const id = all.subarray(1, 1 + idLength).toString()
    const key = ring.get(id)
    if (!key) throw new Error(`vault: key ${id} is not in the ring`)
    const start = 1 + idLength
    const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(start, start + NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(all.subarray(start + NONCE, start + NONCE + TAG))
    return new Uint8Array(Buffer.concat([decipher.update(all.subarray(start + NONCE + TAG)), decipher.final()]))
  }

  return {
    sealBytes,
    openBytes,
    seal: (plain, place) => Buffer.from(sealBytes(Buffer.from(plain, 'utf8'), place)).toString('base64'),
    open: (sealed, place) => Buffer.from(openBytes(Buffer.from(sealed, 'base64'), place)).toString('utf8'),
    index: (purpose, normalised) => createHmac('sha256', indexSecret).update(`${purpose}\0${normalised}`).digest('base64url'),
  }
}

let ours: Vault | undefined

/** The vault of this process, from PORTAL_VAULT_KEYS and PORTAL_INDEX_KEY. */
export function vault(): Vault {
  ours ??= makeVault(process.env.PORTAL_VAULT_KEYS ?? '', process.env.PORTAL_INDEX_KEY ?? '')
  return ours
}
