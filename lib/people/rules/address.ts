import { done, type Outcome, refused } from '../../kernel/outcome'

export const ADDRESS_LENGTH = 200

/** NFC and single spaces; 1–200 characters. */
export function readAddress(text: string): Outcome<string> {
  const address = text
    .normalize('NFC')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
  if (address === '') return refusedAddress('missing', '请填写居住地址，到门牌号')
  if ([...address].length > ADDRESS_LENGTH) return refusedAddress('long', `居住地址不能超过${ADDRESS_LENGTH}个字`)
  return done(address)
}

function refusedAddress(code: string, message: string): Outcome<never> {
  return refused(`address.${code}`, message, { fields: { address: message } })
}

/** Up to the town, which is shown anyway; the rest hidden: 湖州市南浔区练市镇****. Without a town in it, nothing is shown. */
export function maskAddress(address: string): string {
  const town = /^.*?(?:街道|镇|乡(?![市县]))/u.exec(address)?.[0] ?? ''
  return `${[...town].length <= 20 ? town : ''}****`
}
