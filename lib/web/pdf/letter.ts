import { type Annex, type LetterText, letterText } from '../../cases/rules/letter-text'
import type { LetterFacts } from '../../cases/schema/letter'
import { Paper, WIDTH } from './paper'
import { typeface } from './typeface'

const BODY = { size: 12, leading: 21 }
const CELL = { size: 11, leading: 17 }
const SMALL = { size: 9, leading: 14 }
const TERM = 106
/** The room that office, day and seal take. */
export const SEAL = 116

/** A letter on A4: the same facts give the same bytes. */
export function letterPdf(facts: LetterFacts): Promise<Uint8Array> {
  return printed(letterText(facts), facts.issuedOn)
}

async function printed(letter: LetterText, day: string): Promise<Uint8Array> {
  const paper = await Paper.make(await typeface(), {
    title: `${letter.title} ${letter.number}`,
    author: letter.office,
    day,
    mark: letter.isDemo ? '演示 · 非官方' : '',
  })
  heading(paper, letter)
  paper.text(`${letter.to}：`, BODY)
  for (const one of letter.opening) paper.text(one, BODY, { indent: 2 })
  paper.gap(6)
  for (const { term, detail } of letter.rows) paper.row([term, detail], [TERM, WIDTH - TERM], CELL)
  paper.gap(8)
  const foot = [letter.basis, `联系：${letter.contact}`, ...(letter.copy ? [`抄送：${letter.copy}`] : [])]
  for (const [i, one] of letter.body.entries()) {
    // Office and day never stand alone overleaf: the last words go with them.
    if (i === letter.body.length - 1) paper.keep(paper.heightOf(one, BODY, { indent: 2 }) + SEAL + paper.footHeight(foot, SMALL))
    paper.text(one, BODY, { indent: 2 })
  }
  sealed(paper, letter.signed)
  paper.foot(foot, SMALL)
  if (letter.annex) annex(paper, letter.annex, letter.number)
  return paper.bytes()
}

/** Whose letter it is, its number and its name. */
export function heading(paper: Paper, letter: Pick<LetterText, 'office' | 'number' | 'title'>): void {
  paper.text(letter.office, { size: 20, leading: 30, bold: true }, { at: 'centre' })
  paper.gap(4)
  paper.rule(1.4)
  paper.gap(4)
  paper.text(letter.number, { size: 11, leading: 18 }, { at: 'right' })
  paper.gap(4)
  paper.text(letter.title, { size: 18, leading: 30, bold: true }, { at: 'centre' })
  paper.gap(8)
}

/** Office and day at the right, with room above them for the seal. */
export function sealed(paper: Paper, signed: LetterText['signed']): void {
  paper.keep(SEAL)
  paper.gap(48)
  paper.text(signed.office, BODY, { at: 'right' })
  paper.text('（盖章）', BODY, { at: 'right' })
  paper.text(signed.day, BODY, { at: 'right' })
}

const ITEM = { size: 9.5, leading: 13 }
const ANNEX_WIDTHS = [34, 104, WIDTH - 34 - 104 - 52, 52]

function annex(paper: Paper, { title, columns, groups }: Annex, number: string): void {
  paper.turn()
  paper.text(title, { ...BODY, bold: true })
  paper.text(number, SMALL)
  paper.gap(6)
  paper.row(columns, ANNEX_WIDTHS, ITEM, [true, true, true, true])
  for (const { head: name, rows } of groups) {
    // A heading does not stand alone at the foot of a page.
    paper.keep(70)
    paper.row([name], [WIDTH], ITEM, [true])
    for (const cells of rows) paper.row(cells, ANNEX_WIDTHS, ITEM)
  }
}
