import { wantedPapers } from '@/components/application-form/wanted-papers'
import { PaperList } from '@/components/paper-list'
import { PaperUpload } from '@/components/paper-upload'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import type { DraftView } from '@/lib/cases/commands/draft'
import { PAPER_KIND_LABEL } from '@/lib/cases/schema'

type Props = { draft: DraftView }

export function PapersStep({ draft }: Props) {
  const wanted = wantedPapers(draft)
  return (
    <div className="stack">
      <PageHead
        title="上传材料"
        over={draft.isReturned ? '补正 · 尚未重新提交' : '尚未提交'}
        note="拍照就可以，四角拍全、字要看得清。照片里的定位信息会自动去掉。"
      />
      <ul className="card grid gap-0 px-5 py-1">
        {wanted.map((one) => (
          <li key={one.kind} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-3 last:border-b-0">
            <span>
              {PAPER_KIND_LABEL[one.kind]}
              <span className="small muted block">{one.says}</span>
            </span>
            {one.count > 0 ? (
              <Tag tone="done">已传 {one.count} 份</Tag>
            ) : (
              <Tag tone={one.isNeeded ? 'wait' : 'plain'}>{one.isNeeded ? '还没有传' : '可不传'}</Tag>
            )}
          </li>
        ))}
      </ul>
      <PaperUpload caseId={draft.caseId} kinds={[...wanted.map((one) => one.kind), 'other']} />
      <Card title="已上传" flush>
        <PaperList papers={draft.papers} />
      </Card>
      <div className="actions">
        <LinkButton href={`/apply/${draft.caseId}/edit`} tone="main" size="big">
          下一步，去核对
        </LinkButton>
        <LinkButton href="/apply" size="big">
          先保存，以后再填
        </LinkButton>
      </div>
    </div>
  )
}
