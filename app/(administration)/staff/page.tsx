import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/web/session'
import { postChoices, staffPage } from '@/lib/web/staff'
import { StaffFinder } from './staff-finder'
import { StaffShell } from './staff-shell'

export const metadata: Metadata = { title: '人员账号' }

export default async function StaffPage() {
  const actor = await requireActor('administrator')
  const first = await staffPage(actor, { text: '', role: null, status: null, page: 1 }, new Date())
  const choices = await postChoices(actor)
  const scope = actor.regionCode === null ? '全部地区' : (choices.regions[0]?.label ?? actor.regionCode)
  return (
    <StaffShell actor={actor} scope={scope}>
      <div className="stack">
        <PageHead
          title="人员账号"
          over={`管理范围：${scope}`}
          note="系统管理员只管账号，看不到任何案件。开设、停用和改岗都会留痕。"
          aside={
            <LinkButton href="/staff/new" tone="main">
              新建账号
            </LinkButton>
          }
        />
        <StaffFinder first={first} roles={choices.roles} />
      </div>
    </StaffShell>
  )
}
