import { z } from 'zod'
import { isPlainDate } from '../../kernel/dates'

/** 签名算法: standard (Ed25519 over SHA-512, digests by SHA-256) or 国密 (SM2 with SM3). Its id stands beside every signature. */
export const SUITES = ['standard', 'gm'] as const
export const SuiteId = z.enum(SUITES)
export type SuiteId = z.infer<typeof SuiteId>
export const SUITE_LABEL: Record<SuiteId, string> = { standard: 'Ed25519', gm: '国密 SM2/SM3' }

/** 互认证书编号: sixteen letters of 32, drawn at random (80 bits), so that none can be guessed from another. */
export const Serial = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '证书编号是16位字母和数字')
export type Serial = z.infer<typeof Serial>

const day = z.string().refine(isPlainDate)

/** The facts in a token, and no others: what a stranger may know who holds the paper. Two regions: where insured, where assessed. */
export const CertificateFacts = z.strictObject({
  serial: Serial,
  /** Masked. */
  name: z.string().min(1).max(60),
  grade: z.int().min(0).max(5),
  validFrom: day,
  /** Included. */
  validTo: day,
  regions: z.tuple([z.string().regex(/^\d{6}$/), z.string().regex(/^\d{6}$/)]),
  editionId: z.string().min(1).max(60),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
})
export type CertificateFacts = z.infer<typeof CertificateFacts>

/** A bureau's published key. `fingerprint` (of which `keyId` is the head) is what a bureau prints to be compared by eye. */
export type BureauKey = {
  keyId: string
  regionCode: string
  suite: SuiteId
  /** Lower-case hex. */
  publicKey: string
  fingerprint: string
  validFrom: string
  /** Included. */
  validTo: string
  revokedOn: string | null
  mark: string
}

/** What has become of a certificate since it was given; `valid` is every other. */
export const CERTIFICATE_ENDS = ['superseded', 'ended', 'revoked'] as const
export const CertificateEnd = z.enum(CERTIFICATE_ENDS)
export type CertificateEnd = z.infer<typeof CertificateEnd>
export const CERTIFICATE_END_LABEL: Record<CertificateEnd, string> = { superseded: '已由新的结果取代', ended: '已终止', revoked: '已作废' }

/** A bureau's signed list of its certificates that no longer stand: digests of serials, so that the list names none. */
export const StatusList = z.strictObject({
  regionCode: z.string().regex(/^\d{6}$/),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** The instant it was signed, ISO. */
  asOf: z.iso.datetime(),
  /** First eight bytes of sha256(serial), hex → what became of it. */
  ends: z.record(z.string().regex(/^[0-9a-f]{16}$/), CertificateEnd),
  signature: z.string().regex(/^[0-9a-f]+$/),
})
export type StatusList = z.infer<typeof StatusList>

/** green 有效 · amber 待核 · red 不符或失效. */
export type Colour = 'green' | 'amber' | 'red'

/** What a verifier says, with the facts when the signature is right. */
export type Verdict = {
  colour: Colour
  code:
    | 'valid'
    | 'notYet'
    | 'staleList'
    | 'noList'
    | CertificateEnd
    | 'expired'
    | 'unreadable'
    | 'unknownKey'
    | 'forged'
    | 'keyRevoked'
    | 'keyOver'
  says: string
  facts: CertificateFacts | null
  /** Hours since the list was signed; null without one. */
  listAge: number | null
}
