import { LinkButton } from '@/components/ui/link-button'

/** Another's application and a missing one: the same words (Z-07). */
export default function NotFound() {
  return (
    <div className="max-w-[44rem]">
      <p className="small muted">404</p>
      <h1>没有这一页，或者您不能看它</h1>
      <p className="mt-3">请从“我的申请”里打开。申请只有参保人、代理人和它的两地经办机构能看；登录身份不对时，也会看到这一页。</p>
      <div className="actions mt-6">
        <LinkButton href="/apply" tone="main">
          我的申请
        </LinkButton>
        <LinkButton href="/sign-in">换个身份登录</LinkButton>
      </div>
    </div>
  )
}
