'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import type { Sent } from '@/components/application-form/send'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'

type Props<V> = {
  action: (previous: Sent<V>, sent: unknown) => Promise<Sent<V>>
  code: string
  openingHours: string
  freePlaces: number | null
  /** Null where it keeps no beds to tell of. */
  beds: number | null
}

/** 今天的情况: counts at once, and everyone sees it. */
export function DailyForm<V>({ action, code, openingHours, freePlaces, beds }: Props<V>) {
  const [state, press] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有更新" problems={problemsOf(state)} />
      {state?.ok && (
        <NoticeBanner tone="done" title="已更新" live>
          公众现在看到的就是这个。
        </NoticeBanner>
      )}
      <input type="hidden" name="code" value={code} />
      <KeepTyped storageKey={`daily-${code}`}>
        <div className="grid gap-5 sm:grid-cols-2">
          {beds === null ? (
            <input type="hidden" name="freePlaces" value="" />
          ) : (
            <TextInput
              name="freePlaces"
              label="空余床位"
              hint={`床位共 ${beds} 张；没有空余填 0`}
              inputMode="numeric"
              width="short"
              maxLength={5}
              defaultValue={freePlaces ?? ''}
              error={errors.freePlaces}
            />
          )}
          <TextInput
            name="openingHours"
            label="营业时间"
            hint="例如：每日 8:00—17:00"
            maxLength={100}
            defaultValue={openingHours}
            error={errors.openingHours}
          />
        </div>
      </KeepTyped>
      <p className="small muted">按下以后立即生效，公众名录随之更新，不用等经办机构核对。</p>
      <div className="actions">
        <SubmitButton pendingLabel="正在更新…">更新今天的情况</SubmitButton>
      </div>
    </form>
  )
}
