import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'

export default function InstitutionNotFound() {
  return (
    <>
      <PageHead title="没有这家机构" back={{ href: '/institutions', label: '定点机构' }} />
      <EmptyState title="名录里没有这个定点编号" action={<LinkButton href="/institutions">按名称查找</LinkButton>}>
        编号是12位字母和数字；也可能这家机构尚未列入名录。
      </EmptyState>
    </>
  )
}
