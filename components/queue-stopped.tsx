import { NoticeBanner } from '@/components/ui/notice-banner'
import type { Pulse } from '@/lib/jobs/schema'

/** Over every staff page while the background work stands still: what waits, and that nothing is lost. Nothing at all while it runs. */
export function QueueStopped({ pulse }: { pulse: Pulse }) {
  if (pulse.running) return null
  const since = pulse.lastAt === null ? '后台任务没有在运行' : `后台任务已停 ${pulse.stoppedMinutes} 分钟`
  return (
    <NoticeBanner tone="late" title={since}>
      到期的事项、提醒和短信要等它恢复后补办，不会丢失；案件可以照常办理。请告知系统管理员。
    </NoticeBanner>
  )
}
