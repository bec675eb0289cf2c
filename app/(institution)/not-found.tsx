import { LinkButton } from '@/components/ui/link-button'

/** Another institution's client and a missing one: the same words (Z-07). */
export default function NotFound() {
  return (
    <div className="max-w-[44rem]">
      <p className="small muted">404</p>
      <h1>没有这一页，或者您不能看它</h1>
      <p className="mt-3">请从“服务对象”里打开。只能看到今天由本机构护理的人；护理已经结束的，或者登录身份不对时，也会看到这一页。</p>
      <div className="actions mt-6">
        <LinkButton href="/clients" tone="main">
          服务对象
        </LinkButton>
        <LinkButton href="/sign-in">换个身份登录</LinkButton>
      </div>
    </div>
  )
}
