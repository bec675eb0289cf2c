import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { OutcomeForm } from './outcome-form'

export const metadata: Metadata = { title: '查异议结果', robots: { index: false, follow: false, noarchive: true } }

export default function ObjectionOutcomePage() {
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="查异议结果" note="凭提交异议时得到的编号和查询码，不用登录。" back={{ href: '/notices', label: '公示' }} />
      <OutcomeForm />
    </div>
  )
}
