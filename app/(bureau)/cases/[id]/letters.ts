import type { CasePage } from '@/lib/web/case-page'

/** Papers the portal makes of a case. */
export const LETTERS = ['receipt', 'commission', 'recognition', 'decline', 'refusal'] as const
export type Letter = (typeof LETTERS)[number]
export const LETTER_LABEL: Record<Letter, string> = {
  receipt: '申请回执',
  commission: '委托函',
  recognition: '互认决定书',
  decline: '不予认定决定书',
  refusal: '不予受理决定书',
}

/** Which papers a case has by now. The receipt with its query code is the entering bureau's alone. */
export function lettersFor({ events, caseFile }: Pick<CasePage, 'events' | 'caseFile'>, regionCode: string): Letter[] {
  const has = (kind: string) => events.some((one) => one.kind === kind)
  const start = events.find((one) => one.kind === 'started')
  const letters: Letter[] = []
  if (caseFile.appliedAs === 'counter' && start?.regionCode === regionCode) letters.push('receipt')
  if (has('commissioned')) letters.push('commission')
  if (caseFile.facts.recognition) letters.push('recognition')
  if (has('declined')) letters.push('decline')
  if (has('refused')) letters.push('refusal')
  return letters
}

export function lettersOf(page: Pick<CasePage, 'events' | 'caseFile'>, regionCode: string): Array<{ href: string; label: string }> {
  const { id } = page.caseFile
  return lettersFor(page, regionCode).map((letter) => ({
    href: letter === 'receipt' ? `/counter/receipt/${id}` : `/cases/${id}/print/${letter}`,
    label: LETTER_LABEL[letter],
  }))
}
