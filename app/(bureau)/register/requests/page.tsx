import type { Metadata } from 'next'
import Link from 'next/link'
import { Photo } from '@/components/institutions/photo'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { askedInWords } from '@/lib/institutions/rules/request'
import { chineseDay } from '@/lib/kernel/dates'
import { requireBureau } from '@/lib/web/bureau'
import { type Asked, type AskedPhoto, requestDesk } from '@/lib/web/my-institution'
import { answer, decide } from './actions'
import { AnswerForm } from './answer-form'

export const metadata: Metadata = { title: '机构变更申请' }

const TOLD: Record<string, { title: string; says: string }> = {
  accepted: { title: '已采纳，会签单已提出', says: '本机构复核人员和对方机构都签署以后生效，名录随之更新。' },
  returned: { title: '已退回', says: '机构登录后能看到退回的理由。' },
}

export default async function RequestsPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const actor = await requireBureau()
  const told = TOLD[String((await searchParams).told)]
  const { asked, photos } = await requestDesk(actor)
  return (
    <div className="stack max-w-[64rem]">
      <PageHead
        title="机构变更申请"
        back={{ href: '/register', label: '机构名录' }}
        note="本地机构申请变更的登记信息和新上传的照片，由本机构核对。空余床位和营业时间由机构自己更新，不经过这里。"
      />
      {told && (
        <NoticeBanner tone="done" title={told.title} live>
          {told.says}
        </NoticeBanner>
      )}
      {asked.length + photos.length === 0 && (
        <EmptyState title="没有等待核对的申请">机构提交以后会出现在这里，“我的案桌”上也会提示。</EmptyState>
      )}
      {asked.map((one) => (
        <AskedCard key={one.request.id} asked={one} />
      ))}
      {photos.map((one) => (
        <PhotoCard key={one.photo.id} asked={one} />
      ))}
    </div>
  )
}

function AskedCard({ asked: { request, institution } }: { asked: Asked }) {
  const { id, changes, note, askedOn } = request
  return (
    <Card
      title={<Link href={`/institutions/${institution.code}`}>{institution.name}</Link>}
      aside={<span className="small muted">{chineseDay(askedOn)}提交</span>}
    >
      <Table
        caption={`${institution.name}申请变更的内容`}
        columns={[
          { key: 'field', label: '项目' },
          { key: 'before', label: '名录现在登记的' },
          { key: 'after', label: '申请改为' },
        ]}
        rows={askedInWords(changes, institution).map(({ label, before, after }) => ({
          key: label,
          cells: [label, before, <b key="after">{after}</b>],
        }))}
      />
      {note && <p className="mt-3">说明：{note}</p>}
      <div className="mt-4">
        <AnswerForm
          action={answer}
          id={id}
          yes={{ value: 'accept', label: '采纳，提出会签' }}
          follows="采纳以后提出一份会签单：本机构复核人员和对方机构都签署以后生效，发布新一期名录；由复核人员采纳的，就是本机构的签署。"
          of={institution.name}
        />
      </div>
    </Card>
  )
}

function PhotoCard({ asked: { photo, name } }: { asked: AskedPhoto }) {
  const { id, caption, width, height, uploadedOn } = photo
  return (
    <Card title={`${name}的照片`} aside={<span className="small muted">{chineseDay(uploadedOn)}上传</span>}>
      <div className="grid gap-5 md:grid-cols-2">
        <figure className="grid content-start gap-2">
          <Photo src={`/api/institution-photos/${id}`} caption={caption} width={width} height={height} />
          <figcaption className="small">{caption}</figcaption>
        </figure>
        <AnswerForm
          action={decide}
          id={id}
          yes={{ value: 'show', label: '公开这张照片' }}
          follows="公开以后立即出现在公众看到的机构页上，不用会签。照片里有人脸、姓名、病历的，请退回。"
          of={`${name}的照片`}
        />
      </div>
    </Card>
  )
}
