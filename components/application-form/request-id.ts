/** A fresh id for one intention. Not randomUUID: that is missing where the portal is opened by plain http within an office. */
export function freshRequestId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
