import type { CasePage } from '@/lib/web/case-page'

/** The counter's receipt with its query code is the entering bureau's alone. */
export function hasReceipt({ events, caseFile }: Pick<CasePage, 'events' | 'caseFile'>, regionCode: string): boolean {
  return caseFile.appliedAs === 'counter' && events.find((one) => one.kind === 'started')?.regionCode === regionCode
}
