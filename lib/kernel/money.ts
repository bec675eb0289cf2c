/** Whole 分 of RMB. Money is never a fraction here: what does not come out even is rounded where it arises, and says how. */
export type Cents = number

const YUAN = /^(\d{1,9})(?:\.(\d{1,2}))?$/

/** '25', '25.5', '25.50' → 2550; null for what is no amount of at most two decimals. */
export function centsOf(yuan: string): Cents | null {
  const [, whole, part = ''] = YUAN.exec(yuan) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 2550 → '25.50'. */
export function yuanOf(cents: Cents): string {
  const sign = cents < 0 ? '-' : ''
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** What `basisPoints` of an amount come to, the part of a 分 dropped. */
export function shareOf(cents: Cents, basisPoints: number): Cents {
  return Number((BigInt(cents) * BigInt(basisPoints)) / 10_000n)
}

/** An exact amount of 分, `num / den`, `den` positive. */
export type ExactCents = { num: bigint; den: bigint }

/**
 * Parts of one amount in whole 分: the sum is that of the exact parts with the part of a 分 dropped, so that none is made; what the
 * parts themselves lose goes to those that lost most, the earlier first.
 */
export function wholeCents(parts: readonly ExactCents[]): { total: Cents; parts: Cents[] } {
  const den = parts.reduce((product, part) => product * part.den, 1n)
  const scaled = parts.map((part) => part.num * (den / part.den))
  const total = scaled.reduce((sum, one) => sum + one, 0n) / den
  const floors = scaled.map((one) => one / den)
  let left = total - floors.reduce((sum, one) => sum + one, 0n)
  const byLoss = scaled
    .map((one, at) => ({ at, lost: one % den }))
    .sort((a, b) => (a.lost === b.lost ? a.at - b.at : a.lost < b.lost ? 1 : -1))
  for (const { at } of byLoss) {
    if (left === 0n) break
    floors[at] = (floors[at] ?? 0n) + 1n
    left -= 1n
  }
  return { total: Number(total), parts: floors.map(Number) }
}
