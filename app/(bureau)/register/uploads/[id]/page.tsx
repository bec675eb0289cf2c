import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { StatCard } from '@/components/ui/stat-card'
import { Tabs } from '@/components/ui/tabs'
import { uploadPreview } from '@/lib/institutions/commands/upload'
import { PREVIEW_PART_LABEL, PREVIEW_PARTS, type PreviewPart, type Upload } from '@/lib/institutions/schema/upload'
import { pagesOf } from '@/lib/institutions/store/upload'
import { requireActor } from '@/lib/web/session'
import { ConfirmUpload } from './confirm-upload'
import { UploadEntries } from './upload-entries'

export const metadata: Metadata = { title: '核对导入预览' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What an upload would do, a page at a time; the register has not been touched. */
export default async function UploadPage({ params, searchParams }: Props) {
  const actor = await requireActor('clerk', 'reviewer')
  const [{ id }, asked] = [await params, await searchParams]
  const at = new Date()
  const head = await uploadPreview(actor, id, 'refused', 0, at)
  if (!head) notFound()
  const { upload } = head
  const part = PREVIEW_PARTS.find((one) => one === asked.part) ?? PREVIEW_PARTS.find((one) => upload.counts[one] > 0) ?? 'changed'
  const pages = pagesOf(part, upload.counts[part])
  const page = Math.min(Math.max(Number.parseInt(String(asked.page ?? 1), 10) || 1, 1), pages)
  const shown = await uploadPreview(actor, id, part, page - 1, at)
  if (!shown) notFound()
  const hrefOf = (to: PreviewPart, number = 1) => `/register/uploads/${id}?part=${to}${number > 1 ? `&page=${number}` : ''}`
  const { counts } = upload
  return (
    <div className="stack">
      <PageHead
        title="核对导入预览"
        note={`${upload.fileName}（${upload.format}），共读到 ${upload.rows} 行。确认之前，名录没有任何改动。`}
        aside={<LinkButton href="/register">返回机构名录</LinkButton>}
      />
      <section aria-label="合计" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        <CareCard upload={upload} />
        <StatCard value={counts.refused} label="不能导入" hot={counts.refused > 0} note="写明了原因" />
        <StatCard value={counts.changed} label="变更" note="列出改前改后" />
        <StatCard value={counts.added} label="新增" note="名录中没有的" />
        <StatCard
          value={counts.unchanged}
          label="未变"
          note={counts.awaiting > 0 ? `另有 ${counts.awaiting} 家已在会签中` : '与名录一致'}
        />
        <StatCard value={counts.missing} label="文件里没有" note="保留不动" />
      </section>
      {upload.notes.length > 0 && (
        <NoticeBanner title="读这份文件时">
          <ul className="grid gap-1">
            {upload.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      {counts.refused > 0 && (
        <NoticeBanner tone="late" title={`${counts.refused} 行不能导入，其余各行不受影响`}>
          <p>下载错误清单，在表里按最后一列的原因改正，再上传这一份即可；改好的行不必挑出来。</p>
          <p className="mt-2">
            <a className="btn" href={`/register/uploads/${id}/errors`} download>
              下载错误清单（.xlsx）
            </a>
          </p>
        </NoticeBanner>
      )}
      <Card title="逐项核对" flush>
        <div className="px-4 pt-3">
          <Tabs
            label="预览的各部分"
            items={PREVIEW_PARTS.map((one) => ({
              href: hrefOf(one),
              label: PREVIEW_PART_LABEL[one],
              count: counts[one],
              current: one === part,
            }))}
          />
        </div>
        {counts[part] === 0 ? (
          <EmptyState title={`没有${PREVIEW_PART_LABEL[part]}的机构`}>请看其他几栏。</EmptyState>
        ) : (
          <>
            <UploadEntries part={part} entries={shown.entries} />
            <div className="px-4 pb-3">
              <Pager page={page} pages={pages} total={counts[part]} unit="家" hrefOf={(number) => hrefOf(part, number)} />
            </div>
          </>
        )}
      </Card>
      <Card title="确认导入">
        <ConfirmUpload
          uploadId={id}
          planDigest={upload.planDigest}
          written={counts.added + counts.changed}
          warned={counts.warned}
          report={upload.report}
        />
      </Card>
    </div>
  )
}

function CareCard({ upload: { care } }: { upload: Upload }) {
  const note = care.expected > 0 ? `应有 ${care.expected} 家，现有 ${care.now} 家` : `现有 ${care.now} 家`
  return <StatCard value={care.after} label="签署后名录上的护理机构" note={note} hot={care.expected > 0 && care.after !== care.expected} />
}
