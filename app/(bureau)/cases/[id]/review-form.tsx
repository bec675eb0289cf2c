'use client'

import { Disclosure } from '@/components/ui/disclosure'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { COMMAND_LABEL, type CommandKind } from '@/lib/cases/schema/command'
import { DeedProblem } from './deed-problem'
import { useDeed } from './use-deed'

type Props = {
  caseId: string
  seen: number
  approveId: string
  returnId: string
  act: CommandKind
  /** The proposal that was read: another one since is a refusal. */
  seq: number
  follows: string
}

/** The second pair of eyes: carry it out as proposed, or give it back with a reason. */
export function ReviewForm({ caseId, seen, approveId, returnId, act, seq, follows }: Props) {
  const storageKey = `case-${caseId}-return`
  const approval = useDeed(caseId, storageKey, () => ({ step: 'approve', caseId, act, seq, note: '' }), { requestId: approveId, seen })
  const giveBack = useDeed(caseId, storageKey, (form) => ({ step: 'return', caseId, act, seq, note: String(form.get('note') ?? '') }), {
    requestId: returnId,
    seen,
  })
  return (
    <div className="grid gap-3">
      {approval.problem && (
        <DeedProblem
          problem={approval.problem}
          errors={{}}
          prefix="approve"
          isOutdated={approval.isOutdated}
          onRefresh={approval.refresh}
        />
      )}
      <form method="post" onSubmit={approval.submit} className="grid gap-3" aria-label={`复核：${COMMAND_LABEL[act]}`}>
        <p className="small muted">复核通过后按初审内容办理。{follows}</p>
        <SubmitButton wide pending={approval.isPending}>
          复核通过：{COMMAND_LABEL[act]}
        </SubmitButton>
      </form>
      <Disclosure summary="退回初审…" boxed>
        <KeepTyped storageKey={storageKey}>
          {giveBack.problem && (
            <DeedProblem
              problem={giveBack.problem}
              errors={giveBack.errors}
              prefix="return"
              isOutdated={giveBack.isOutdated}
              onRefresh={giveBack.refresh}
            />
          )}
          <form method="post" onSubmit={giveBack.submit} className="grid gap-4" noValidate aria-label="退回初审">
            <TextArea name="note" id="return-note" label="退回理由" error={giveBack.errors.note} maxLength={500} rows={2} />
            <p className="small muted">退回后案件状态不变，初审人会看到理由，可以重新提出。</p>
            <SubmitButton tone="plain" wide pending={giveBack.isPending}>
              退回初审
            </SubmitButton>
          </form>
        </KeepTyped>
      </Disclosure>
    </div>
  )
}
