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
  /** Where the counter's receipt is printed again; null for a case that did not come in there. */
  receipt: string | null
}

/** 材料: what was handed in, and a place to add. */
export function CasePapersSection({ caseId, papers, mayAdd, firstKind, receipt }: Props) {
  const kinds = firstKind ? [firstKind, ...PAPER_KINDS.filter((kind) => kind !== firstKind)] : PAPER_KINDS
  return (
    <Card title="材料">
      {receipt && (
        <p className="mb-3">
          <Link href={receipt as Route} className="underline underline-offset-4">
            申请回执（打印）
          </Link>
        </p>
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
