import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Parts } from './zip-parts'

export type XmlListener = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Tells a part of a workbook tag by tag, names without their prefixes, as it is unpacked; never whole in memory. After each piece
 * (some 64 kB) it yields, so that what has gathered can be handed on and others get their turn. Throws on what is not well-formed
 * and on a document type (entities), which no workbook has.
 */
export async function* readXml(parts: Parts, name: string, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new Error('xlsx: a document type')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open?.(local(tag.name), tag.attributes))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close?.(local(tag.name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stream = await parts.stream(name)
  try {
    for await (const piece of stream) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }))
      yield
    }
    parser.write(decoder.decode())
    parser.close()
    yield
  } finally {
    stream.destroy()
  }
}

/** The same for a small part, to its end. */
export async function readWholeXml(parts: Parts, name: string, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(parts, name, listener)) {
    // Its pieces are of no interest.
  }
}

function local(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}
