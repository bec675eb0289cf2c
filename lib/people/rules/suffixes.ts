import { charactersOf, NAME_LENGTH, normaliseName } from './name'

/** One past every text that begins with `text`, in byte order: U+10FFFF is no character. */
export const LAST = '\u{10FFFF}'

/** What is typed into the search box, in the form suffixes are kept in. */
export function searchText(text: string): string {
  return normaliseName(text).toLowerCase()
}

/** Every suffix of a name, the part after · among them, so that a prefix range finds any part: at most 50. */
export function suffixesOf(name: string): string[] {
  const characters = charactersOf(searchText(name)).slice(0, NAME_LENGTH)
  return [...new Set(characters.map((_, i) => characters.slice(i).join('').trim()))].filter((suffix) => suffix !== '')
}
