import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocketSignatures } from '@/components/docket-signatures'
import { ChangeList } from '@/components/register/change-list'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { requireBureau } from '@/lib/web/bureau'
import { registerDocketPage } from '@/lib/web/register-docket'
import { giveBack, sign, takeBack } from '../../changes'

export const metadata: Metadata = { title: '名录会签单' }

export default async function RegisterDocketPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireBureau()
  const page = await registerDocketPage(actor, (await params).id)
  if (!page) notFound()
  const { docket, regions, changes, follows, blocked, listNumber } = page
  return (
    <div className="stack max-w-[58rem]">
      <PageHead back={{ href: '/register', label: '机构名录' }} over="机构名录会签单" title={docket.title} />
      {listNumber !== null && (
        <NoticeBanner tone={docket.isUrgent && docket.state === 'open' ? 'wait' : 'done'} title={`已生效，名录第 ${listNumber} 期`}>
          <LinkButton href={`/institutions/history/${listNumber}`} size="little">
            公众看到的这一期
          </LinkButton>
        </NoticeBanner>
      )}
      <Card title="改了什么" aside={<span className="small muted">{changes.length} 家</span>}>
        <ChangeList changes={changes} hrefOf={(code) => `/register/${code}`} />
      </Card>
      <DocketSignatures
        docket={docket}
        actor={actor}
        regions={regions}
        follows={follows}
        blocked={blocked}
        sign={sign}
        giveBack={giveBack}
        takeBack={takeBack}
      />
    </div>
  )
}
