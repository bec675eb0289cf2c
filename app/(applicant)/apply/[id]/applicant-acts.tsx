import { randomUUID } from 'node:crypto'
import { PressForm } from '@/components/application-form/press-form'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import type { FamilyView } from '@/lib/cases/commands/family'
import { discard, move, withdraw } from '../actions'
import { MoveForm } from './changes/move-form'

type Props = { view: FamilyView }

/** What may be done besides the next step; only what the life table allows this person now. */
export function ApplicantActs({ view }: Props) {
  const { caseId, caseNo, may, hasFinding } = view
  if (!caseNo && !may.has('discard')) return null
  return (
    <Card title="其他">
      <div className="grid gap-3">
        {caseNo && (
          <LinkButton href={`/apply/${caseId}/receipt`} wide>
            申请回执与查询码
          </LinkButton>
        )}
        {may.has('changeAddress') && !may.has('reportChange') && (
          <Disclosure summary="搬到了新地址" boxed>
            <p className="mb-3">
              评估人员按新地址上门。迁回参保地或搬到{view.residence.name}以外的，请撤回申请，或打电话给{view.insured.bureauName}（
              {view.insured.phone}）。
            </p>
            <MoveForm
              action={move}
              caseId={caseId}
              requestId={randomUUID()}
              residence={view.residence.name}
              towns={view.townships.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Disclosure>
        )}
        {may.has('withdraw') && (
          <Disclosure summary="撤回申请" tone="stop" boxed>
            <p className="mb-3">
              撤回后本次申请办结，需要时可以重新申请。
              {hasFinding && '已经作出的评估结论仍会留存。'}
            </p>
            <PressForm
              action={withdraw}
              hidden={{ caseId, requestId: randomUUID() }}
              label="确认撤回"
              tone="stop"
              size="normal"
              problemTitle="没有撤回成功"
              reason={{
                label: '撤回理由',
                hint: hasFinding ? '已经作出评估结论，请写明理由。' : '写几个字就行，便于经办机构改进。',
                optional: !hasFinding,
              }}
            />
          </Disclosure>
        )}
        {may.has('discard') && (
          <Disclosure summary="放弃这份草稿" tone="stop" boxed>
            <p className="mb-3">放弃后草稿作废，可以重新填写。</p>
            <PressForm
              action={discard}
              hidden={{ caseId, requestId: randomUUID() }}
              label="确认放弃草稿"
              tone="stop"
              size="normal"
              problemTitle="没有放弃成功"
            />
          </Disclosure>
        )}
      </div>
    </Card>
  )
}
