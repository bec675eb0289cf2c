import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import encodeQR from 'qr'
import { brokenLines } from './lines'
import { mendedFontkit, settable, type Typeface } from './typeface'

const BLACK = rgb(0, 0, 0)
const A4 = { width: 595.28, height: 841.89 }
const MARGIN = { left: 70, right: 70, top: 66, bottom: 66 }
/** The lower right corner of the page that bears the seal, kept free for a code that verifies the letter. */
export const CODE_ROOM = 84
export const WIDTH = A4.width - MARGIN.left - MARGIN.right
const PADDING = { x: 6, y: 4 }
const OPTICAL = 0.36
const FOOT_GAP = 10

export type Type = { size: number; leading: number; bold?: boolean }
type At = 'left' | 'centre' | 'right'

/** A4, black on white: a pen that knows how far down the page it is, and begins the next page by itself. */
export class Paper {
  private page: PDFPage
  private y = 0
  private readonly rare = new Set<string>()

  private constructor(
    private readonly doc: PDFDocument,
    private readonly face: Typeface,
    private readonly regular: PDFFont,
    private readonly bold: PDFFont,
    private readonly mark: string,
  ) {
    this.page = this.begin()
  }

  static async make(face: Typeface, about: { title: string; author: string; day: string; mark: string }): Promise<Paper> {
    const doc = await PDFDocument.create({ updateMetadata: false })
    doc.registerFontkit(mendedFontkit)
    // No ligatures: what is copied is what was typed. Named, since the library would name them at random.
    const as = (customName: string) => ({ subset: true, customName, features: { liga: false, ccmp: false, kern: false } })
    const regular = await doc.embedFont(face.regular, as('AAAAAA+NotoSansSC-Regular'))
    const bold = await doc.embedFont(face.bold, as('AAAAAB+NotoSansSC-Bold'))
    const on = new Date(`${about.day}T00:00:00+08:00`)
    doc.setTitle(about.title, { showInWindowTitleBar: true })
    doc.setAuthor(about.author)
    doc.setLanguage('zh-CN')
    doc.setCreationDate(on)
    doc.setModificationDate(on)
    return new Paper(doc, face, regular, bold, about.mark)
  }

  private begin(): PDFPage {
    this.page = this.doc.addPage([A4.width, A4.height])
    this.y = A4.height - MARGIN.top
    return this.page
  }

  /** Goes on overleaf. */
  turn(): void {
    this.begin()
  }

  get room(): number {
    return this.y - MARGIN.bottom
  }

  /** Begins a page unless this much is left of the one in hand. */
  keep(height: number): void {
    if (this.room < height) this.begin()
  }

  gap(height: number): void {
    this.y -= Math.min(height, Math.max(0, this.room))
  }

  private clean(text: string): string {
    const { text: clean, rare } = settable(text, this.face)
    for (const one of rare) this.rare.add(one)
    return clean
  }

  private wide(text: string, size: number): number {
    let sum = 0
    for (const character of text) sum += this.face.advance(character)
    return sum * size
  }

  private put(text: string, x: number, y: number, { size, bold }: Pick<Type, 'size' | 'bold'>): void {
    if (text !== '') this.page.drawText(text, { x, y, size, font: bold ? this.bold : this.regular, color: BLACK })
  }

  /** Text in lines, line by line over the page's end. `indent` in ems, for the first line of a paragraph. */
  text(text: string, type: Type, { at = 'left', indent = 0, width = WIDTH }: { at?: At; indent?: number; width?: number } = {}): void {
    for (const paragraph of this.clean(text).split('\n')) {
      const lines = brokenLines(paragraph, width, (part) => this.wide(part, type.size), indent * type.size)
      for (const [i, line] of lines.entries()) {
        this.keep(type.leading)
        this.y -= type.leading
        const free = width - this.wide(line, type.size)
        const shift = at === 'centre' ? free / 2 : at === 'right' ? free : i === 0 ? indent * type.size : 0
        this.put(line, MARGIN.left + shift, this.y + (type.leading - type.size) / 2, type)
      }
    }
  }

  /** How high this text stands. */
  heightOf(text: string, type: Type, { indent = 0 }: { indent?: number } = {}): number {
    const lines = this.clean(text)
      .split('\n')
      .flatMap((part) => brokenLines(part, WIDTH, (piece) => this.wide(piece, type.size), indent * type.size))
    return lines.length * type.leading
  }

  rule(thickness: number): void {
    this.page.drawLine({
      start: { x: MARGIN.left, y: this.y },
      end: { x: A4.width - MARGIN.right, y: this.y },
      thickness,
      color: BLACK,
    })
  }

