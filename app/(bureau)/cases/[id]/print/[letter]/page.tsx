import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'
import { PrintButton } from '@/components/ui/print-button'
import { requireBureau } from '@/lib/web/bureau'
import { casePage } from '@/lib/web/case-page'
import { LETTERS, lettersFor } from '../../letters'
import { CommissionLetter } from './commission-letter'
import { DenialLetter } from './denial-letter'
import { RecognitionLetter } from './recognition-letter'

export const metadata: Metadata = { title: '文书' }

export default async function LetterPage({ params }: { params: Promise<{ id: string; letter: string }> }) {
  const actor = await requireBureau()
  const { id, letter: asked } = await params
  const letter = LETTERS.find((one) => one === asked)
  const page = await casePage(actor, id)
  if (!page || !letter || letter === 'receipt' || !lettersFor(page, actor.regionCode).includes(letter)) notFound()
  return (
    <div className="stack">
      <div className="actions no-print">
        <PrintButton tone="main" />
        <LinkButton href={`/cases/${id}`}>回案件</LinkButton>
      </div>
      {letter === 'commission' && <CommissionLetter page={page} />}
      {letter === 'recognition' && <RecognitionLetter page={page} />}
      {letter === 'decline' && <DenialLetter page={page} kind="declined" />}
      {letter === 'refusal' && <DenialLetter page={page} kind="refused" />}
    </div>
  )
}
