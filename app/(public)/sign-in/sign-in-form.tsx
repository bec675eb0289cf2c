'use client'

import { useActionState, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { enter } from './actions'

/** Sign-ins of the demo under one heading: a region, or those of none. */
export type DemoGroup = { heading: string; people: readonly { loginName: string; displayName: string; job: string }[] }

type Props = { from: string; demo: { password: string; groups: readonly DemoGroup[] } | null }

export function SignInForm({ from, demo }: Props) {
  const [state, action] = useActionState(enter, null)
  const login = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const submit = useRef<HTMLButtonElement>(null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}

  function fillIn(loginName: string) {
    if (login.current) login.current.value = loginName
    if (password.current) password.current.value = demo?.password ?? ''
    submit.current?.focus()
  }

  return (
    <div className={demo ? 'grid items-start gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]' : 'max-w-[26rem]'}>
      <form action={action} className="form">
        {problem && (
          <ErrorSummary
            title="没有登录成功"
            problems={
              problem.fields
                ? Object.entries(problem.fields).map(([field, message]) => ({ field, message }))
                : [{ message: problem.message }]
            }
          />
        )}
        <input type="hidden" name="from" value={from} />
        <TextInput
          ref={login}
          name="login"
          label="登录名或手机号"
          hint="工作人员填登录名；参保人和家属填注册时的手机号。"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={fields.login}
          required
        />
        <TextInput
          ref={password}
          name="password"
          type="password"
          label="密码"
          autoComplete="current-password"
          error={fields.password}
          required
        />
        <SubmitButton ref={submit} wide size="big" pendingLabel="正在登录…">
          登录
        </SubmitButton>
      </form>
      {demo && (
        <Card title="演示账号">
          <NoticeBanner tone="plain" className="mb-4">
            以下人物与机构均为虚构，密码都是 <b className="select-all">{demo.password}</b>。点“填入”后再点“登录”。
          </NoticeBanner>
          {demo.groups.map((group) => (
            <section key={group.heading} className="mt-5 first:mt-0" aria-label={group.heading}>
              <h3>{group.heading}</h3>
              <ul>
                {group.people.map((person) => (
                  <li key={person.loginName} className="flex items-center justify-between gap-3 border-b border-line py-1.5">
                    <span className="min-w-0">
                      <span className="block">{person.displayName}</span>
                      <span className="tiny">
                        {person.job} · {person.loginName}
                      </span>
                    </span>
                    <Button size="little" aria-label={`填入 ${person.displayName}(${person.job})`} onClick={() => fillIn(person.loginName)}>
                      填入
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      )}
    </div>
  )
}
