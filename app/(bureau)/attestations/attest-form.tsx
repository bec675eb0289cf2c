'use client'

import { useActionState } from 'react'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { attest } from './actions'

type Props = { editionId: string; digest: string; bureauName: string }

export function AttestForm({ editionId, digest, bureauName }: Props) {
  const [state, send] = useActionState(attest, null)
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="editionId" value={editionId} />
      <input type="hidden" name="digest" value={digest} />
      {state?.ok === false && (
        <NoticeBanner tone="late" title={state.problem.message} live>
          {state.problem.source}
        </NoticeBanner>
      )}
      <p className="small">
        签署后，{bureauName}
        即表明已核对本页所列的摘要，并按这一版评定；两地都签署后，评估结论的标准名称不再标“暂行”。签署留痕，不能撤回，标准有更正须另出新版、重新签署。
      </p>
      <div>
        <SubmitButton pendingLabel="正在签署…">签署这一版的摘要</SubmitButton>
      </div>
    </form>
  )
}
