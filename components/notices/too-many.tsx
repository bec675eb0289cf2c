import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'

type Props = { title: string }

/** In place of a public page that one address has read too often. */
export function TooMany({ title }: Props) {
  return (
    <div className="stack">
      <PageHead title={title} />
      <EmptyState title="看得太频繁了">请过十几分钟再来看；着急的，可以打电话或到经办窗口询问。</EmptyState>
    </div>
  )
}
