import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** A way to sign. Keys and signatures are lower-case hex; the same message and key verify the same wherever it runs. */
export type Suite = {
  publicKeyOf(secret: string): string
  sign(message: Uint8Array, secret: string): string
  /** False for anything that is not exactly a signature of this message by this key; never throws. */
  verify(message: Uint8Array, signature: string, publicKey: string): boolean
}

/** Ed25519 (RFC 8032), judged strictly: a signature has one form. */
export const STANDARD: Suite = {
  publicKeyOf: (secret) => bytesToHex(ed25519.getPublicKey(hexToBytes(secret))),
  sign: (message, secret) => bytesToHex(ed25519.sign(message, hexToBytes(secret))),
  verify(message, signature, publicKey) {
    try {
      return ed25519.verify(hexToBytes(signature), message, hexToBytes(publicKey), { zip215: false })
    } catch {
      // Not a point, not the right length: no signature of ours.
      return false
    }
  },
}
