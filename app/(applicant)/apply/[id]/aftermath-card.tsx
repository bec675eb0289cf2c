import { randomUUID } from 'node:crypto'
import type { Route } from 'next'
import Link from 'next/link'
import { PressForm } from '@/components/application-form/press-form'
import { BenefitLine } from '@/components/benefit-line'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import type { Aftermath, Linked } from '@/lib/cases/commands/aftermath'
import type { FamilyView } from '@/lib/cases/commands/family'
import { OCCASION_LABEL, STATUS_LABEL } from '@/lib/cases/schema'
import { followOn } from '../actions'

type Props = { view: FamilyView; after: Aftermath }

const FOLLOWS = {
  renewal: '按上一次的资料填好一份新申请，核对后提交；新结果作出以前，现在的结果照常有效。',
  change: '按上一次的资料填好一份新申请，写明身体状况有什么变化，核对后提交；新结果作出以前，按现在的等级。',
} as const

/** After recognition: where the person stands to the benefit, what to report, and the assessment that comes next. */
export function AftermathCard({ view, after }: Props) {
  const { caseId, may } = view
  return (
    <Card title="待遇与变化">
      <div className="stack">
        {after.benefit && <BenefitLine benefit={after.benefit} />}
        {after.reportable.length > 0 && may.has('reportChange') && (
          <div className="grid gap-2">
            <p className="small muted">住院、出院、搬家、身体状况变化、返回参保地、去世，请及时登记。</p>
            <div className="actions">
              <LinkButton href={`/apply/${caseId}/changes`}>登记变化</LinkButton>
            </div>
          </div>
        )}
        {after.follow.map((offer) => (
          <div key={offer.occasion} className="grid gap-2">
            <h3>{OCCASION_LABEL[offer.occasion]}</h3>
            {offer.why ? (
              <p className="small">{offer.why}</p>
            ) : (
              <>
                <p className="small">{FOLLOWS[offer.occasion]}</p>
                <PressForm
                  action={followOn}
                  hidden={{ caseId, requestId: randomUUID(), occasion: offer.occasion }}
                  label={`申请${OCCASION_LABEL[offer.occasion]}`}
                  size="normal"
                  problemTitle="现在还不能申请"
                  {...(offer.occasion === 'change'
                    ? {
                        reason: {
                          label: '身体状况有什么变化',
                          hint: '从什么时候起、哪些事以前能自己做现在要人帮。会写进新的申请，提交前还可以改。',
                          optional: false,
                          maxLength: 1000,
                          id: 'change-reason',
                        },
                      }
                    : {})}
                />
              </>
            )}
          </div>
        ))}
        {[after.next, after.previous].flatMap((one) =>
          one ? [<LinkedLine key={one.caseId} linked={one} isNext={one === after.next} />] : [],
        )}
      </div>
    </Card>
  )
}

function LinkedLine({ linked: { caseId, caseNo, status, occasion }, isNext }: { linked: Linked; isNext: boolean }) {
  return (
    <p className="small">
      {isNext ? '接下来的申请：' : '之前的申请：'}
      <Link href={`/apply/${caseId}` as Route}>
        {OCCASION_LABEL[occasion]} {caseNo ?? '草稿'}
      </Link>
      ，{STATUS_LABEL[status]}
    </p>
  )
}
