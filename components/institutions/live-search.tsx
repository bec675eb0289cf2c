'use client'

import { type CompositionEvent, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Chips } from '@/components/ui/chips'
import type { Listing } from '@/lib/institutions/schema/listing'
import { Found } from './found'

type Props = {
  /** What the server found for this address. */
  initial: Listing
  /** The form: it works without any script, and is only listened to here. */
  children: ReactNode
}

/** Typing rests so long before it is asked. */
const RESTS = 220

function hrefOf(form: HTMLFormElement, base: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
  const written = query.toString()
  return written === '' ? base : `${base}?${written}`
}

type Asking = { timer: ReturnType<typeof setTimeout>; stop: AbortController } | null

function drop(asking: Asking): void {
  clearTimeout(asking?.timer)
  asking?.stop.abort()
}

function codeAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  const of = target.closest('[data-codes], [data-code]')
  return of?.getAttribute('data-code') ?? of?.getAttribute('data-codes')?.split(' ')[0] ?? null
}

/** Searching as one types: asks again a moment after each change, drops what was asked before, and keeps the address. */
export function LiveSearch({ initial, children }: Props) {
  const [found, setFound] = useState({ initial, listing: initial })
  const [state, setState] = useState<'still' | 'asking' | 'failed'>('still')
  const [active, setActive] = useState<string | null>(null)
  const asking = useRef<Asking>(null)
  // Another page of the list, or its other kind, came from the server: what was typed into the page before is over.
  const listing = found.initial === initial ? found.listing : initial

  const pointedAt = useRef<HTMLDivElement>(null)
  useEffect(() => () => drop(asking.current), [])
  useEffect(() => {
    // It only lights up what is pointed at, list and map alike; the links within do the work.
    const within = pointedAt.current
    const point = (event: Event) => setActive(codeAt(event.target))
    const leave = () => setActive(null)
    within?.addEventListener('mouseover', point)
    within?.addEventListener('focusin', point)
    within?.addEventListener('mouseleave', leave)
    return () => {
      within?.removeEventListener('mouseover', point)
      within?.removeEventListener('focusin', point)
      within?.removeEventListener('mouseleave', leave)
    }
  }, [])

  function ask(form: HTMLFormElement, after: number): void {
    drop(asking.current)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      setState('asking')
      try {
        const answer = await fetch(hrefOf(form, '/institutions/search'), { signal: stop.signal })
        if (!answer.ok) throw new Error(`search answered ${answer.status}`)
        const next = (await answer.json()) as Listing
        if (stop.signal.aborted) return
        setFound({ initial, listing: next })
        setState('still')
        setActive(null)
        window.history.replaceState(null, '', hrefOf(form, '/institutions'))
      } catch {
        if (!stop.signal.aborted) setState('failed')
      }
    }, after)
    asking.current = { timer, stop }
  }

  function changed({ target, currentTarget, nativeEvent }: FormEvent<HTMLElement> | CompositionEvent<HTMLElement>): void {
    // While Chinese is being composed nothing is asked; the end of it comes by itself.
    const form = (nativeEvent as InputEvent).isComposing && nativeEvent.type === 'input' ? null : currentTarget.querySelector('form')
    if (form) ask(form, target instanceof HTMLInputElement && target.type !== 'checkbox' ? RESTS : 0)
  }

  function sent(event: FormEvent<HTMLElement>): void {
    // After a failure the browser asks by itself, and says what is wrong.
    if (!(event.target instanceof HTMLFormElement) || state === 'failed') return
    event.preventDefault()
    ask(event.target, 0)
  }

  const kinds = [
    { kind: 'care', label: '定点护理服务机构' },
    { kind: 'assessment', label: '定点评估机构' },
  ] as const
  return (
    <>
      <div className="contents" onInput={changed} onCompositionEnd={changed} onSubmit={sent}>
        {children}
      </div>
      <Chips
        label="机构类型"
        items={kinds.map(({ kind, label }) => ({
          ...{ href: kindHref(listing.href, kind), label, count: listing.counts[kind], current: listing.kind === kind },
        }))}
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p role="status">
          {state === 'failed' ? (
            '网络不通，下面是上一次查到的；请再点一次“查找”。'
          ) : (
            <>
              {listing.kind === 'care' ? '护理服务机构' : '评估机构'}
              <b> {listing.total} 家</b>
              {state === 'asking' && <span className="muted">，正在查找…</span>}
            </>
          )}
        </p>
        {listing.map && (
          <p className="small lg:hidden no-print">
            <a className="reach-line" href="#map">
              看地图
            </a>
          </p>
        )}
      </div>
      <div className="stack" ref={pointedAt}>
        <Found listing={listing} active={active} />
      </div>
    </>
  )
}

/** The same conditions for the other kind: services and places are the care institutions' alone. */
function kindHref(href: string, kind: 'care' | 'assessment'): string {
  const query = new URLSearchParams(href.split('?')[1] ?? '')
  query.delete('kind')
  const kept = new URLSearchParams(kind === 'assessment' ? { kind } : {})
  for (const [name, value] of query) if (kind === 'care' || !['service', 'item', 'free'].includes(name)) kept.append(name, value)
  return kept.size === 0 ? '/institutions' : `/institutions?${kept}`
}
