'use client'

import { Button } from '@/components/ui/button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Tag } from '@/components/ui/tag'
import { maskedPhone } from '@/lib/accounts/rules'

export type Sent = { phone: string; shownCode: string | null }

/** Where the code went, and the way back to another number. */
export function CodeSent({ sent, back }: { sent: Sent; back: () => void }) {
  return (
    <NoticeBanner tone="info">
      <p>验证码已发往 {maskedPhone(sent.phone)}，10 分钟内有效。</p>
      {sent.shownCode && (
        <p className="mt-2">
          <Tag tone="notice">演示</Tag> 没有真的发短信，验证码是 <b className="select-all">{sent.shownCode}</b>
        </p>
      )}
      <div className="actions mt-3">
        <Button size="little" tone="quiet" onClick={back}>
          没收到，或换个手机号
        </Button>
      </div>
    </NoticeBanner>
  )
}
