import type { Metadata } from 'next'
import { SignOutButton } from '@/components/sign-out-button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { ShellPhone } from '@/components/ui/shell-phone'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { ROLE_LABEL } from '@/lib/access/schema'
import { shanghaiMinute } from '@/lib/kernel/dates'
import { regionOfOffice } from '@/lib/web/bureau'
import { homeOf } from '@/lib/web/home'
import { noticeEmail } from '@/lib/web/inbox'
import { ownSessions } from '@/lib/web/own-sessions'
import { requireSession } from '@/lib/web/session'
import { InboxLink } from '../inbox/inbox-link'
import { EmailForm } from './email-form'
import { EndSessionForm } from './end-session-form'
import { PasswordForm } from './password-form'

export const metadata: Metadata = { title: '我的账号' }

export default async function AccountPage() {
  const { actor, sessionId, mustChangePassword } = await requireSession()
  const sessions = await ownSessions(actor)
  const home = homeOf(actor.role)
  const region = actor.regionCode === null ? null : await regionOfOffice(actor.regionCode)
  const isOfBureau = actor.role === 'clerk' || actor.role === 'reviewer'
  return (
    <ShellPhone
      title="长护险异地互认"
      tools={
        <>
          {!mustChangePassword && <InboxLink />}
          <SignOutButton />
        </>
      }
    >
      <div className="stack">
        <PageHead title="我的账号" back={home !== '/account' && !mustChangePassword ? { href: home, label: '回我的页面' } : undefined} />
        {mustChangePassword && (
          <NoticeBanner tone="wait" title="请先改密码">
            您用的是管理员给的临时密码，改成自己的密码之后才能办理业务。
          </NoticeBanner>
        )}
        {home === '/account' && !mustChangePassword && (
          <NoticeBanner tone="info" title={`“${ROLE_LABEL[actor.role]}”的工作页面还没有开通`}>
            <p>您可以在这里管理自己的账号；公开的办事指南和定点机构照常可以查看。</p>
            <div className="actions mt-3">
              <LinkButton href="/" size="little">
                回首页
              </LinkButton>
            </div>
          </NoticeBanner>
        )}
        <Card title="我是谁">
          <DefinitionList
            rows={[
              { term: '姓名', detail: actor.name },
              { term: '身份', detail: ROLE_LABEL[actor.role] },
              ...(region ? [{ term: isOfBureau ? '所在单位' : '所在地区', detail: isOfBureau ? region.bureauName : region.name }] : []),
              ...(actor.role === 'applicant'
                ? [{ term: '身份核验', detail: actor.personKey === null ? <Tag tone="wait">尚未核验</Tag> : <Tag tone="done">已核验</Tag> }]
                : []),
            ]}
          />
        </Card>
        {actor.role !== 'applicant' && !mustChangePassword && (
          <Card title="消息通知">
            <EmailForm email={await noticeEmail(actor)} />
          </Card>
        )}
        <Card title="修改密码">
          <PasswordForm />
        </Card>
        <Card title="登录着的地方" flush>
          <Table
            caption="登录着的地方"
            columns={[
              { key: 'agent', label: '设备' },
              { key: 'since', label: '登录时间' },
              { key: 'seen', label: '最近使用' },
              { key: 'act', label: '', align: 'end' },
            ]}
            rows={sessions.map((session) => ({
              key: session.id,
              current: session.id === sessionId,
              cells: [
                session.agent || '未知设备',
                shanghaiMinute(session.createdAt),
                shanghaiMinute(session.lastSeenAt),
                session.id === sessionId ? (
                  <Tag key="here" tone="go">
                    就是这里
                  </Tag>
                ) : (
                  <EndSessionForm key="end" sessionId={session.id} what={`${session.agent} ${shanghaiMinute(session.createdAt)}`} />
                ),
              ],
            }))}
          />
        </Card>
      </div>
    </ShellPhone>
  )
}
