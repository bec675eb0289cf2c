import Link from 'next/link'
import { NoticeBanner } from '@/components/ui/notice-banner'
import type { Waiting } from '@/lib/supervision/commands/desk'

/** What of joint supervision waits for this desk, in one line; nothing where nothing does. */
export function SupervisionLine({ waiting }: { waiting: Waiting }) {
  const parts = [
    waiting.toDecide > 0 && `预警待决定 ${waiting.toDecide} 条`,
    waiting.toAnswer > 0 && `投诉待答复 ${waiting.toAnswer} 件`,
    waiting.toRecheck > 0 && `整改待复查 ${waiting.toRecheck} 条`,
    waiting.overdue > 0 && `机构整改超期 ${waiting.overdue} 条`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return null
  return (
    <NoticeBanner tone={waiting.toDecide > 0 ? 'late' : 'wait'} title={`联合监管：${parts.join('，')}`}>
      <Link href="/supervision">打开联合监管</Link>
    </NoticeBanner>
  )
}
