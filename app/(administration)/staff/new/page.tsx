import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/web/session'
import { postChoices } from '@/lib/web/staff'
import { StaffShell } from '../staff-shell'
import { NewAccountForm } from './new-account-form'

export const metadata: Metadata = { title: '新建账号' }

export default async function NewAccountPage() {
  const actor = await requireActor('administrator')
  const choices = await postChoices(actor)
  const scope = actor.regionCode === null ? '全部地区' : (choices.regions[0]?.label ?? actor.regionCode)
  return (
    <StaffShell actor={actor} scope={scope}>
      <div className="stack max-w-[40rem]">
        <PageHead title="新建账号" note="一人一号：同一人不能同时有两个在用的工作账号。" back={{ href: '/staff', label: '回人员账号' }} />
        <NewAccountForm choices={choices} />
      </div>
    </StaffShell>
  )
}
