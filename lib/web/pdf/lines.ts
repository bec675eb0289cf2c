/** 避头: never begins a line. */
const NO_START = new Set(' ，。、；：？！）》」』】〕〉…—～％·,.;:?!)]}%”’')
/** 避尾: never ends a line. */
const NO_END = new Set('（《「『【〔〈“‘([{')
/** Kept whole where the line allows: numbers, codes, words. */
const WORD = /[A-Za-z0-9][A-Za-z0-9./:@_*+-]*/uy

function pieces(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    WORD.lastIndex = at
    const piece = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0)
    found.push(piece)
    at += piece.length
  }
  return found
}

/**
 * Lines no wider than `width`, broken as Chinese is: between any two characters, but no closing sign begins a line and no opening one
 * ends it. `indent` is taken from the first line; a word wider than a line is cut.
 */
export function brokenLines(text: string, width: number, measure: (text: string) => number, indent = 0): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = indent
  const flush = (upTo: number) => {
    lines.push(line.slice(0, upTo).join('').trimEnd())
    line = line.slice(upTo)
    used = line.reduce((sum, piece) => sum + measure(piece), 0)
  }
  const put = (piece: string) => {
    const wide = measure(piece)
    // A space that does not fit falls away at the line's end.
    while (piece !== ' ' && line.length > 0 && used + wide > width) flush(breakBefore(line, piece))
    if (wide > width && [...piece].length > 1) for (const one of piece) put(one)
    else if (line.length > 0 || piece !== ' ') {
      line.push(piece)
      used += wide
    }
  }
  for (const piece of pieces(text)) put(piece)
  if (line.length > 0 || lines.length === 0) flush(line.length)
  return lines
}

/** How many pieces stay on the line when `next` does not fit: as many as leave a lawful break, all of them if none is. */
function breakBefore(line: readonly string[], next: string): number {
  for (let at = line.length; at > Math.max(0, line.length - 6); at -= 1) {
    const after = line[at] ?? next
    if (!NO_START.has(after) && !NO_END.has(line[at - 1] ?? '')) return at
  }
  return line.length
}
