'use client'

import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { Problem } from '@/lib/kernel/outcome'
import { controlName } from './act-command'

type Props = {
  problem: Problem
  errors: Record<string, string>
  /** Before each control's name in its id. */
  prefix: string
  isOutdated: boolean
  onRefresh: () => void
}

/** Why the press was refused; takes the focus, links to the fields, and offers the newest state where the page is behind. */
export function DeedProblem({ problem, errors, prefix, isOutdated, onRefresh }: Props) {
  const fields = Object.entries(errors).map(([name, message]) => ({
    field: `${prefix}-${name}`,
    message: `${controlName(name)}${message}`,
  }))
  const also = (problem.also ?? []).map(({ message }) => ({ message }))
  return (
    <div>
      <ErrorSummary
        title={isOutdated ? '案件刚刚有变动' : fields.length > 0 ? '有几处需要改正' : '这一步没有办成'}
        problems={fields.length > 0 ? fields : [{ message: problem.message }, ...also]}
      />
      {problem.source && <p className="tiny -mt-3 mb-4">{problem.source}</p>}
      {isOutdated && (
        <p className="-mt-3 mb-4 small">
          填写的内容还在。
          <Button tone="quiet" size="little" onClick={onRefresh}>
            看最新情况
          </Button>
        </p>
      )}
    </div>
  )
}