  /** One row of a table, boxed; a row longer than the page goes on over the next, boxed on both. */
  row(cells: readonly string[], widths: readonly number[], type: Type, bolds: readonly boolean[] = []): void {
    const lines = cells.map((cell, i) =>
      this.clean(cell)
        .split('\n')
        .flatMap((part) => brokenLines(part, (widths[i] ?? 0) - 2 * PADDING.x, (text) => this.wide(text, type.size))),
    )
    const rows = Math.max(...lines.map((one) => one.length))
    // A short row is not torn: it goes to the next page whole.
    if (rows <= 6) this.keep(rows * type.leading + 2 * PADDING.y)
    for (let from = 0; from < rows; ) {
      this.keep(type.leading + 2 * PADDING.y)
      const fit = Math.max(1, Math.min(rows - from, Math.floor((this.room - 2 * PADDING.y) / type.leading)))
      this.cellsAt(
        lines.map((one) => one.slice(from, from + fit)),
        widths,
        fit * type.leading + 2 * PADDING.y,
        type,
        bolds,
      )
      from += fit
    }
  }

  private cellsAt(
    lines: ReadonlyArray<readonly string[]>,
    widths: readonly number[],
    height: number,
    type: Type,
    bolds: readonly boolean[],
  ): void {
    let x = MARGIN.left
    for (const [i, cell] of lines.entries()) {
      const width = widths[i] ?? 0
      this.page.drawRectangle({ x, y: this.y - height, width, height, borderWidth: 0.6, borderColor: BLACK })
      // A term of one line stands in the middle of its row.
      const down = (height - cell.length * type.leading) / 2
      for (const [line, text] of cell.entries()) {
        const y = this.y - down - line * type.leading - type.leading / 2 - type.size * OPTICAL
        this.put(text, x + PADDING.x, y, { size: type.size, bold: bolds[i] ?? false })
      }
      x += width
    }
    this.y -= height
  }

  /** A code in the middle of the line, `size` points wide with its quiet margin, black however the page is printed. */
  code(text: string, size: number): void {
    this.keep(size)
    this.y -= size
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
    const module = size / rows.length
    const left = (A4.width - size) / 2
    for (const [down, row] of rows.entries())
      for (let x = 0; x < row.length; x += 1) {
        const from = x
        while (row[x]) x += 1
        // A run of dark modules is one bar: no hairline between them on any printer.
        if (x > from)
          this.page.drawRectangle({
            ...{
              x: left + from * module,
              y: this.y + size - (down + 1) * module,
              width: (x - from) * module,
              height: module,
              color: BLACK,
            },
          })
      }
  }

  /** The foot of the page that bears the seal: what is said small beside the room for the code. */
  foot(texts: readonly string[], type: Type): void {
    const lines = this.footLines(texts, type)
    const height = Math.max(CODE_ROOM, lines.length * type.leading)
    this.keep(height + FOOT_GAP)
    this.y = MARGIN.bottom + height + 4
    this.rule(0.6)
    this.y -= 4
    for (const line of lines) {
      this.y -= type.leading
      this.put(line, MARGIN.left, this.y + (type.leading - type.size) / 2, type)
    }
    this.y = MARGIN.bottom
  }

  /** How much of a page that foot takes, as far as is known by now. */
  footHeight(texts: readonly string[], type: Type): number {
    return Math.max(CODE_ROOM, this.footLines(texts, type).length * type.leading) + FOOT_GAP
  }

  private footLines(texts: readonly string[], type: Type): string[] {
    const clean = texts.map((text) => this.clean(text))
    const rare = this.rareNote()
    return [...clean, ...(rare ? [rare] : [])].flatMap((text) => brokenLines(text, WIDTH - CODE_ROOM, (part) => this.wide(part, type.size)))
  }

  private rareNote(): string | null {
    if (this.rare.size === 0) return null
    return `注：“□”处为字库未收入的字，编码依次为 ${[...this.rare].join('、')}，请经办机构手工补写并加盖校对章。`
  }

  /** Page numbers and the mark, then the bytes: nothing in them but what was set. */
  async bytes(): Promise<Uint8Array> {
    const pages = this.doc.getPages()
    const small = { size: 9 }
    for (const [i, page] of pages.entries()) {
      this.page = page
      const pageOf = `第 ${i + 1} 页　共 ${pages.length} 页`
      this.put(pageOf, (A4.width - this.wide(pageOf, small.size)) / 2, 40, small)
      if (this.mark !== '') {
        const wide = this.wide(this.mark, small.size)
        const x = A4.width - MARGIN.right - wide - 8
        page.drawRectangle({ x, y: A4.height - 48, width: wide + 8, height: 16, borderWidth: 0.8, borderColor: BLACK })
        this.put(this.mark, x + 4, A4.height - 43.4, small)
      }
    }
    return this.doc.save({ useObjectStreams: true })
  }
}
