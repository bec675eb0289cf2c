import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { foresee } from '@/lib/cases/commands/batch'
import { BATCH_LABEL, BatchChoice } from '@/lib/cases/schema/batch'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { BatchRun } from './batch-run'

export const metadata: Metadata = { title: '批量办理' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** 批量办理, looked at before it is done: each case with what would happen, or why not. */
export default async function BatchPage({ searchParams }: Props) {
  const actor = await requireBureau()
  const { act, id } = BatchChoice.parse(await searchParams)
  const lines = act && id ? await foresee(actor, act, id, await portalToday()) : []
  return (
    <div className="stack max-w-[64rem]">
      <PageHead
        title={act ? `批量办理：${BATCH_LABEL[act]}` : '批量办理'}
        note="先看一遍，确认后逐件办理；每一件都单独判断、单独留痕。"
        back={{ href: '/desk', label: '我的案桌' }}
      />
      {act && lines.length > 0 ? (
        <BatchRun act={act} lines={lines.map((line) => ({ ...line, requestId: randomUUID() }))} />
      ) : (
        <EmptyState title="没有选中的案件">
          请回到案桌勾选案件，再选要办的事。 <LinkButton href="/desk">回到案桌</LinkButton>
        </EmptyState>
      )}
    </div>
  )
}
