import { Tag } from '@/components/ui/tag'
import { daysLeftSays } from '@/lib/institutions/rules/expiry'

/** How long something is still good for; nothing while it is far off. */
export function ExpiryTag({ daysLeft }: { daysLeft: number }) {
  return <Tag tone={daysLeft < 0 ? 'late' : daysLeft <= 60 ? 'wait' : 'done'}>{daysLeftSays(daysLeft)}</Tag>
}
