import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActButton } from '@/components/act-button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { overview } from '@/lib/jobs/commands/overview'
import { failureSays } from '@/lib/jobs/rules'
import { type FailedJob, type Pulse, QUEUE_LABEL, QUEUE_SAYS, type QueueLine } from '@/lib/jobs/schema'
import { shanghaiMinute } from '@/lib/kernel/dates'
import { requireActor } from '@/lib/web/session'
import { StaffShell } from '../staff/staff-shell'
import { again } from './actions'

export const metadata: Metadata = { title: '后台任务' }

export default async function JobsPage() {
  const actor = await requireActor('administrator')
  // The queue serves every region: only who keeps them all looks into it.
  if (actor.regionCode !== null) notFound()
  const { pulse, lines, failed, more } = await overview(actor, new Date())
  const withoutYear = failed.filter((one) => one.code === 'calendarNotLoaded').length
  return (
    <StaffShell actor={actor} scope="全部地区" alert={false}>
      <div className="stack">
        <PageHead
          title="后台任务"
          over="管理范围：全部地区"
          note="到期的事项、提醒和通知由它自动办理。这里只有编号、代码和时间，看不到任何人的信息。"
        />
        <PulseLine pulse={pulse} />
        {withoutYear > 0 && (
          <NoticeBanner tone="late" title={`${more ? '至少 ' : ''}${withoutYear} 件到期事项卡在没有载入的节假日安排上`}>
            期限要算到的年份还没有载入。在<a href="/calendars">节假日与条款</a>载入之后，在下面逐件重新办理，或等系统每天自动再试。
          </NoticeBanner>
        )}
        <Card flush title="队列">
          <Table caption="各队列的情况" columns={COLUMNS} rows={lines.map(lineRow)} />
        </Card>
        <Card flush title={failed.length === 0 ? '未办成' : `未办成 ${more ? '（只列最近的）' : ''}${failed.length} 件`}>
          <Table
            caption="未办成的任务"
            columns={FAILED_COLUMNS}
            rows={failed.map(failedRow)}
            empty={
              <EmptyState title="没有未办成的任务">办不成的任务会再试几次，仍不成的列在这里，保留 90 天，每天自动再试一次。</EmptyState>
            }
          />
        </Card>
      </div>
    </StaffShell>
  )
}

function PulseLine({ pulse }: { pulse: Pulse }) {
  if (pulse.running)
    return (
      <NoticeBanner tone="done" title="正在运行">
        最近一次清点：{pulse.lastAt && shanghaiMinute(pulse.lastAt)}。
      </NoticeBanner>
    )
  return (
    <NoticeBanner tone="late" title={pulse.lastAt ? `已停 ${pulse.stoppedMinutes} 分钟` : '还没有运行过'}>
      {pulse.lastAt && `最近一次清点：${shanghaiMinute(pulse.lastAt)}。`}
      请查看服务器日志里带“queue”的条目，处理后重启应用；停着的时候没有办的，恢复后一次补齐。
    </NoticeBanner>
  )
}

const COLUMNS = [
  { key: 'queue', label: '队列' },
  { key: 'waiting', label: '等待', align: 'end' },
  { key: 'active', label: '进行中', align: 'end' },
  { key: 'retrying', label: '稍后再试', align: 'end' },
  { key: 'failed', label: '未办成', align: 'end' },
  { key: 'last', label: '最近一次' },
] as const

function lineRow({ queue, waiting, active, retrying, failed, lastAt, lastDone, lastFailed }: QueueLine) {
  return {
    key: queue,
    cells: [
      <div key="queue">
        <b>{QUEUE_LABEL[queue]}</b> <code className="tiny muted">{queue}</code>
        <p className="small muted">{QUEUE_SAYS[queue]}</p>
      </div>,
      waiting,
      active,
      retrying,
      failed > 0 ? (
        <Tag key="failed" tone="late" nowrap>
          {failed}
        </Tag>
      ) : (
        0
      ),
      lastAt ? (
        <span key="last">
          {shanghaiMinute(lastAt)}
          <span className="small muted block">
            办成 {lastDone} 件{lastFailed > 0 && `，未成 ${lastFailed} 件`}
          </span>
        </span>
      ) : (
        <span key="last" className="muted">
          还没有过
        </span>
      ),
    ],
  }
}

const FAILED_COLUMNS = [
  { key: 'what', label: '任务' },
  { key: 'why', label: '原因' },
  { key: 'tries', label: '试过', align: 'end' },
  { key: 'at', label: '最后一次' },
  { key: 'act', label: '办理' },
] as const

function failedRow({ queue, id, what, caseId, code, tries, at }: FailedJob) {
  return {
    key: `${queue}:${id}`,
    cells: [
      <div key="what">
        <b>{what}</b>
        <p className="tiny muted break-all">
          {caseId ? '案件 ' : '任务 '}
          <code>{caseId ?? id}</code>
        </p>
      </div>,
      <div key="why">
        {failureSays(code)} <code className="tiny muted">{code}</code>
      </div>,
      `${tries} 次`,
      shanghaiMinute(at),
      <div key="act" className="whitespace-nowrap">
        <ActButton action={again} input={{ queue, id }} size="little">
          重新办理
        </ActButton>
      </div>,
    ],
  }
}
