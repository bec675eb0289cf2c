'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { ShellTablet } from '@/components/ui/shell-tablet'
import { StepDots } from '@/components/ui/step-dots'
import { Tag } from '@/components/ui/tag'
import { fullSheet, gradeOfSheet, itemsInOrder, weightsGiven } from '@/lib/assessments/rules/sheet'
import type { SheetAnswer } from '@/lib/assessments/schema'
import type { Problem } from '@/lib/kernel/outcome'
import { partialTotals } from '@/lib/standard/rules'
import { DIMENSION_IDS, type Edition } from '@/lib/standard/schema'
import { CheckAnswers } from './check-answers'
import { ItemCard } from './item-card'
import { SaveMark } from './save-mark'
import { SheetTotals } from './sheet-totals'
import { useAutosave } from './use-autosave'

type Locking<V> = null | { ok: true; value: V } | { ok: false; problem: Problem }

type Props<V> = {
  visitId: string
  /** Whom this is about, as this assessor may see it. */
  who: string
  /** First or second assessor. */
  seat: string
  edition: Edition
  standardTitle: string
  stored: { version: number; answers: SheetAnswer[] }
  lock: (previous: Locking<V>, sent: unknown) => Promise<Locking<V>>
}

type Place = { at: number } | 'all' | 'check'

