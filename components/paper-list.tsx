import { SIDE_LABEL } from '@/lib/access/schema'
import { inMegabytes } from '@/lib/cases/rules/paper'
import { PAPER_KIND_LABEL } from '@/lib/cases/schema'
import { type ListedPaper, SCAN_LABEL } from '@/lib/cases/schema/paper'
import { shanghaiMinute } from '@/lib/kernel/dates'
import { PaperRemove } from './paper-remove'
import { EmptyState } from './ui/empty-state'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type Props = {
  papers: readonly ListedPaper[]
  /** What to say when there are none. */
  empty?: string
}

/** The papers of a case as its viewer may see them: pictures open in a new tab, pdfs download; each opening is on the trail. */
export function PaperList({ papers, empty = '还没有上传材料' }: Props) {
  return (
    <Table
      caption="申请材料"
      columns={[
        { key: 'kind', label: '材料' },
        { key: 'file', label: '文件' },
        { key: 'by', label: '上传' },
        { key: 'scan', label: '安全扫描' },
        { key: 'remove', label: <span className="sr-only">操作</span> },
      ]}
      empty={<EmptyState title={empty} />}
      rows={papers.map((paper) => {
        const isPicture = paper.mime.startsWith('image/')
        const name = (
          <span key="name" className="break-all">
            {paper.fileName}
          </span>
        )
        return {
          key: paper.id,
          cells: [
            PAPER_KIND_LABEL[paper.kind],
            <span key="file">
              {paper.mayOpen ? (
                // A plain link: it leads to a file, not to a page.
                <a
                  href={`/api/papers/${paper.id}${isPicture ? '?view=1' : ''}`}
                  {...(isPicture ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
                >
                  {name}
                  <span className="sr-only">{isPicture ? '（在新窗口打开）' : '（下载）'}</span>
                </a>
              ) : (
                name
              )}{' '}
              <span className="hint">{inMegabytes(paper.bytes)}</span>
            </span>,
            <span key="by">
              {SIDE_LABEL[paper.side]} <span className="hint whitespace-nowrap">{shanghaiMinute(paper.createdAt)}</span>
            </span>,
            <Tag key="scan" tone={paper.scan === 'clean' ? 'done' : paper.scan === 'quarantined' ? 'wait' : 'plain'} nowrap>
              {SCAN_LABEL[paper.scan]}
            </Tag>,
            paper.mayRemove ? (
              <PaperRemove key="remove" paperId={paper.id} fileName={paper.fileName} reasonWanted={paper.reasonWanted} />
            ) : null,
          ],
        }
      })}
    />
  )
}
