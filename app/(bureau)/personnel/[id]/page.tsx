import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { validityOn } from '@/lib/assessments/rules/personnel'
import { PERSONNEL_STATUS_LABEL } from '@/lib/assessments/schema'
import { personnelChoices, personnelEntry } from '@/lib/web/personnel'
import { requireActor } from '@/lib/web/session'
import { PersonnelForm } from '../personnel-form'

export const metadata: Metadata = { title: '评估人员' }

export default async function OnePersonnelPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('clerk', 'reviewer')
  const entry = await personnelEntry(actor, (await params).id)
  if (!entry) notFound()
  const { institutions, today } = await personnelChoices(actor)
  // An institution that has left the list still stands on this entry until somebody changes it.
  const offered = institutions.some((one) => one.id === entry.institutionId)
    ? institutions
    : [...institutions, { id: entry.institutionId, name: entry.institutionName }]
  const { id, version, kind, institutionId, certificateNo, validFrom, validTo, status } = entry
  return (
    <div className="stack max-w-3xl">
      <PageHead
        back={{ href: '/personnel', label: '评估人员名册' }}
        title={entry.name}
        note={validityOn(entry, today).says}
        aside={<Tag tone={entry.status === 'in' ? 'done' : 'plain'}>{PERSONNEL_STATUS_LABEL[entry.status]}</Tag>}
      />
      <Card>
        <PersonnelForm
          key={version}
          entry={{ id, version, kind, institutionId, certificateNo, validFrom, validTo, status }}
          institutions={offered}
        />
      </Card>
    </div>
  )
}
