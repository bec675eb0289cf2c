import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import type { CaseFacts } from '@/lib/cases/schema/event'
import { type HeldObjection, OBJECTED_BY_LABEL, OBJECTION_OUTCOME_LABEL, type ShownNotice } from '@/lib/cases/schema/objection'
import { chineseDay } from '@/lib/kernel/dates'
import { RevealField } from './reveal-field'
import { Card } from './ui/card'
import { Tag } from './ui/tag'

type Props = {
  caseId: string
  notice: ShownNotice | null
  objections: CaseFacts['objections']
  /** Strangers' objections with their words: empty for the bureau that does not verify. */
  strangers: readonly HeldObjection[]
  reveal: ComponentProps<typeof RevealField>['reveal']
}

/** 公示与异议: where the finding hangs and until when, and every objection with what became of it. */
export function CaseObjectionsSection({ caseId, notice, objections, strangers, reveal }: Props) {
  if (!notice && objections.length === 0) return null
  return (
    <Card title="公示与异议">
      {notice && (
        <p className="mb-4">
          公示在<Link href={`/notices/${notice.id}` as Route}>本平台公示栏</Link>，{chineseDay(notice.from)}至{chineseDay(notice.to)}
          （含当日），姓名写作“{notice.name}”；第二天自动撤下。
        </p>
      )}
      {objections.length === 0 && <p className="small muted">还没有人提出异议。</p>}
      <ul className="grid gap-5">
        {objections.map((one) => {
          const held = strangers.find((each) => each.ordinal === one.number)
          return (
            <li key={one.number} className="grid gap-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <b>
                  第 {one.number} 项 · {OBJECTED_BY_LABEL[one.by]}
                </b>
                <span className="muted">{chineseDay(one.on)}</span>
                {one.outcome ? <Tag tone="done">{OBJECTION_OUTCOME_LABEL[one.outcome]}</Tag> : <Tag tone="wait">待核实</Tag>}
              </p>
              {held && (
                <>
                  <p className="small muted">{held.number}</p>
                  <p className="break-words">{held.ground}</p>
                  <RevealField
                    reveal={reveal}
                    caseId={caseId}
                    field="objector"
                    objectionId={held.id}
                    masked="提出人：****"
                    label="提出人姓名和联系方式"
                  />
                </>
              )}
              {one.by === 'other' && !held && <p className="small muted">由居住地经办机构核实，内容只有核实的一方能看。</p>}
              {one.by === 'family' && <p className="small muted">理由见“经过”。</p>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
