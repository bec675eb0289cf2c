import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { NewForm } from '@/components/application-form/new-form'
import { Card } from '@/components/ui/card'
import { ELDER_COOKIE, elderSizeOf } from '@/components/ui/elder-sizes'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { placesToday } from '@/lib/cases/commands/draft'
import { portalToday, requireActor } from '@/lib/web/session'
import { begin } from '../actions'

export const metadata: Metadata = { title: '申请异地失能评估' }

export default async function NewApplicationPage() {
  const actor = await requireActor('applicant')
  const today = await portalToday()
  const { pairs, townships } = await placesToday(actor, today)
  const jar = await cookies()
  if (pairs.length === 0)
    return (
      <Card className="max-w-[40rem]">
        <PageHead title="申请异地失能评估" />
        <EmptyState title="今天没有生效的两地协议">协议生效后才能网上申请；眼下请到参保地经办窗口咨询。</EmptyState>
      </Card>
    )
  return (
    <div className="max-w-[40rem]">
      <NewForm
        begin={begin}
        pairs={pairs.map(([low, high]) => [regionOption(low), regionOption(high)] as const)}
        towns={townships}
        today={today}
        ownName={actor.name}
        elderAtFirst={elderSizeOf(jar.get(ELDER_COOKIE)?.value) !== null}
        storageKey={`apply-${actor.accountId}`}
      />
    </div>
  )
}

function regionOption({ code, name, bureauName }: { code: string; name: string; bureauName: string }) {
  return { code, name, bureauName }
}
