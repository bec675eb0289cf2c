import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerSheet } from '@/components/answer-sheet/answer-sheet'
import { editionById } from '@/lib/standard/rules/edition'
import { requireActor } from '@/lib/web/session'
import { seatOf, visitForMe } from '@/lib/web/visits'
import { lock } from '../../actions'

export const metadata: Metadata = { title: '评估量表' }

export default async function SheetPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('assessor')
  const page = await visitForMe(actor, (await params).id)
  if (!page) notFound()
  const { visit, mine, team, who } = page
  const own = page.sheets.find((sheet) => sheet.accountId === mine.accountId)
  // Only an open visit of one's own has a sheet to fill; a locked one is read on the visit's page.
  if (mine.duty !== 'onSite' || visit.state !== 'open' || own?.lockedAt) redirect(`/visits/${visit.id}` as Route)
  const edition = own ? editionById(own.editionId, own.editionDigest) : { ok: true as const, value: page.edition }
  if (!edition.ok) throw new Error(`sheet of ${visit.id}: ${edition.problem.code}`)
  return (
    <AnswerSheet
      visitId={visit.id}
      who={[who.name, who.sexAndAge].filter(Boolean).join(' · ')}
      seat={seatOf(team, mine)}
      edition={edition.value}
      standardTitle={page.standardTitle}
      stored={{ version: own?.version ?? 0, answers: own?.answers ?? [] }}
      lock={lock}
    />
  )
}
