'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { enter } from './actions'

/** Sign-ins of the demo under one heading: a region, or those of none. */
export type DemoGroup = { heading: string; people: readonly { loginName: string; displayName: string; job: string }[] }

// A bureau's people all show; of many families the first few.
const MANY = 16
const FEW = 4

type Props = {
  from: string
  demo: { password: string; groups: readonly DemoGroup[] } | null
  /** The demo sign-in whose 填入 was followed. */
  filledIn: string | null
}

export function SignInForm({ from, demo, filledIn }: Props) {
  const [state, action] = useActionState(enter, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}

  return (
    <div className={demo ? 'grid items-start gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]' : 'max-w-[26rem]'}>
      <div>
        <KeepTyped storageKey="sign-in">
          <form action={action} className="form" noValidate>
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
              name="login"
              label="登录名或手机号"
              hint="工作人员填登录名；参保人和家属填注册时的手机号。"
              autoComplete="username"
              defaultValue={filledIn ?? undefined}
              autoCapitalize="none"
              spellCheck={false}
              error={fields.login}
              unkept
              required
            />
            <TextInput
              name="password"
              type="password"
              label="密码"
              autoComplete="current-password"
              defaultValue={filledIn === null ? undefined : demo?.password}
              error={fields.password}
              required
            />
            <SubmitButton autoFocus={filledIn !== null} wide size="big" pendingLabel="正在登录…">
              登录
            </SubmitButton>
          </form>
        </KeepTyped>
        <p className="mt-6">
          参保人和家属忘了密码？<a href="/forgot">用短信验证码重设</a>。
        </p>
        <p className="muted mt-3">
          参保人和家属还没有账号？<a href="/sign-up">用手机号注册</a>。不方便上网的，可带身份证到任一地经办窗口办理，无须注册。
        </p>
      </div>
      {demo && (
        <Card title="演示账号">
          <NoticeBanner tone="plain" className="mb-4">
            以下人物与机构均为虚构，密码都是 <b className="select-all">{demo.password}</b>。点“填入”后再点“登录”。
          </NoticeBanner>
          <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
            {demo.groups.map((group) => (
              <section key={group.heading} aria-label={group.heading}>
                <h3>{group.heading}</h3>
                <DemoPeople people={group.people.slice(0, group.people.length > MANY ? FEW : MANY)} from={from} />
                {group.people.length > MANY && (
                  <Disclosure summary={`其余 ${group.people.length - FEW} 个`}>
                    <DemoPeople people={group.people.slice(FEW)} from={from} />
                  </Disclosure>
                )}
              </section>
            ))}
          </div>
        </Card>
      )}
    </div>
  )
}

/** 填入 is a link, so that it needs no script. */
function DemoPeople({ people, from }: { people: DemoGroup['people']; from: string }) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.loginName} className="flex items-center justify-between gap-3 border-b border-line py-1.5">
          <span className="min-w-0">
            <span className="block">{person.displayName}</span>
            <span className="tiny">
              {person.job} · {person.loginName}
            </span>
          </span>
          <LinkButton size="little" href={`/sign-in?as=${person.loginName}${from ? `&from=${encodeURIComponent(from)}` : ''}`}>
            填入<span className="sr-only"> {`${person.displayName}(${person.job})`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
