import { Tag } from '@/components/ui/tag'
import type { Draft } from './draft'

type Props = { draft: Draft }

/** Two marks only: the portal has everything, or it has not. */
export function SaveMark({ draft }: Props) {
  return (
    <span role="status">
      {draft.state === 'saved' ? (
        <Tag tone="done">已保存</Tag>
      ) : (
        <Tag tone="wait">{draft.failures > 0 ? '未保存 · 正在重试' : '未保存'}</Tag>
      )}
    </span>
  )
}
