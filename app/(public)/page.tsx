import type { Route } from 'next'
import Link from 'next/link'
import { MyProgress } from '@/components/public/my-progress'
import { MyWork } from '@/components/public/my-work'
import { TwoWays } from '@/components/public/two-ways'
import { LinkButton } from '@/components/ui/link-button'
import { LinkList } from '@/components/ui/link-list'
import { homeOf } from '@/lib/web/home'
import { partiesToday } from '@/lib/web/parties'
import { currentActor } from '@/lib/web/session'

export default async function HomePage() {
  const { pairs, careInstitutions } = await partiesToday()
  const actor = await currentActor()
  const isAtWork = actor !== null && actor.role !== 'applicant'
  const bureaus = [...new Map(pairs.flatMap(({ regions }) => regions.map((region) => [region.code, region]))).values()]
  const names = bureaus.map((region) => region.shortName)
  return (
    <div className="home">
      <div className="home-hero">
        <h1>
          住在哪里，
          <br />
          就在哪里评估。
        </h1>
        <p className="home-lead">{names.join('、')}两地参保人，一次申请、一次评估、两地通用。</p>
        <div className="home-go">
          <LinkButton href="/apply" tone="main" size="big" wide>
            申请异地失能评估
          </LinkButton>
        </div>
        <p className="small muted">
          先看 <Link href={'/guide' as Route}>办事指南</Link>：谁能办、带什么、多久办好。
        </p>
      </div>
      <div className="home-side">
        {isAtWork ? <MyWork role={actor.role} home={homeOf(actor.role)} /> : <MyProgress signedIn={actor !== null} />}
        <LinkList
          label="其他事项"
          items={[
            { href: '/progress', label: '查进度', note: '凭案号和查询码' },
            { href: '/verify', label: '查验评估结果', note: '扫互认证书上的码' },
            { href: '/notices', label: '公示', note: '正在公示的评估结论' },
            { href: '/institutions', label: '找定点护理机构', note: careInstitutions > 0 ? `${careInstitutions} 家` : undefined },
            { href: '/guide', label: '办事指南' },
            { href: '/standard', label: '评估标准', note: '17 项，怎样分级' },
            ...(actor ? [] : [{ href: '/sign-in', label: '经办与评估人员登录' }]),
          ]}
        />
        <p className="tiny mt-4">谁看过我的档案、投诉与评价：还在准备，好了会放在这里。眼下要办，请打电话或到窗口。</p>
      </div>
      {pairs.map(({ agreement, regions }) => (
        <section key={agreement.id} className="home-ways" aria-labelledby={`ways-${agreement.id}`}>
          <h2 id={`ways-${agreement.id}`}>两个方向，同一条路</h2>
          <TwoWays regions={regions} />
        </section>
      ))}
      <section className="home-phones" aria-label="咨询电话">
        {bureaus.map((region) => (
          <p key={region.code}>
            <b>{region.bureauName}</b>
            <span>{region.phone}</span>
            <span className="muted">{region.address}</span>
          </p>
        ))}
      </section>
    </div>
  )
}
