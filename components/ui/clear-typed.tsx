'use client'

import { useEffect } from 'react'
import { KEPT_PREFIX } from './kept-prefix'

type Props = {
  /** The key given to KeepTyped; without it everything kept in this tab goes, as at sign-out. */
  storageKey?: string
}

export function ClearTyped({ storageKey }: Props) {
  useEffect(() => {
    const keys = storageKey ? [KEPT_PREFIX + storageKey] : Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT_PREFIX))
    for (const key of keys) sessionStorage.removeItem(key)
  }, [storageKey])
  return null
}
