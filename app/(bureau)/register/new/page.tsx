import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { INSTITUTION_KIND_LABEL, INSTITUTION_STATUS_LABEL, REGISTER_FIELDS, type RowCells } from '@/lib/institutions/schema'
import { requireBureau } from '@/lib/web/bureau'
import { formNames } from '@/lib/web/register-institution'
import { RowForm } from '../row-form'

export const metadata: Metadata = { title: '新增机构' }

const EMPTY = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RowCells

export default async function NewInstitutionPage() {
  const actor = await requireBureau()
  const { regions, townships } = await formNames(actor)
  const region = regions.find((one) => one.code === actor.regionCode)
  if (!region) notFound()
  const towns = townships.filter((one) => one.regionCode === region.code).map((one) => one.name)
  const cells: RowCells = { ...EMPTY, regionCode: region.name, kind: INSTITUTION_KIND_LABEL.care, status: INSTITUTION_STATUS_LABEL.valid }
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/register', label: '机构名录' }}
        title="新增机构"
        note={`列入${region.name}的定点机构；一次新增多家的，用文件导入更快。`}
      />
      <RowForm cells={cells} isNew townships={towns} />
    </div>
  )
}
