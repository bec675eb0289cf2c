import { LinkButton } from '@/components/ui/link-button'

/** Another's page and a missing one: the same words (Z-07). */
export default function NotFound() {
  return (
    <div className="max-w-[44rem] p-6">
      <p className="small muted">404</p>
      <h1>没有这一页，或者您不能看它</h1>
      <div className="actions mt-6">
        <LinkButton href="/sign-in">换个身份登录</LinkButton>
      </div>
    </div>
  )
}
