'use client'
// react-hook-form changes what it hands out in place, which the compiler's memory would not notice.
'use no memo'

import type { Route } from 'next'
import { useRouter, useSearchParams } from 'next/navigation'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { get, useForm, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { StepDots } from '@/components/ui/step-dots'
import { SubmitButton } from '@/components/ui/submit-button'
import { EntryField, type RegionOption, type TownOption } from './entry-field'
import { type EntryValues, entryOf, NOTHING_TYPED, resolveEntry } from './entry-values'
import { MandateWords } from './mandate-words'
import { freshRequestId } from './request-id'
import { type FieldName, GROUPS, type GroupKey, type Screen, screenAt, screensOf } from './screens'
import { type Send, sendTo } from './send'
import { SignInAgain } from './sign-in-again'
import { useIsElder } from './use-is-elder'

type Told = { press: number; problems: { field?: string; message: string }[] }

type Props = {
  begin: Send<{ caseId: string }>
  /** Pairs of regions with an agreement in force. */
  pairs: readonly (readonly [RegionOption, RegionOption])[]
  towns: readonly TownOption[]
  today: string
  ownName: string
  elderAtFirst: boolean
  /** Where what is typed is kept in this tab until it is saved. */
  storageKey: string
}

const BEFORE_SAVING: readonly GroupKey[] = ['who', 'regions', 'person', 'residence']
/** Screens that follow on the draft: 身体情况, 上传材料, 核对提交. */
const AFTER_SAVING = 3

function partnersOf(pairs: Props['pairs'], code: string): RegionOption[] {
  return pairs.flatMap(([low, high]) => (low.code === code ? [high] : high.code === code ? [low] : []))
}

/** From the first question to the saved draft, one group of questions a screen; in 长辈版 one question. */
export function NewForm({ begin, pairs, towns, today, ownName, elderAtFirst, storageKey }: Props) {
  const router = useRouter()
  const asked = useSearchParams().get('step')
  const form = useForm<EntryValues>({ resolver: resolveEntry(today), defaultValues: NOTHING_TYPED, shouldUnregister: false })
  const [appliedAs, insured, residence] = useWatch({ control: form.control, name: ['appliedAs', 'insuredRegion', 'residenceRegion'] })
  const { errors } = form.formState
  const [told, setTold] = useState<Told>({ press: 0, problems: [] })
  const [isSending, setSending] = useState(false)
  const [isSignedOut, setSignedOut] = useState(false)
  const requestId = useRef('')
  const heading = useRef<HTMLHeadingElement>(null)

  const isForAnother = appliedAs === 'guardian' || appliedAs === 'agent'
  const screens = screensOf(isForAnother ? [...BEFORE_SAVING, 'representative'] : BEFORE_SAVING, useIsElder(elderAtFirst))
  const at = screenAt(screens, asked)
  const screen = screens[at] as Screen
  const isLast = at === screens.length - 1

  const everyRegion = [...new Map(pairs.flat().map((one) => [one.code, one])).values()]
  const partners = insured ? partnersOf(pairs, insured) : everyRegion
  const onlyPartner = insured && partners.length === 1 ? partners[0]?.code : undefined

  // Where there is but one place to live, it is chosen already.
  useEffect(() => {
    if (onlyPartner) form.setValue('residenceRegion', onlyPartner)
    else if (insured && residence === insured) form.setValue('residenceRegion', '')
  }, [onlyPartner, insured, residence, form])

  const lastKey = useRef(screen.key)
  useEffect(() => {
    if (lastKey.current === screen.key) return
    lastKey.current = screen.key
    heading.current?.focus()
    window.scrollTo({ top: 0 })
  }, [screen.key])

  function go(to: number) {
    const key = screens[to]?.key
    if (key) window.history.pushState(null, '', `?step=${key}`)
  }

  function bind(field: FieldName) {
    return form.register(field, {
      onChange: (event: { target: { value: string } }) => {
        form.clearErrors(field)
        if (field === 'insuredRegion' || field === 'residenceRegion') form.setValue('townshipCode', '')
        if (field === 'appliedAs') ownNameBelongs(event.target.value === 'self')
      },
    })
  }

  /** The account's own name stands ready where the applicant will need it. */
  function ownNameBelongs(toPerson: boolean) {
    const [here, there] = toPerson ? (['name', 'representative.name'] as const) : (['representative.name', 'name'] as const)
    if (form.getValues(there) === ownName) form.setValue(there, '')
    if (form.getValues(here) === '') form.setValue(here, ownName)
  }

  function problemsOn(fields: readonly FieldName[]): Told['problems'] {
    return fields.flatMap((field) => {
      const message = form.getFieldState(field).error?.message
      return message ? [{ field, message }] : []
    })
  }

  function tell(problems: Told['problems']) {
    setTold((before) => ({ press: before.press + 1, problems }))
  }

  /** To the earliest screen that needs mending; false when none does. */
  function showFirstWrong(): boolean {
    const wrong = screens.findIndex((one) => problemsOn(one.fields).length > 0)
    if (wrong < 0) return false
    tell(problemsOn(screens[wrong]?.fields ?? []))
    if (wrong !== at) go(wrong)
    return true
  }

  async function next(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!(await form.trigger([...screen.fields]))) return tell(problemsOn(screen.fields))
    tell([])
    if (!isLast) return go(at + 1)
    await form.trigger(screens.flatMap((one) => one.fields))
    if (!showFirstWrong()) await save()
  }

  async function save() {
    setSending(true)
    requestId.current ||= freshRequestId()
    const { condition: _later, ...entry } = entryOf(form.getValues())
    const answer = await sendTo(begin, { ...entry, condition: '', requestId: requestId.current })
    setSending(false)
    if (answer.ok) return router.push(`/apply/${answer.value.caseId}/edit?step=condition` as Route)
    const { code, message, fields = {} } = answer.problem
    // The press may have arrived all the same: only an answer of the portal makes the next one another intention.
    if (code !== 'network') requestId.current = ''
    setSignedOut(code === 'signInAgain')
    for (const [field, says] of Object.entries(fields)) form.setError(field as FieldName, { type: 'server', message: says })
    if (!showFirstWrong()) tell([{ message }])
  }

  return (
    <KeepTyped storageKey={storageKey}>
      {/* Post: should a press come before the script, nothing typed lands in an address. */}
      <form className="form" method="post" noValidate onSubmit={next} aria-busy={isSending}>
        <div className="grid gap-3">
          <p className="small muted">
            第 {at + 1} 步，共 {screens.length + AFTER_SAVING} 步 · <b className="text-clay">尚未提交</b>
          </p>
          <StepDots
            label={`第 ${at + 1} 步，共 ${screens.length + AFTER_SAVING} 步`}
            groups={[Array.from({ length: screens.length + AFTER_SAVING }, (_, i) => (i < at ? 'done' : i === at ? 'now' : 'open'))]}
          />
          <h1 ref={heading} tabIndex={-1} className="mt-2">
            {screen.group === 'representative' && appliedAs === 'guardian' ? '监护人' : screen.title}
          </h1>
        </div>
        <ErrorSummary key={told.press} problems={told.problems} />
        {isSignedOut && <SignInAgain />}
        {screens.map((one) => (
          <div key={one.key} hidden={one.key !== screen.key} className="grid gap-6">
            {one.group === 'person' && isForAnother && <p className="text-ink-2">填要评估的那位老人，不是您自己。</p>}
            {one.group === 'representative' && <MandateWords isGuardian={appliedAs === 'guardian'} />}
            {one.fields.map((field) => (
              <EntryField
                key={field}
                field={field}
                bind={bind(field)}
                error={get(errors, `${field}.message`)}
                today={today}
                isGuardian={appliedAs === 'guardian'}
                insuredOptions={everyRegion}
                residenceOptions={partners}
                towns={residence ? towns.filter((town) => town.regionCode === residence) : towns}
              />
            ))}
          </div>
        ))}
        <div className="actions">
          <SubmitButton size="big" pending={isSending} pendingLabel="正在保存…">
            {isLast ? '保存并继续' : '下一步'}
          </SubmitButton>
          {at > 0 && (
            <Button size="big" onClick={() => go(at - 1)}>
              上一步
            </Button>
          )}
        </div>
        <p className="small muted">
          {isLast
            ? '保存后随时可以离开，下次从这里接着填。'
            : `填到“${GROUPS[isForAnother ? 'representative' : 'residence'].title}”就会保存在您的账号下。`}
          提交以前，经办机构看不到。
        </p>
      </form>
    </KeepTyped>
  )
}
