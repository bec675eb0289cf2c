import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'

export default function NotFound() {
  return (
    <ShellPhone title="长护险异地互认">
      <p className="small muted">404</p>
      <h1>没有这一页，或者您不能看它</h1>
      <p className="mt-3">
        请核对网址或案号。案件只有它的两地经办机构、被指派的评估人员、参保人和代理人能打开；登录身份不对时，也会看到这一页。
      </p>
      <div className="actions mt-6">
        <LinkButton href="/" tone="main">
          回首页
        </LinkButton>
        <LinkButton href="/sign-in">换个身份登录</LinkButton>
      </div>
    </ShellPhone>
  )
}
