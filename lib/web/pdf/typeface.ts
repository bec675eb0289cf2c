import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fontkit from '@pdf-lib/fontkit'

const FOLDER = path.join(process.cwd(), 'node_modules', '@expo-google-fonts', 'noto-sans-sc')
const FILES = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' }

type Subset = { _addGlyph(id: number): number; loca: { version?: 0 | 1 } }
type Subsetting = { createSubset(): Subset }

/**
 * fontkit with its subsets mended: it writes a small subset's offsets in words of two bytes over glyphs of odd length, and every glyph
 * after the first odd one is lost, which a reader sees as a blank. With long offsets (version 1) none is.
 */
export const mendedFontkit: Pick<typeof fontkit, 'create'> = {
  create(bytes) {
    const font = fontkit.create(bytes)
    const { createSubset } = font as unknown as Subsetting
    const mended = (): Subset => {
      const subset = createSubset.call(font)
      const add = subset._addGlyph
      subset._addGlyph = (id) => {
        subset.loca.version = 1
        return add.call(subset, id)
      }
      return subset
    }
    return Object.assign(font, { createSubset: mended })
  },
}

export type Typeface = {
  regular: Uint8Array
  bold: Uint8Array
  has(character: string): boolean
  /** Advance in units of the em. */
  advance(character: string): number
}

let loaded: Promise<Typeface> | undefined

/** Noto Sans SC, two weights, 30 890 characters each: read once, when the first letter is printed. */
export function typeface(): Promise<Typeface> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Typeface> {
  const [regular, bold] = await Promise.all([readFile(path.join(FOLDER, FILES.regular)), readFile(path.join(FOLDER, FILES.bold))])
  const font = fontkit.create(new Uint8Array(regular))
  const advances = new Map<string, number>()
  return {
    regular: new Uint8Array(regular),
    bold: new Uint8Array(bold),
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    advance(character) {
      let known = advances.get(character)
      if (known === undefined) {
        known = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
        advances.set(character, known)
      }
      return known
    },
  }
}

/** What stands in for a character no typeface here has. */
export const RARE_MARK = '□'

/** The text as it can be set, and the code of each character that cannot: those are marked, never left out. */
export function settable(text: string, { has }: Pick<Typeface, 'has'>): { text: string; rare: string[] } {
  const rare: string[] = []
  let clean = ''
  for (const character of text
    .normalize('NFC')
    .replace(/[\t\u3000]/g, (sign) => (sign === '\t' ? ' ' : sign))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')) {
    if (has(character)) clean += character
    else {
      clean += RARE_MARK
      rare.push(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    }
  }
  return { text: clean, rare }
}
