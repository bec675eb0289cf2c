import type { Route } from 'next'
import Link from 'next/link'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { CORRECTION_ITEM_LABEL, type CorrectionItem } from '@/lib/cases/schema'

type Props = { caseId: string; corrections: readonly { item: CorrectionItem; reason: string }[]; isForAnother: boolean }

type Way = { step: string; label: string }

/** Where each item is mended. */
function waysOf(item: CorrectionItem, isForAnother: boolean): Way[] {
  const papers = { step: 'papers', label: '上传材料' }
  switch (item) {
    case 'identity':
      return [papers, { step: 'person', label: '改姓名、电话' }]
    case 'residence':
      return [papers, { step: 'residence', label: '改居住地址' }]
    case 'medical':
      return [papers, { step: 'condition', label: '改身体情况' }]
    case 'mandate':
      return isForAnother ? [papers, { step: 'representative', label: '改代理人' }] : [papers]
    case 'contact':
      return [
        { step: 'person', label: '改电话' },
        { step: 'residence', label: '改地址' },
      ]
    case 'other':
      return [papers]
  }
}

/** Each returned item: what, why, and the way to mend it. */
export function CorrectionList({ caseId, corrections, isForAnother }: Props) {
  return (
    <ol className="grid gap-3" aria-label="需要补正的各项">
      {corrections.map(({ item, reason }, at) => (
        <li key={item}>
          <NoticeBanner tone="wait" title={`${at + 1}. ${CORRECTION_ITEM_LABEL[item]}`}>
            <p>{reason}</p>
            <p className="flex flex-wrap gap-x-5">
              {waysOf(item, isForAnother).map((way) => (
                <Link
                  key={way.step}
                  href={`/apply/${caseId}/edit?step=${way.step}` as Route}
                  aria-label={`${way.label}（${CORRECTION_ITEM_LABEL[item]}）`}
                  className="inline-flex min-h-[var(--target)] items-center"
                >
                  {way.label}
                </Link>
              ))}
            </p>
          </NoticeBanner>
        </li>
      ))}
    </ol>
  )
}
