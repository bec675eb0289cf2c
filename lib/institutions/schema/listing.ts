/** One institution of the public list, in the words it is shown with. */
export type ListedInstitution = {
  code: string
  name: string
  /** 桐乡 · 乌镇镇 */
  place: string
  tags: Array<{ tone: 'late' | 'go' | 'plain'; says: string }>
  address: string
  phone: string
  lines: string[]
  /** Its number on the map of this page; null where its place is not told. */
  onMap: number | null
}

/** One mark of the map, in the words it is read with. */
export type ListedMark = {
  x: number
  y: number
  count: number
  /** The numbers on this page it stands for. */
  numbers: number[]
  codes: string[]
  /** The town, where a mark is of one town; empty where all are. */
  town: string
  says: string
  href: string
}

export type ListedMap = {
  width: number
  height: number
  marks: ListedMark[]
  grid: { across: number[]; down: number[]; kilometres: number; step: number }
  /** How many of those found are not on it. */
  unplaced: number
}

/** What a search of the public list answers: a page of it, and the whole of it on a map. Plain data, the same for page and script. */
export type Listing = {
  /** The address this is the answer to, without the page. */
  href: string
  kind: 'care' | 'assessment'
  counts: { care: number; assessment: number }
  total: number
  page: number
  pages: number
  rows: ListedInstitution[]
  map: ListedMap | null
  /** Whether any issue of the register stands. */
  isPublished: boolean
}