/** 评估量表 at the bedside: one item at a time or all, live totals, saved as one goes, checked before it is locked. */
export function AnswerSheet<V>({ visitId, who, seat, edition, standardTitle, stored, lock }: Props<V>) {
  const router = useRouter()
  const items = itemsInOrder(edition)
  const { draft, answer, kept, takeKept, dropKept } = useAutosave(visitId, stored, fullSheet(edition, stored.answers))
  const isSettled = (one: SheetAnswer) => one.weight !== null || one.unable !== null
  const [place, setPlace] = useState<Place>(() => ({
    at: Math.max(
      0,
      fullSheet(edition, stored.answers).findIndex((one) => !isSettled(one)),
    ),
  }))
  const [locking, pressLock, isLocking] = useActionState(lock, null)
  const heading = useRef<HTMLHeadingElement>(null)
  const at = typeof place === 'object' ? place.at : -1
  const totals = partialTotals(edition, weightsGiven(draft.answers))
  const settled = draft.answers.filter(isSettled).length
  const finding = gradeOfSheet(edition, draft.answers)

  function turnTo(next: Place) {
    setPlace(next)
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 })
      heading.current?.focus({ preventScroll: true })
    })
  }

  function step(by: 1 | -1) {
    if (place === 'check') turnTo(by === -1 ? { at: items.length - 1 } : 'check')
    else if (at >= 0) turnTo(at + by >= items.length ? 'check' : { at: Math.max(0, at + by) })
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('textarea, select, input:not([type="radio"])')
    if (typing || event.altKey || event.ctrlKey || event.metaKey || kept) return
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      // A focused radio would take the arrow as a choice.
      event.preventDefault()
      step(event.key === 'ArrowRight' ? 1 : -1)
      return
    }
    const shown = items[at] && [...items[at].item.answerOptions].reverse()
    const option = /^[1-9]$/.test(event.key) ? shown?.[Number(event.key) - 1] : undefined
    const current = draft.answers[at]
    if (option && current) answer({ ...current, weight: option.weight, unable: null })
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])

  useEffect(() => {
    if (locking?.ok) router.push(`/visits/${visitId}` as Route)
  }, [locking, router, visitId])

  const why = whyNotLocked()
  function whyNotLocked(): string | undefined {
    if (!finding.ok) return settled < items.length ? `还有 ${items.length - settled} 项没有作答。` : '有项目记为无法评估，得不出等级。'
    if (draft.state !== 'saved') return draft.stopped ? '请先处理上面的保存问题。' : '还有内容没有保存，保存后即可锁定。'
    return undefined
  }

  const nextItem = items[at + 1]
  return (
    <ShellTablet
      title={
        <>
          <b>{who}</b>
          <Tag tone="go">{seat}</Tag>
        </>
      }
      tools={
        <>
          <SaveMark draft={draft} />
          <Button tone="quiet" size="little" onClick={() => turnTo(place === 'all' ? { at: 0 } : 'all')}>
            {place === 'all' ? '逐项' : '全部'}
          </Button>
          <LinkButton href={`/visits/${visitId}`} tone="quiet" size="little">
            返回
          </LinkButton>
        </>
      }
      under={
        <StepDots
          label={`已答 ${settled} 项，共 ${items.length} 项`}
          groups={DIMENSION_IDS.map((id) =>
            items.flatMap((one, index) => {
              if (one.dimension !== id) return []
              const done = draft.answers[index] && isSettled(draft.answers[index])
              return [index === at ? ('now' as const) : done ? ('done' as const) : ('open' as const)]
            }),
          )}
        />
      }
      foot={
        <div className="mx-auto grid max-w-[820px] gap-3">
          <SheetTotals edition={edition} totals={totals} />
          {place === 'check' ? (
            <div className="grid grid-cols-[1fr_2fr] items-start gap-3">
              <Button onClick={() => step(-1)}>回到量表</Button>
              <Button
                tone="main"
                wide
                why={why}
                data-pending={isLocking}
                disabled={isLocking}
                onClick={() => finding.ok && startTransition(() => pressLock({ visitId, shownGrade: finding.value.grade }))}
              >
                {finding.ok ? `锁定：${finding.value.label}` : '锁定'}
              </Button>
              {!why && <p className="small muted col-start-2">锁定后不能再改；两份都锁定以后，才互相看到不一致的项目。</p>}
            </div>
          ) : (
            <div className="grid grid-cols-[1fr_2fr] gap-3">
              <Button onClick={() => step(-1)} disabled={at <= 0}>
                上一项
              </Button>
              <Button tone="main" onClick={() => (place === 'all' ? turnTo('check') : step(1))}>
                {nextItem && place !== 'all' ? `下一项：${nextItem.item.text}` : '核对并锁定'}
              </Button>
            </div>
          )}
        </div>
      }
    >
      <div className="stack">
        {draft.stopped && <Stopped {...draft.stopped} visitId={visitId} />}
        {locking && !locking.ok && <ErrorSummary title="没有锁定" problems={[{ message: locking.problem.message }]} />}
        {kept ? (
          <NoticeBanner tone="wait" title="本机有一份没有保存的内容，与已保存的不同">
            <p>您可以用本机这份接着填，也可以放弃它、用已保存的那份。</p>
            <div className="actions mt-3">
              <Button tone="main" onClick={takeKept}>
                用本机这份
              </Button>
              <Button onClick={dropKept}>用已保存的</Button>
            </div>
          </NoticeBanner>
        ) : (
          sheetBody()
        )}
      </div>
    </ShellTablet>
  )

  function sheetBody() {
    if (place === 'check') {
      return (
        <CheckAnswers
          edition={edition}
          standardTitle={standardTitle}
          items={items}
          answers={draft.answers}
          onGoTo={(linkId) => turnTo({ at: items.findIndex((one) => one.item.linkId === linkId) })}
        />
      )
    }
    const shown = place === 'all' ? items : items.slice(at, at + 1)
    const cards = shown.map((item) => {
      const current = draft.answers[item.number - 1]
      return (
        current && (
          <div key={item.item.linkId} className={place === 'all' ? 'border-b border-line pb-6' : undefined}>
            <ItemCard item={item} of={items.length} answer={current} onAnswer={answer} headingRef={place === 'all' ? undefined : heading} />
          </div>
        )
      )
    })
    if (place !== 'all') return cards
    return (
      <>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold outline-none">
          评估量表
        </h1>
        {cards}
      </>
    )
  }
}

/** Saving stopped and a person must act; what was typed stays in this tab. */
function Stopped({ code, message, visitId }: { code: string; message: string; visitId: string }) {
  return (
    <NoticeBanner tone="late" title="没有保存" live>
      <p>{message}</p>
      <div className="actions mt-3">
        {code === 'signInAgain' ? (
          <LinkButton href={`/sign-in?from=/visits/${visitId}/sheet`} tone="main">
            重新登录
          </LinkButton>
        ) : (
          <Button onClick={() => window.location.reload()}>刷新本页</Button>
        )}
      </div>
    </NoticeBanner>
  )
}
