import type { Institution } from '@/lib/institutions/schema'

/** 床位 60 张，空余 3 张; null when it has none to tell of. */
export function bedsText({ beds, freePlaces }: Pick<Institution, 'beds' | 'freePlaces'>): string | null {
  if (beds === null) return null
  if (freePlaces === null) return `床位 ${beds} 张`
  return freePlaces === 0 ? `床位 ${beds} 张，暂无空余` : `床位 ${beds} 张，空余 ${freePlaces} 张`
}
