'use client'

import { useEffect, useState } from 'react'
import { KEPT_PREFIX } from '@/components/ui/kept-prefix'

/**
 * A draft kept in this tab through a reload, a refused press or a new sign-in; sign-out clears it with all that is typed. `wasKept`: it came
 * from an earlier visit. `forget` once it has been filed.
 */
export function useKept<T>(key: string, initial: T): { value: T; set: (value: T) => void; wasKept: boolean; forget: () => void } {
  const [value, setValue] = useState(initial)
  const [wasKept, setKept] = useState(false)

  useEffect(() => {
    const stored = sessionStorage.getItem(KEPT_PREFIX + key)
    if (stored === null) return
    try {
      setValue(JSON.parse(stored) as T)
      setKept(true)
    } catch {
      sessionStorage.removeItem(KEPT_PREFIX + key)
    }
  }, [key])

  function set(next: T) {
    setValue(next)
    try {
      sessionStorage.setItem(KEPT_PREFIX + key, JSON.stringify(next))
    } catch {
      // A full or forbidden storage costs the copy, never the typing.
    }
  }

  function forget() {
    sessionStorage.removeItem(KEPT_PREFIX + key)
    setValue(initial)
    setKept(false)
  }

  return { value, set, wasKept, forget }
}
