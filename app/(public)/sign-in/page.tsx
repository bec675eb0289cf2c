import type { Metadata } from 'next'
import { ClearTyped } from '@/components/ui/clear-typed'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { ROLE_LABEL } from '@/lib/access/schema'
import { DEMO_PASSWORD } from '@/lib/accounts/schema'
import { demoPeopleByRegion } from '@/lib/web/demo-sign-ins'
import { safeReturn } from '@/lib/web/doors'
import { homeOf } from '@/lib/web/home'
import { currentActor } from '@/lib/web/session'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: '登录' }

type Query = { from?: string | string[]; bye?: string; changed?: string; as?: string }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { from, bye, changed, as } = await searchParams
  const back = safeReturn(typeof from === 'string' ? from : null)
  const actor = await currentActor()
  const groups = await demoPeopleByRegion()
  const filledIn = groups.some((group) => group.people.some((person) => person.loginName === as)) ? (as ?? null) : null
  return (
    <div className="stack">
      <PageHead title="登录" note="经办人员、评估人员、参保人和家属都从这里登录。" />
      {bye && (
        <>
          <ClearTyped />
          <NoticeBanner tone="done" live>
            已退出登录。
          </NoticeBanner>
        </>
      )}
      {changed && (
        <NoticeBanner tone="done" live>
          密码已修改，所有登录都已退出，请用新密码登录。
        </NoticeBanner>
      )}
      {!actor && back && <NoticeBanner tone="info">请先登录，登录后回到您要去的页面；先前填写、尚未提交的内容仍在。</NoticeBanner>}
      {actor && (
        <NoticeBanner tone="info" title={`您已登录：${actor.name}(${ROLE_LABEL[actor.role]})`}>
          <p>要用别的身份办理，请在下面重新登录，原来的登录会退出。</p>
          <div className="actions mt-3">
            <LinkButton href={homeOf(actor.role)} size="little">
              到我的页面
            </LinkButton>
          </div>
        </NoticeBanner>
      )}
      <SignInForm
        key={filledIn}
        filledIn={filledIn}
        from={back ?? ''}
        demo={groups.length > 0 ? { password: DEMO_PASSWORD, groups } : null}
      />
    </div>
  )
}
