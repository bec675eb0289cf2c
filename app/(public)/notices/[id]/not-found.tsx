import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'

export default function NoticeNotFound() {
  return (
    <>
      <PageHead title="没有这项公示" back={{ href: '/notices', label: '公示' }} />
      <EmptyState title="公示已经结束或撤下" action={<LinkButton href="/notices">看正在公示的</LinkButton>}>
        公示期满的第二天就撤下，之后不能再对它提出异议。知道有不实情况的，可以打电话告诉经办机构。
      </EmptyState>
    </>
  )
}
