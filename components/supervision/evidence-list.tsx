import { inMegabytes } from '@/lib/cases/rules/paper'
import { SCAN_LABEL } from '@/lib/cases/schema/paper'
import { shanghaiMinute } from '@/lib/kernel/dates'
import type { Evidence } from '@/lib/supervision/schema/finding'

type Props = { evidence: readonly Evidence[]; empty: string; itemNameOf?: (itemId: string) => string }

/** Photos and pdfs of a finding or an inspection: pictures open in a new tab, pdfs download; each opening is on the trail. */
export function EvidenceList({ evidence, empty, itemNameOf }: Props) {
  if (evidence.length === 0) return <p className="muted">{empty}</p>
  return (
    <ul className="ticks">
      {evidence.map((one) => {
        const isPicture = one.mime.startsWith('image/')
        return (
          <li key={one.id}>
            {/* A plain link: it leads to a file, not to a page. */}
            <a
              className="break-all"
              href={`/api/evidence/${one.id}${isPicture ? '?view=1' : ''}`}
              {...(isPicture ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
            >
              {one.fileName}
              <span className="sr-only">{isPicture ? '（在新窗口打开）' : '（下载）'}</span>
            </a>{' '}
            <span className="small muted">
              {one.itemId && itemNameOf && `${itemNameOf(one.itemId)} · `}
              {one.side === 'bureau' ? '经办机构' : '机构'} · {inMegabytes(one.bytes)} · {shanghaiMinute(one.createdAt)} ·{' '}
              {SCAN_LABEL[one.scan]}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
