import type { ReactNode } from 'react'
import type { YearWanted } from '@/lib/agreements/rules/holidays'
import { NoticeBanner } from './ui/notice-banner'

type Props = {
  wanted: readonly YearWanted[]
  /** What this reader does about it. */
  children: ReactNode
}

/** A year whose holidays are not loaded, told before a deadline falls into it. Nothing where none is wanted. */
export function CalendarWarning({ wanted, children }: Props) {
  const [first] = wanted
  if (!first) return null
  const isPressing = wanted.some((one) => one.isPressing)
  return (
    <NoticeBanner tone={isPressing ? 'late' : 'wait'} title={`${wanted.map((one) => one.year).join('、')} 年节假日安排未载入`}>
      {isPressing
        ? `期限已经会落到 ${first.year} 年：载入以前，落到那一年的期限算不出来，相关事项不能办理。`
        : `载入以前，落到 ${first.year} 年的期限算不出来。`}
      {children}
    </NoticeBanner>
  )
}
