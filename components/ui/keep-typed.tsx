'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { KEPT_PREFIX } from './kept-prefix'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Kept = Record<string, string | string[]>

type Props = {
  /** One key for one form of one matter, such as `apply-${draftId}`; no personal word in it. */
  storageKey: string
  children: ReactNode
}

const NEVER_IN_MEMORY = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset'])
const NEVER_STORED = /password|nationalId|idNumber|secret|^code$|queryCode|token/i

function controlsIn(box: HTMLElement): Control[] {
  const all = [...box.querySelectorAll<Control>('input[name], textarea[name], select[name]')]
  return all.filter((control) => !NEVER_IN_MEMORY.has(control.type))
}

function isStorable(control: Control): boolean {
  return !NEVER_STORED.test(control.name) && control.dataset.unkept === undefined
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox'
}

function collect(controls: Control[]): Kept {
  const kept: Kept = {}
  for (const control of controls) {
    if (isTick(control)) {
      const ticked = (kept[control.name] as string[] | undefined) ?? []
      kept[control.name] = control.checked ? [...ticked, control.value] : ticked
    } else {
      kept[control.name] = control.value
    }
  }
  return kept
}

/** Writes past React's own record of the value, so that controlled fields and form libraries hear of it. */
function write(control: Control, value: string) {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set
  setter?.call(control, value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Puts kept values back where they differ; tells whether any did. */
function restore(controls: Control[], kept: Kept): boolean {
  let changed = false
  for (const control of controls) {
    const value = kept[control.name]
    if (value === undefined) continue
    if (isTick(control)) {
      const wanted = Array.isArray(value) && value.includes(control.value)
      if (control.checked === wanted) continue
      if (control.type === 'radio' && !wanted) continue
      control.click()
      changed = true
    } else if (typeof value === 'string' && control.value !== value) {
      write(control, value)
      changed = true
    }
  }
  return changed
}

/**
 * Keeps what is typed in the form inside it, in this tab only, through a refused submit, a reload or a new sign-in.
 * Passwords, files, codes and ids are not stored. Render ClearTyped with the same key once the form has gone through.
 */
export function KeepTyped({ storageKey, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [restored, setRestored] = useState(false)

  useEffect(() => {
    const here = box.current
    if (!here) return
    const key = KEPT_PREFIX + storageKey
    let memory: Kept = {}

    try {
      const stored = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Kept
      if (restore(controlsIn(here).filter(isStorable), stored)) setRestored(true)
    } catch {
      sessionStorage.removeItem(key)
    }

    function keep() {
      if (!here) return
      const controls = controlsIn(here)
      memory = collect(controls)
      try {
        sessionStorage.setItem(key, JSON.stringify(collect(controls.filter(isStorable))))
      } catch {
        // A full or forbidden storage costs the copy, never the typing.
      }
    }
    // React empties an uncontrolled form when its action returns, also when the answer was a refusal.
    function refill() {
      queueMicrotask(() => here && restore(controlsIn(here), memory))
    }

    here.addEventListener('input', keep)
    here.addEventListener('change', keep)
    here.addEventListener('reset', refill, true)
    return () => {
      here.removeEventListener('input', keep)
      here.removeEventListener('change', keep)
      here.removeEventListener('reset', refill, true)
    }
  }, [storageKey])

  return (
    <div ref={box}>
      {restored && (
        <p className="banner info mb-5" role="status">
          已恢复您上次填写、尚未提交的内容。
        </p>
      )}
      {children}
    </div>
  )
}
