import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { ROLE_LABEL } from '@/lib/access/schema'
import { ACCOUNT_STATUS_LABEL } from '@/lib/accounts/schema'
import { shanghaiMinute } from '@/lib/kernel/dates'
import { requireActor } from '@/lib/web/session'
import { postChoices, staffCard } from '@/lib/web/staff'
import { StaffShell } from '../staff-shell'
import { AccountActs } from './account-acts'

export const metadata: Metadata = { title: '人员账号' }

export default async function StaffCardPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('administrator')
  const account = await staffCard(actor, (await params).id, new Date())
  if (!account) notFound()
  const choices = await postChoices(actor)
  const scope = actor.regionCode === null ? '全部地区' : (choices.regions[0]?.label ?? actor.regionCode)
  const { id, displayName, loginName, role, regionCode, institutionId, status } = account
  return (
    <StaffShell actor={actor} scope={scope}>
      <div className="stack max-w-[46rem]">
        <PageHead
          title={displayName}
          over={ROLE_LABEL[role]}
          back={{ href: '/staff', label: '回人员账号' }}
          aside={<Tag tone={status === 'active' ? 'done' : 'plain'}>{ACCOUNT_STATUS_LABEL[status]}</Tag>}
        />
        <Card title="账号">
          <DefinitionList
            rows={[
              { term: '登录名', detail: loginName },
              { term: '岗位', detail: ROLE_LABEL[role] },
              { term: '地区', detail: account.place },
              ...(account.institution === null ? [] : [{ term: '所在机构', detail: account.institution }]),
              { term: '开设时间', detail: shanghaiMinute(account.createdAt) },
              ...(account.lockedUntil !== null && account.locked
                ? [{ term: '暂停登录', detail: `连续输错密码，到 ${shanghaiMinute(account.lockedUntil)} 为止` }]
                : []),
              ...(account.temporaryUntil === null
                ? []
                : [{ term: '密码', detail: `临时密码，到 ${shanghaiMinute(account.temporaryUntil)} 为止` }]),
            ]}
          />
        </Card>
        {account.why === null ? (
          <AccountActs account={{ id, loginName, role, regionCode, institutionId, status }} choices={choices} />
        ) : (
          <NoticeBanner tone="plain">{account.why}</NoticeBanner>
        )}
      </div>
    </StaffShell>
  )
}
