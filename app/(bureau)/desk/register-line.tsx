import type { Route } from 'next'
import Link from 'next/link'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { expiringFor } from '@/lib/web/expiring'
import { requestsWaiting } from '@/lib/web/my-institution'

/** What the register wants of this desk: requests of institutions, and what runs out. Nothing where there is nothing. */
export async function RegisterLine({ actor }: { actor: Parameters<typeof expiringFor>[0] }) {
  const [waiting, expiring] = [await requestsWaiting(actor), await expiringFor(actor)]
  if (waiting + expiring.length === 0) return null
  const soon = expiring.filter((one) => (one.expiries[0]?.daysLeft ?? 60) <= 7).length
  return (
    <NoticeBanner tone={soon > 0 ? 'wait' : 'info'} title="机构名录">
      {waiting > 0 && (
        <p>
          <Link href={'/register/requests' as Route}>机构变更申请 {waiting} 件待核对</Link>
        </p>
      )}
      {expiring.length > 0 && (
        <p>
          <Link href={'/register/expiring' as Route}>{expiring.length} 家机构的协议或许可证 60 天内到期</Link>
          {soon > 0 && `，其中 ${soon} 家不到一周或已经过期`}
        </p>
      )}
    </NoticeBanner>
  )
}
