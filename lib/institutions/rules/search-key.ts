import { pinyin } from 'pinyin-pro'
import { searchText } from '../rules'

/** What a name is found by: itself with its pinyin, syllable by syllable, and its initials. Reckoned once, as the row is written. */
export function searchKeysOf(name: string): { nameKey: string; initials: string } {
  const plain = searchText(name)
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((one) => one.toLowerCase())
  return { nameKey: [plain, ...syllables].join(' '), initials: syllables.map((one) => one[0] ?? '').join('') }
}
