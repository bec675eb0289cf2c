import { PressButton } from '@/components/press-button'
import { Tag } from '@/components/ui/tag'
import { askedInWords } from '@/lib/institutions/rules/request'
import type { Institution } from '@/lib/institutions/schema'
import { type InstitutionRequest, REQUEST_STATE_LABEL, type RequestState } from '@/lib/institutions/schema/request'
import { chineseDay } from '@/lib/kernel/dates'
import { takeBack } from './actions'

const TONE: Record<RequestState, 'wait' | 'done' | 'late' | 'plain'> = {
  waiting: 'wait',
  accepted: 'done',
  returned: 'late',
  withdrawn: 'plain',
}

/** What was asked, and what became of it. */
export function RequestList({ requests, own }: { requests: readonly InstitutionRequest[]; own: Institution }) {
  if (requests.length === 0) return null
  return (
    <>
      <h3 className="mt-6 mb-2">提交过的变更申请</h3>
      <ul className="grid">
        {requests.map(({ id, state, changes, note, askedOn, answeredOn, answer }) => (
          <li key={id} className="grid gap-2 border-t border-line py-3">
            <p className="flex flex-wrap items-center gap-3">
              <b>{chineseDay(askedOn)}</b>
              <Tag tone={TONE[state]}>{REQUEST_STATE_LABEL[state]}</Tag>
              {answeredOn && <span className="small muted">{chineseDay(answeredOn)}答复</span>}
            </p>
            <ul className="small grid gap-1">
              {askedInWords(changes, own).map(({ label, after }) => (
                <li key={label}>
                  {label}改为“{after}”
                </li>
              ))}
            </ul>
            {note && <p className="small muted">说明：{note}</p>}
            {answer && <p className="small">经办机构：{answer}</p>}
            {state === 'waiting' && <PressButton action={takeBack} values={{ id }} label="撤回这份申请" pendingLabel="正在撤回…" />}
          </li>
        ))}
      </ul>
    </>
  )
}
