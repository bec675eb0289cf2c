/** Text sizes of the elder edition in pixels; the cookie and `data-elder` hold one of them. */
export const ELDER_SIZES = ['18', '22', '26', '30'] as const
export type ElderSize = (typeof ELDER_SIZES)[number]
export const ELDER_COOKIE = 'elder'

/** The size a cookie's value asks for, or null for the ordinary edition. */
export function elderSizeOf(value: string | undefined): ElderSize | null {
  return ELDER_SIZES.find((size) => size === value) ?? null
}
