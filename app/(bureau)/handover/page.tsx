import type { Metadata } from 'next'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { HANDED_MOST, viewHandover } from '@/lib/cases/commands/handover'
import { HANDOVER_REASON_LABEL, HANDOVER_REASONS, HandoverChoice } from '@/lib/cases/schema/handover'
import { requireBureau } from '@/lib/web/bureau'
import { HandoverRun } from './handover-run'

export const metadata: Metadata = { title: '案件移交' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** 移交承办的案件: choose, look at each case, confirm, read the report. */
export default async function HandoverPage({ searchParams }: Props) {
  const actor = await requireBureau()
  const choice = HandoverChoice.parse(await searchParams)
  const from = choice.from ?? actor.accountId ?? ''
  const { givers, takers, cases } = await viewHandover(actor, { ...choice, from, only: choice.case })
  const taker = takers.find((one) => one.accountId === choice.to)
  return (
    <div className="stack max-w-[58rem]">
      <PageHead
        title="案件移交"
        note={actor.role === 'reviewer' ? '移交自己承办的案件；同事不在岗时，也可以代为移交。' : '把自己承办的案件移交给本机构的同事。'}
      />
      <Card title="移交什么，交给谁">
        <form method="get" action="/handover" className="grid gap-4">
          {choice.case && <input type="hidden" name="case" value={choice.case} />}
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <Select
              name="from"
              label="现在的承办人"
              defaultValue={from}
              options={givers.map((one) => ({
                value: one.accountId,
                label: `${one.name}${one.accountId === actor.accountId ? '（我）' : ''} · ${one.held} 件`,
              }))}
            />
            <Select
              name="to"
              label="接手的同事"
              placeholder="请选择"
              required
              defaultValue={choice.to ?? ''}
              options={takers.map((one) => ({ value: one.accountId, label: `${one.name} · 现有 ${one.held} 件` }))}
            />
            <Select
              name="why"
              label="事由"
              placeholder="请选择"
              required
              defaultValue={choice.why ?? ''}
              options={HANDOVER_REASONS.filter((one) => one !== 'absent' || actor.role === 'reviewer').map((value) => ({
                value,
                label: HANDOVER_REASON_LABEL[value],
              }))}
            />
          </div>
          <p className="actions">
            <Button type="submit">先看一遍</Button>
            <span className="small muted">{choice.case ? '只移交这一件。' : `移交没有办结的全部案件，一次最多 ${HANDED_MOST} 件。`}</span>
          </p>
        </form>
      </Card>
      {cases && taker && (
        <HandoverRun key={[from, taker.accountId, choice.why].join()} {...{ from, taker, cases }} why={choice.why ?? null} />
      )}
    </div>
  )
}
