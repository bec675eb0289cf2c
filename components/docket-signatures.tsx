import { DocketCloseForm, type DocketPress } from '@/components/docket-close-form'
import { DocketSignForm } from '@/components/docket-sign-form'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/access/schema'
import { mayReturn, maySign, mayWithdraw, owedBy } from '@/lib/agreements/rules/docket'
import type { Region } from '@/lib/agreements/schema'
import { DOCKET_STATE_LABEL, type Docket, type DocketState } from '@/lib/agreements/schema/docket'
import { chineseDay, shanghaiMinute } from '@/lib/kernel/dates'
import type { Problem } from '@/lib/kernel/outcome'

const TONE: Record<DocketState, 'wait' | 'done' | 'late' | 'plain'> = { open: 'wait', signed: 'done', returned: 'late', withdrawn: 'plain' }

type Props = {
  docket: Docket
  /** Who reads it; the forms are drawn by what they may do. */
  actor: Actor
  regions: readonly Pick<Region, 'code' | 'bureauName'>[]
  /** What follows from the last signature, as one sentence. */
  follows: string
  /** Why it cannot be signed as things stand; returning and withdrawing stay open. */
  blocked?: Problem | null
  sign: DocketPress
  giveBack: DocketPress
  takeBack: DocketPress
}

/** Who proposed a docket, who has signed it, who is owed; and what the reader may do about it. */
export function DocketSignatures({ docket, actor, regions, follows, blocked, sign, giveBack, takeBack }: Props) {
  const bureau = (code: string | null) => regions.find((one) => one.code === code)?.bureauName ?? code ?? ''
  const [signing, returning, withdrawing] = [maySign(docket, actor), mayReturn(docket, actor), mayWithdraw(docket, actor)]
  const owed = owedBy(docket)
  const others = owed.filter((code) => code !== actor.regionCode)
  const isOwn = actor.regionCode === docket.regionCode
  return (
    <Card
      title="会签"
      aside={
        <span className="flex flex-wrap gap-2">
          {docket.isUrgent && <Tag tone="late">紧急，已先行生效</Tag>}
          <Tag tone={TONE[docket.state]}>{DOCKET_STATE_LABEL[docket.state]}</Tag>
        </span>
      }
    >
      <div className="grid gap-5">
        <ul className="grid gap-3">
          {docket.neededRegions.map((code) => {
            const signed = docket.signatures.find((one) => one.regionCode === code)
            return (
              <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span>
                  {bureau(code)}
                  {code === docket.regionCode && <span className="tiny block">提出方</span>}
                </span>
                <span className="flex flex-wrap items-center gap-2">
                  {signed ? <Tag tone="done">已签署</Tag> : <Tag tone={docket.state === 'open' ? 'wait' : 'plain'}>未签署</Tag>}
                  {signed && (
                    <span className="small muted">
                      {chineseDay(signed.signedOn)}（留痕 {shanghaiMinute(signed.at)}）
                    </span>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
        <DefinitionList
          ruled
          rows={[
            { term: '提出', detail: `${bureau(docket.regionCode)}，${chineseDay(docket.proposedOn)}` },
            { term: '理由', detail: docket.reason },
            ...(docket.closedOn
              ? [
                  {
                    term: '办结',
                    detail: `${DOCKET_STATE_LABEL[docket.state]}，${bureau(docket.closedRegion)}，${chineseDay(docket.closedOn)}${docket.closeReason === '' ? '' : `：${docket.closeReason}`}`,
                  },
                ]
              : []),
            { term: '内容摘要 SHA-256', detail: <span className="digest">{docket.digest}</span> },
          ]}
        />
        {docket.state === 'open' && blocked && (
          <NoticeBanner tone="late" title="现在不能签署">
            {blocked.message}
            {blocked.also && blocked.also.length > 0 && (
              <ul className="mt-2 grid list-disc gap-1 ps-5">
                {blocked.also.map((one) => (
                  <li key={`${one.code} ${one.message}`}>{one.message}</li>
                ))}
              </ul>
            )}
          </NoticeBanner>
        )}
        {docket.state === 'open' && !blocked && signing.ok && (
          <DocketSignForm
            docketId={docket.id}
            digest={docket.digest}
            follows={others.length === 0 ? follows : `签署后还差${others.map(bureau).join('、')}，签齐后${follows}`}
            send={sign}
          />
        )}
        {docket.state === 'open' && !blocked && !signing.ok && signing.problem.code !== 'notParty' && (
          <NoticeBanner tone="plain" title={waitsFor(owed, actor, bureau)}>
            {signing.problem.message}
          </NoticeBanner>
        )}
        {returning.ok && !isOwn && (
          <Disclosure summary="退回给提出方" tone="stop" boxed>
            <DocketCloseForm
              docketId={docket.id}
              label="退回的理由"
              hint="对方机构会看到，不写个人信息。"
              follows="退回后这份会签单办结，内容不生效；对方改正后须另提。"
              button="确认退回"
              send={giveBack}
            />
          </Disclosure>
        )}
        {withdrawing.ok && (
          <Disclosure summary="撤回这份会签单" tone="stop" boxed>
            <DocketCloseForm
              docketId={docket.id}
              label="撤回的理由"
              hint="两地经办机构都会看到，不写个人信息。"
              follows="撤回后这份会签单办结，内容不生效；要办须另提。"
              button="确认撤回"
              send={takeBack}
            />
          </Disclosure>
        )}
      </div>
    </Card>
  )
}

function waitsFor(owed: readonly string[], actor: Actor, bureau: (code: string) => string): string {
  const names = owed.map((code) => (code === actor.regionCode ? '本机构复核人员' : bureau(code)))
  return `等${names.join('、')}签署`
}
