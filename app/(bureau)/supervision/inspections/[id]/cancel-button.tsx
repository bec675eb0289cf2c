'use client'

import { ActButton } from '@/components/act-button'
import { cancel } from '../../actions'

/** 取消 of an inspection that is not done. */
export function CancelButton({ inspectionId, version }: { inspectionId: string; version: number }) {
  return (
    <div className="grid gap-3">
      <p>取消后留在计划表里，标为已取消；填过的内容不再能改，也不产生问题。要查的，另列一次计划。</p>
      <ActButton action={cancel} input={{ inspectionId, version }} tone="stop">
        取消这次检查
      </ActButton>
    </div>
  )
}
