'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useIsElder } from './application-form/use-is-elder'
import { Button } from './ui/button'
import { Kbd } from './ui/kbd'

type Props = { children: ReactNode }

const KEYS: ReadonlyArray<readonly [keys: readonly string[], says: string]> = [
  [['/'], '查找：光标到查找框'],
  [['J', '↓'], '下一件；在查找框里按 ↓ 到第一件'],
  [['K', '↑'], '上一件'],
  [['Enter'], '打开选中的一件'],
  [['E'], '导出当前清单'],
  [['S'], '给当前条件起名保存'],
  [['Esc'], '收起查找结果，回到清单'],
  [['?'], '打开或收起这张表'],
]

/** Keys over the queues of a page, what was found too: walk, open, export, keep the filter, and what the keys are. None works while something is typed. */
export function QueueKeys({ children }: Props) {
  const [isHelping, setHelping] = useState(false)

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof HTMLElement ? event.target : null
      const inField = target?.closest('input, textarea, select, [contenteditable]')
      const inSearch = target?.matches('input[type=search]') === true
      const onLine = target?.matches('[data-queue-link]') === true
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const isDown = (key === 'j' && !inField) || (key === 'ArrowDown' && (onLine || inSearch))
      const isUp = (key === 'k' && !inField) || (key === 'ArrowUp' && onLine)
      if (isDown || isUp) return walk(event, isDown ? 1 : -1)
      if (inField) return
      if (key === '?') setHelping((before) => !before)
      else if (key === 'e' || key === 's') follow(event, key)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  return (
    <div className="stack">
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 no-print">
        <p className="tiny">
          <Kbd>J</Kbd> <Kbd>K</Kbd> 上下移动 · <Kbd>Enter</Kbd> 打开 · <Kbd>/</Kbd> 查找 · <Kbd>E</Kbd> 导出
        </p>
        <Button size="little" tone="quiet" aria-expanded={isHelping} onClick={() => setHelping(!isHelping)}>
          全部快捷键
        </Button>
      </div>
      {isHelping && <KeyHelp onClose={() => setHelping(false)} />}
    </div>
  )
}

/** To the next line or the one before, of those in view. */
function walk(event: KeyboardEvent, step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('[data-queue-link]')].filter((link) => link.offsetParent !== null)
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}

/** To the link or field that names this key as its own; what it lies folded in is opened. */
function follow(event: KeyboardEvent, key: string) {
  const wanted = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)
  if (!wanted) return
  event.preventDefault()
  const fold = wanted.closest('details')
  if (fold) fold.open = true
  if (wanted instanceof HTMLAnchorElement) wanted.click()
  else wanted.focus()
}

/** The keys in a dialog; in 长辈版, where nothing pops up, in the page. */
function KeyHelp({ onClose }: { onClose: () => void }) {
  const isElder = useIsElder(false)
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (!isElder) dialog.current?.showModal()
  }, [isElder])

  const list = (
    <>
      <h2 className="mb-3">快捷键</h2>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
        {KEYS.map(([keys, says]) => (
          <div key={says} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4">
        <Button onClick={onClose}>收起</Button>
      </p>
    </>
  )
  if (isElder)
    return (
      <section className="card p-5" aria-label="快捷键">
        {list}
      </section>
    )
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label="快捷键"
      className="m-auto max-w-lg rounded-xl border border-(--line-2) bg-(--card) p-6 text-(--ink) backdrop:bg-black/40"
    >
      {list}
    </dialog>
  )
}
