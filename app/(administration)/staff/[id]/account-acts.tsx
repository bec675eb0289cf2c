'use client'

import { useActionState } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AccountStatus } from '@/lib/accounts/schema'
import { close, endAll, givePassword, givePost, reopen } from '../actions'
import { type PostChoices, PostFields } from '../post-fields'
import { ShownOnce } from '../shown-once'

type Account = {
  id: string
  loginName: string
  role: string
  regionCode: string | null
  institutionId: string | null
  status: AccountStatus
}

/** Each act in its own fold, saying what follows from it. */
export function AccountActs({ account, choices }: { account: Account; choices: PostChoices }) {
  const [posted, post] = useActionState(givePost, null)
  const [secret, giveSecret] = useActionState(givePassword, null)
  const [ended, end] = useActionState(endAll, null)
  const [turned, turn] = useActionState(account.status === 'active' ? close : reopen, null)
  const refusal = [posted, secret, ended, turned].find((state) => state !== null && !state.ok)
  const postErrors = posted && !posted.ok ? (posted.problem.fields ?? {}) : {}
  const who = <input type="hidden" name="accountId" value={account.id} />
  return (
    <div className="stack">
      {refusal && !refusal.ok && <ErrorSummary title="没有办成" problems={[{ message: refusal.problem.message }]} />}
      {secret?.ok && <ShownOnce title="已重设密码" loginName={account.loginName} password={secret.value.temporaryPassword} />}
      {ended?.ok && (
        <NoticeBanner tone="done" live>
          已结束 {ended.value} 处登录。
        </NoticeBanner>
      )}
      {posted?.ok && (
        <NoticeBanner tone="done" live>
          岗位已更改，此人须重新登录。
        </NoticeBanner>
      )}
      {account.status === 'active' && (
        <>
          <Disclosure summary="更改岗位" boxed>
            <form action={post} className="form" key={`${account.role}-${account.regionCode}`}>
              {who}
              <p className="hint">更改后，此人所有登录立即退出，重新登录后按新岗位办理。</p>
              <PostFields choices={choices} now={account} errors={postErrors} />
              <div>
                <SubmitButton pendingLabel="正在更改…">更改岗位</SubmitButton>
              </div>
            </form>
          </Disclosure>
          <Disclosure summary="重设密码" boxed>
            <form action={giveSecret} className="form">
              {who}
              <p className="hint">生成一个临时密码，只显示一次；此人所有登录立即退出，原密码作废，登录后须改成自己的密码。</p>
              <div>
                <SubmitButton pendingLabel="正在重设…">重设密码</SubmitButton>
              </div>
            </form>
          </Disclosure>
          <Disclosure summary="结束此人所有登录" boxed>
            <form action={end} className="form">
              {who}
              <p className="hint">此人在所有设备上立即退出，密码不变，可以重新登录。</p>
              <div>
                <SubmitButton pendingLabel="正在结束…">结束所有登录</SubmitButton>
              </div>
            </form>
          </Disclosure>
        </>
      )}
      <Disclosure
        summary={account.status === 'active' ? '停用账号' : '重新启用账号'}
        tone={account.status === 'active' ? 'stop' : 'plain'}
        boxed
      >
        <form action={turn} className="form">
          {who}
          <p className="hint">
            {account.status === 'active'
              ? '停用后，此人所有登录立即退出，不能再登录；办过的事和留痕都在。'
              : '启用后，此人可以用原来的密码登录。'}
          </p>
          <div>
            <SubmitButton tone={account.status === 'active' ? 'stop' : 'main'} pendingLabel="正在办理…">
              {account.status === 'active' ? '停用账号' : '重新启用'}
            </SubmitButton>
          </div>
        </form>
      </Disclosure>
    </div>
  )
}
