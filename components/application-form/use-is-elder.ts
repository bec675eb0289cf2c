import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  const watching = new MutationObserver(changed)
  watching.observe(document.documentElement, { attributeFilter: ['data-elder'] })
  return () => watching.disconnect()
}

/** Whether 长辈版 is on, also right after it was switched on this page. */
export function useIsElder(atFirst: boolean): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.elder !== undefined,
    () => atFirst,
  )
}
