import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { Tag } from '@/components/ui/tag'
import { Unsure } from '@/components/ui/unsure'
import type { FamilyObjection, OwnObjection } from '@/lib/cases/schema/family-objection'
import { OBJECTION_OUTCOME_LABEL } from '@/lib/cases/schema/objection'
import { chineseDay } from '@/lib/kernel/dates'

type Props = { caseId: string; objection: FamilyObjection }

/** 对结果有异议: until when, why not where not, and what became of what was objected. */
export function ObjectionCard({ caseId, objection }: Props) {
  const { lastDay, days, why, own } = objection
  return (
    <Card title="对结果有异议" id="objection">
      {own.map((one) => (
        <Own key={one.number} one={one} />
      ))}
      {lastDay && (
        <p className="mb-4">
          不管评出哪一级，都可以在 <b>{chineseDay(lastDay)}</b>之前（含当日）提出异议。{!days.verified && <Unsure>期限待核定</Unsure>}
        </p>
      )}
      {why ? (
        <Button wide why={why}>
          提出异议
        </Button>
      ) : (
        <LinkButton href={`/apply/${caseId}/objection`} wide>
          提出异议
        </LinkButton>
      )}
    </Card>
  )
}

function Own({ one: { on, said, decided } }: { one: OwnObjection }) {
  return (
    <div className="mb-5">
      <p className="mb-2 flex flex-wrap items-center gap-3">
        <b>{chineseDay(on)}提出的异议</b>
        {decided ? <Tag tone="done">{OBJECTION_OUTCOME_LABEL[decided.outcome]}</Tag> : <Tag tone="wait">正在核实</Tag>}
      </p>
      <DefinitionList
        rows={[
          { term: '您的理由', detail: said },
          ...(decided
            ? [
                { term: '答复日期', detail: chineseDay(decided.on) },
                { term: '情形', detail: decided.ground },
                { term: '经办机构的理由', detail: decided.reason },
              ]
            : []),
        ]}
      />
    </div>
  )
}
