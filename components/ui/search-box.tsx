'use client'

import { useEffect, useRef } from 'react'

type Props = {
  label: string
  name?: string
  placeholder?: string
  defaultValue?: string
  /** Held outside: kept when a form with an action is sent. */
  value?: string
  onValue?: (value: string) => void
  /** The key that brings the cursor here from anywhere on the page. */
  hotkey?: string
}

/** Stands inside a form with method get; what is searched for must not be personal when it lands in an address. */
export function SearchBox({ label, name = 'q', placeholder, defaultValue, value, onValue, hotkey = '/' }: Props) {
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    function jump(event: KeyboardEvent) {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== hotkey || inField || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [hotkey])

  return (
    <div className="search-box">
      <input
        ref={input}
        className="input"
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        {...(onValue ? { value: value ?? '', onChange: (event) => onValue(event.target.value) } : { defaultValue })}
        autoComplete="off"
      />
      <kbd>{hotkey}</kbd>
    </div>
  )
}
