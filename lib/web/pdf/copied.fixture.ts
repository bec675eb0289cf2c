import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader of the file would copy out of it, page by page, without spaces and line ends. */
export async function copied(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await document.destroy()
  return pages.map(bare)
}

export const bare = (text: string) => text.replaceAll(/\s/g, '')
