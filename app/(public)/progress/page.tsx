import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { AskForm } from './ask-form'

export const metadata: Metadata = { title: '查进度' }

export default function ProgressPage() {
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="查进度" note="凭申请回执上的案号和查询码，不用登录。" />
      <AskForm />
    </div>
  )
}
