import { LinkButton } from '@/components/ui/link-button'
import { ROLE_LABEL, type Role } from '@/lib/access/schema'

/** In the place of the family's progress, for people who work here: the way back to their own page. */
export function MyWork({ role, home }: { role: Role; home: string }) {
  return (
    <section className="card mine" aria-labelledby="my-work">
      <div className="card-head">
        <h2 id="my-work">您已登录</h2>
      </div>
      <p>岗位：{ROLE_LABEL[role]}。这一页是给参保人和家属看的，您的工作在自己的页面里。</p>
      <div className="mine-ways">
        <LinkButton href={home}>回到我的页面</LinkButton>
        <LinkButton href="/inbox">看消息</LinkButton>
      </div>
    </section>
  )
}
