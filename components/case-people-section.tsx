import type { ReactNode } from 'react'
import type { Problem } from '@/lib/kernel/outcome'
import type { Filing, InsuranceRecord, InsuranceStanding, Mandate, Revealable } from '@/lib/people/schema'
import {
  FIELD_LABEL,
  INSURANCE_SCHEME_LABEL,
  INSURANCE_STANDING_LABEL,
  INSURANCE_STATUS_LABEL,
  MANDATE_END_LABEL,
  MANDATE_KIND_LABEL,
  MANDATE_STATE_LABEL,
  MATTER_LABEL,
} from '@/lib/people/schema'
import { RevealField } from './reveal-field'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'

type Shown = { text: string | null; shown: 'hidden' | 'lastFour' | 'masked' | 'reveal' | 'full' }
type Reveal = (
  previous: null | { ok: true; value: string } | { ok: false; problem: Problem },
  sent: unknown,
) => Promise<null | { ok: true; value: string } | { ok: false; problem: Problem }>

type Props = {
  caseId: string
  nationalId: Shown
  phone: Shown
  address: Shown
  town: string
  filing: Filing | null
  /** As typed by the applicant. */
  condition: string | null
  mandates: readonly (Mandate & { mayRevealPhone: boolean })[]
  /** Null for readers it is not for. */
  insurance: { standing: InsuranceStanding; latest: InsuranceRecord | null } | null
  /** What acceptance asks is still asked, was answered by it, or is asked no more. */
  intake: 'open' | 'accepted' | 'closed'
  reveal: Reveal
  /** A button that ends a mandate, where this reader may. */
  revokeOf: (mandateId: string) => ReactNode
}

const MANDATE_TONE = { pending: 'wait', confirmed: 'done', rejected: 'plain', revoked: 'plain' } as const

/** 参保人: who it is, where filed, who stands for them, whether insured. */
export function CasePeopleSection(props: Props) {
  const { caseId, town, filing, condition, mandates, insurance, intake, reveal, revokeOf } = props
  function sealed(field: 'nationalId' | 'phone' | 'address'): ReactNode {
    const { text, shown } = props[field]
    if (text === null) return '—'
    if (shown !== 'reveal') return text
    // An address typed without its town is masked whole: the town is known anyway.
    const masked = field === 'address' && text.startsWith('*') ? `${town}${text}` : text
    return <RevealField reveal={reveal} caseId={caseId} field={field satisfies Revealable} masked={masked} label={FIELD_LABEL[field]} />
  }
  const rows: Array<{ term: string; detail: ReactNode }> = [
    { term: '身份证号', detail: sealed('nationalId') },
    { term: '联系电话', detail: sealed('phone') },
    { term: '居住地址', detail: sealed('address') },
    { term: '异地备案', detail: filing ? `${filing.since} 起，居住${town}；${filing.filedOn} 备案` : '尚未备案' },
    { term: '参保信息', detail: insurance ? <Insurance {...insurance} intake={intake} /> : '由参保地经办机构核对' },
  ]
  if (condition) rows.push({ term: '自述情况', detail: condition })
  return (
    <Card title="参保人">
      <DefinitionList rows={rows} />
      {mandates.length > 0 && (
        <div className="mt-5 grid gap-4">
          <h3>代理人</h3>
          {mandates.map((mandate) => (
            <div key={mandate.id} className="grid gap-2">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <b>{mandate.representativeName}</b>
                <span className="muted">
                  {MANDATE_KIND_LABEL[mandate.kind]} · {mandate.relationship}
                </span>
                <Tag tone={MANDATE_TONE[mandate.state]}>{MANDATE_STATE_LABEL[mandate.state]}</Tag>
              </p>
              <p className="small muted">
                {mandate.validFrom} 至 {mandate.validTo} · {mandate.covers.map((one) => MATTER_LABEL[one]).join('、')}
                {mandate.endedWhy && ` · ${MANDATE_END_LABEL[mandate.endedWhy]}`}
                {mandate.state === 'pending' && intake === 'open' && ' · 受理时一并核对'}
              </p>
              {(mandate.state === 'pending' || mandate.state === 'confirmed') && (
                <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
                  {mandate.mayRevealPhone && (
                    <RevealField
                      reveal={reveal}
                      caseId={caseId}
                      field="representativePhone"
                      mandateId={mandate.id}
                      masked="代理人电话"
                      label={FIELD_LABEL.representativePhone}
                    />
                  )}
                  <div className="-my-2">{revokeOf(mandate.id)}</div>
                </div>
              )}
            </div>
          ))}
        </div>
      )}
    </Card>
  )
}

function Insurance({ standing, latest, intake }: { standing: InsuranceStanding; latest: InsuranceRecord | null; intake: Props['intake'] }) {
  const tone = { insured: 'done', notInsured: 'late', unknown: 'wait' } as const
  // A record grows old after it was checked: nobody is asked to check again.
  const isPast = standing === 'unknown' && intake !== 'open'
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {isPast ? (
        <Tag tone="plain">{intake === 'accepted' ? '受理时已核实' : '无近期参保信息'}</Tag>
      ) : (
        <Tag tone={tone[standing]}>{INSURANCE_STANDING_LABEL[standing]}</Tag>
      )}
      {latest && (
        <span className="small muted">
          {INSURANCE_SCHEME_LABEL[latest.scheme]} · {INSURANCE_STATUS_LABEL[latest.status]} · {latest.insuredSince} 起参保 · {latest.source}
          ，{latest.asOf}
        </span>
      )}
    </span>
  )
}
