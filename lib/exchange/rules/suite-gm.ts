import { sm2 } from 'sm-crypto-v2'
import type { Suite } from './suites'

/** SM2 with SM3 (GB/T 32918.2), the default user id 1234567812345678; a signature is r ‖ s. A file of its own: few ever load it. */
export const GM: Suite = {
  publicKeyOf: (secret) => sm2.getPublicKeyFromPrivateKey(secret),
  sign: (message, secret) => sm2.doSignature(message, secret, { hash: true, publicKey: sm2.getPublicKeyFromPrivateKey(secret) }),
  verify(message, signature, publicKey) {
    if (!/^[0-9a-f]{128}$/.test(signature)) return false
    try {
      return sm2.doVerifySignature(message, signature, publicKey, { hash: true })
    } catch {
      return false
    }
  },
}
