import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { SavedFilter, SavedList } from '@/lib/cases/schema/desk'
import { queueHref } from './queue-href'

/** A list opened by its bare address opens under one's own standard filter, where one is kept. */
export function standardView(base: SavedList, asked: object, saved: readonly SavedFilter[]): void {
  const standard = saved.find((one) => one.isStandard)
  if (standard && Object.keys(asked).length === 0) redirect(queueHref(base, standard.codes, {}) as Route)
}
