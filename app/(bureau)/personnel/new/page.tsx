import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { personnelChoices } from '@/lib/web/personnel'
import { requireActor } from '@/lib/web/session'
import { PersonnelForm } from '../personnel-form'

export const metadata: Metadata = { title: '登记评估人员' }

export default async function NewPersonnelPage() {
  const actor = await requireActor('clerk', 'reviewer')
  const { accounts, institutions } = await personnelChoices(actor)
  return (
    <div className="stack max-w-3xl">
      <PageHead back={{ href: '/personnel', label: '评估人员名册' }} title="登记评估人员" />
      {accounts.length === 0 && (
        <NoticeBanner tone="wait" title="没有可以登记的账号">
          本区的评估人员账号都已在名册内。需要新增人员时，请先请系统管理员开立账号。
        </NoticeBanner>
      )}
      {institutions.length === 0 && (
        <NoticeBanner tone="wait" title="本区没有在协议期内的评估机构">
          请先在“机构名录”里导入评估机构。
        </NoticeBanner>
      )}
      <Card>
        <PersonnelForm accounts={accounts} institutions={institutions} />
      </Card>
    </div>
  )
}
