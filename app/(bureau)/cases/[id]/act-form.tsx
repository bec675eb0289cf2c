'use client'

import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { COMMAND_LABEL, type CommandKind } from '@/lib/cases/schema/command'
import { commandIn } from './act-command'
import { type ActExtras, ActFields } from './act-fields'
import { DeedProblem } from './deed-problem'
import { useDeed } from './use-deed'

type Props = {
  caseId: string
  seen: number
  /** Made when the page was drawn: a second press of the same button is the same press. */
  requestId: string
  act: CommandKind
  as: 'do' | 'propose'
  /** 窗口代办: for someone without an account, on signed paper. */
  atWindow?: boolean
  tone?: 'main' | 'stop' | 'plain'
  /** What follows, said before the press. */
  follows: string
  extras: ActExtras
}

/** One act of the panel: its fields, what follows, its button. */
export function ActForm({ caseId, seen, requestId, act, as, atWindow, tone = 'main', follows, extras }: Props) {
  const storageKey = `case-${caseId}-${act}`
  const { submit, made, isPending, problem, errors, isOutdated, refresh } = useDeed(
    caseId,
    storageKey,
    (form) => ({ step: as, command: commandIn(act, caseId, form) }),
    { requestId, seen },
  )
  return (
    <KeepTyped key={made} storageKey={storageKey}>
      {problem && <DeedProblem problem={problem} errors={errors} prefix={act} isOutdated={isOutdated} onRefresh={refresh} />}
      <form method="post" onSubmit={submit} className="grid gap-4" noValidate aria-label={COMMAND_LABEL[act]}>
        <ActFields act={act} extras={extras} errors={errors} />
        <p className="small muted">
          {follows}
          {as === 'propose' && '初审提出后，由本机构另一位复核人员复核，复核通过才生效。'}
        </p>
        <SubmitButton tone={tone} wide pending={isPending}>
          {as === 'propose' ? `初审：${COMMAND_LABEL[act]}` : atWindow ? `窗口代办：${COMMAND_LABEL[act]}` : COMMAND_LABEL[act]}
        </SubmitButton>
      </form>
    </KeepTyped>
  )
}
