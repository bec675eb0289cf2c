import type { Route } from 'next'
import Link from 'next/link'
import { PAPER_KINDS, type PaperKind } from '@/lib/cases/schema'
import type { ListedPaper } from '@/lib/cases/schema/paper'
import { PaperList } from './paper-list'
import { PaperUpload } from './paper-upload'
import { Card } from './ui/card'
import { Disclosure } from './ui/disclosure'

type Props = {
  caseId: string
  papers: readonly ListedPaper[]
  mayAdd: boolean
  /** Offered first: 申请表 after an entry at the counter. */
  firstKind?: PaperKind
  /** Papers the portal prints from the case itself. */
  letters: readonly { href: string; label: string }[]
}

/** 材料: what was handed in, what the portal prints, and a place to add. */
export function CasePapersSection({ caseId, papers, mayAdd, firstKind, letters }: Props) {
  const kinds = firstKind ? [firstKind, ...PAPER_KINDS.filter((kind) => kind !== firstKind)] : PAPER_KINDS
  return (
    <Card title="材料">
      {letters.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1" aria-label="可打印的文书">
          {letters.map(({ href, label }) => (
            <li key={href}>
              <Link href={href as Route} className="underline underline-offset-4">
                {label}（打印）
              </Link>
            </li>
          ))}
        </ul>
      )}
      {papers.length > 0 ? <PaperList papers={papers} /> : <p className="muted">还没有上传材料。</p>}
      {mayAdd && (
        <Disclosure summary="补充材料" open={firstKind !== undefined && !papers.some((one) => one.kind === firstKind)}>
          <PaperUpload caseId={caseId} kinds={kinds} />
        </Disclosure>
      )}
    </Card>
  )
}
