import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { requireBureau } from '@/lib/web/bureau'
import { registerInstitution } from '@/lib/web/register-institution'
import { RowForm } from '../../row-form'

export const metadata: Metadata = { title: '变更或续签' }

export default async function ChangeInstitutionPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireBureau()
  const found = await registerInstitution(actor, (await params).code)
  if (!found?.isOwn || found.institution.status === 'withdrawn') notFound()
  const { institution, cells, townships } = found
  const towns = townships.filter((one) => one.regionCode === institution.regionCode).map((one) => one.name)
  return (
    <div className="stack">
      <PageHead
        back={{ href: `/register/${institution.code}`, label: institution.name }}
        over={institution.code}
        title="变更或续签"
        note="只改要改的栏目。营业时间、空余床位和状态在机构页上办。"
      />
      <RowForm cells={cells} isNew={false} townships={towns} />
    </div>
  )
}
