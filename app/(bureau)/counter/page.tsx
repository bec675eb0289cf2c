import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { requireBureau } from '@/lib/web/bureau'
import { counterOf } from '@/lib/web/counter'
import { CounterForm } from './counter-form'

export const metadata: Metadata = { title: '窗口代办' }

export default async function CounterPage() {
  const actor = await requireBureau()
  const counter = await counterOf(actor)
  return (
    <div className="max-w-[56rem]">
      <PageHead title="窗口代办" note="照申请人签字的纸质申请表录入，当场打印回执。录入人不能受理自己录入的申请。" />
      {counter.partners.length === 0 ? (
        <NoticeBanner tone="wait" title="今天没有与本地区生效的异地互认协议">
          不能录入异地申请；请先与系统管理员核对协议的有效期。
        </NoticeBanner>
      ) : (
        <CounterForm requestId={randomUUID()} {...counter} />
      )}
    </div>
  )
}
