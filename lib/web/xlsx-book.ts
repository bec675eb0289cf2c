import { posix } from 'node:path'
import { readWholeXml } from './xml-read'
import type { Parts } from './zip-parts'

/** What the sheets of a workbook lean on. */
export type Book = {
  sheets: Array<{ name: string; part: string; isHidden: boolean }>
  /** Days count from 1904 (old Excel for Mac) instead of 1900. */
  is1904: boolean
  strings: readonly string[]
  /** Whether the cell format of this number shows a day. */
  showsDay: readonly boolean[]
}

const WORKBOOK = 'xl/workbook.xml'
/** Beyond this many characters the texts of a workbook are not held. */
export const STRINGS_MOST = 120_000_000

/** Null when the parts are of no workbook. Throws when they are damaged. */
export async function openBook(parts: Parts): Promise<Book | null> {
  if (!parts.has('[Content_Types].xml') || !parts.has('_rels/.rels')) return null
  const workbook = (await relationsOf(parts, '')).find(({ kind }) => kind === 'officeDocument')?.part ?? WORKBOOK
  if (!parts.has(workbook)) return null
  const relations = await relationsOf(parts, workbook)
  const partOf = (kind: string) => relations.find((one) => one.kind === kind && parts.has(one.part))?.part
  const sheets: Book['sheets'] = []
  let is1904 = false
  await readWholeXml(parts, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /:id$/i.test(key))?.[1]
      const part = relations.find((one) => one.id === id && one.kind === 'worksheet')?.part
      if (part && parts.has(part)) sheets.push({ name: attributes.name ?? '', part, isHidden: /hidden$/i.test(attributes.state ?? '') })
    },
  })
  if (sheets.length === 0) return null
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')]
  return {
    ...{ sheets, is1904 },
    strings: strings ? await stringsOf(parts, strings) : [],
    showsDay: styles ? await daysOf(parts, styles) : [],
  }
}

type Relation = { id: string; kind: string; part: string }

/** What a part points to; of the package itself when `part` is ''. */
async function relationsOf(parts: Parts, part: string): Promise<Relation[]> {
  const name = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
  const found: Relation[] = []
  if (!parts.has(name)) return found
  await readWholeXml(parts, name, {
    open(tag, { Id = '', Type = '', Target = '' }) {
      if (tag !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target)
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), part: target })
    },
  })
  return found
}

/** The shared texts, in order; phonetic readings beside them are left out. */
async function stringsOf(parts: Parts, name: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  let length = 0
  await readWholeXml(parts, name, {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') isPhonetic = true
      else if (tag === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text += piece
    },
    close(tag) {
      if (tag === 't') isText = false
      else if (tag === 'rPh') isPhonetic = false
      else if (tag === 'si') {
        length += text.length
        if (length > STRINGS_MOST) throw new Error('xlsx: texts beyond their bound')
        strings.push(ownText(unescaped(text)))
      }
    },
  })
  return strings
}

/** For each cell format whether it shows a day: the built-in ones, East Asian ones among them, and those that spell y or d. */
async function daysOf(parts: Parts, name: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const shows: boolean[] = []
  let isCell = false
  await readWholeXml(parts, name, {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (tag === 'cellXfs') isCell = true
      else if (tag === 'xf' && isCell) {
        const id = Number(attributes.numFmtId ?? 0)
        const code = codes.get(id)
        shows.push(code === undefined ? isBuiltInDay(id) : spellsDay(code))
      }
    },
    close(tag) {
      if (tag === 'cellXfs') isCell = false
    },
  })
  return shows
}

function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

function spellsDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '')
  return /[yd]/i.test(bare) && !/[#0?]/.test(bare) && !/general/i.test(bare)
}

/** As Excel writes what XML cannot hold: _x000D_. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** A copy that does not hold on to the piece of the file it was cut from. */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
