/** What a certificate's code holds: the page that verifies, and the token behind its hash, which no browser sends anywhere. */
export function verifyAddress(token: string): string {
  return `${(process.env.NEXTAUTH_URL ?? '').replace(/\/$/, '')}/verify#${token}`
}
