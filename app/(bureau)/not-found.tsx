import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { currentActor } from '@/lib/web/session'

/** Another bureau's case and a missing one: the same words (Z-07), inside the frame of whoever has a desk. */
export default async function NotFound() {
  const actor = await currentActor()
  const hasDesk = actor !== null && actor.regionCode !== null && (actor.role === 'clerk' || actor.role === 'reviewer')
  const words = (
    <div className="max-w-[44rem]">
      <p className="small muted">404</p>
      <h1>没有这一页，或者您不能看它</h1>
      <p className="mt-3">
        请核对网址或案号。案件只有它的两地经办机构、被指派的评估人员、参保人和代理人能打开；登录身份不对时，也会看到这一页。
      </p>
      <div className="actions mt-6">
        <LinkButton href={hasDesk ? '/desk' : '/'} tone="main">
          {hasDesk ? '回我的案桌' : '回首页'}
        </LinkButton>
        <LinkButton href="/sign-in">换个身份登录</LinkButton>
      </div>
    </div>
  )
  return hasDesk ? words : <ShellPhone title="长护险异地互认">{words}</ShellPhone>
}
