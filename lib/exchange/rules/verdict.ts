import type { PlainDate } from '../../kernel/dates'
import {
  type BureauKey,
  CERTIFICATE_END_LABEL,
  type CertificateFacts,
  type StatusList,
  type SuiteId,
  type Verdict,
} from '../schema/certificate'
import type { Suite } from './suites'
import { listMessage, readToken, serialKey } from './token'

/** How old a list may be before green turns amber, in hours. A default, 待核定. */
export const LIST_FRESH_HOURS = 24
const HOUR = 3_600_000

/** What a verifier holds: published keys, the bureaus' signed lists, and the ways to check them. */
export type Verifier = { keys: readonly BureauKey[]; lists: readonly StatusList[]; suites: Partial<Record<SuiteId, Suite>> }
/** `today` is the portal's day; `now` the moment, as milliseconds, against which a list's age is told. */
export type When = { today: PlainDate; now: number }

/**
 * 查验: green when a bureau's key signed it, it runs today, and a fresh list does not name it; amber where that cannot be told now; red
 * for everything else. Needs no network: all it looks at is handed in.
 */
export function verdictOn(text: string, verifier: Verifier, { today, now }: When): Verdict {
  const read = readToken(text)
  if (!read) return red('unreadable', '这不是互认证书的二维码，或者内容已经残缺、被改动。')
  const { facts } = read
  const key = verifier.keys.find((one) => one.keyId === facts.keyId)
  const suite = key && verifier.suites[key.suite]
  if (!key || !suite) return red('unknownKey', '签发的密钥不在公布之列，不能认作互认证书。')
  if (key.regionCode !== facts.regions[0] || !suite.verify(read.message, read.signature, key.publicKey))
    return red('forged', '签名不符：内容被改动过，或者不是经办机构签发的。')
  if (key.revokedOn !== null) return red('keyRevoked', `签发的密钥已于${key.revokedOn}停用，请向经办机构换发。`, facts)
  if (facts.validFrom > key.validTo) return red('keyOver', '证书的有效期起于签发密钥失效之后，不能认可。', facts)
  return standing(facts, listFor(verifier, facts), { today, now })
}

/** The latest list of the bureau that issued it, signed by a key of that bureau; a list nobody signed is none. */
function listFor({ keys, lists, suites }: Verifier, { regions }: CertificateFacts): StatusList | null {
  const own = lists.filter((list) => {
    const key = keys.find((one) => one.keyId === list.keyId)
    const suite = key && suites[key.suite]
    return (
      list.regionCode === regions[0] &&
      key?.regionCode === regions[0] &&
      key.revokedOn === null &&
      suite?.verify(listMessage(unsigned(list)), list.signature, key.publicKey) === true
    )
  })
  return own.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] ?? null
}

function unsigned({ regionCode, keyId, asOf, ends }: StatusList): Omit<StatusList, 'signature'> {
  return { regionCode, keyId, asOf, ends }
}

function standing(facts: CertificateFacts, list: StatusList | null, { today, now }: When): Verdict {
  const listAge = list && Math.max(0, (now - Date.parse(list.asOf)) / HOUR)
  const told = (colour: Verdict['colour'], code: Verdict['code'], says: string): Verdict => ({ colour, code, says, facts, listAge })
  const end = list?.ends[serialKey(facts.serial)]
  if (end) return told('red', end, `这份互认${CERTIFICATE_END_LABEL[end]}，不能再凭它办事。`)
  if (today > facts.validTo) return told('red', 'expired', `有效期已于${facts.validTo}届满。`)
  if (today < facts.validFrom) return told('amber', 'notYet', `自${facts.validFrom}起有效，今天还没有开始。`)
  if (listAge === null) return told('amber', 'noList', '签名相符，但没有拿到作废清单，不能断定现在仍然有效。请联网后再查。')
  if (listAge > LIST_FRESH_HOURS)
    return told('amber', 'staleList', `签名相符，但手里的作废清单是${ageText(listAge)}的，期间若有变化查不出来。请联网后再查。`)
  return told('green', 'valid', '签名相符，互认有效。')
}

/** 3 小时前, 2 天前. */
export function ageText(hours: number): string {
  if (hours < 1) return '一小时以内'
  return hours < 48 ? `${Math.floor(hours)} 小时前` : `${Math.floor(hours / 24)} 天前`
}

function red(code: Verdict['code'], says: string, facts: CertificateFacts | null = null): Verdict {
  return { colour: 'red', code, says, facts, listAge: null }
}
