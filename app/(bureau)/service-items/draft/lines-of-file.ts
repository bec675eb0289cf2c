import { type CsvLine, csvReading } from '@/lib/institutions/rules/csv'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'

const WRONG_KIND = refused('wrongKind', '请上传 .xlsx 或 .csv 文件。')
const TOO_LARGE = refused('tooLarge', '文件超过 2 MB，不像是服务项目目录，请核对。')
const MOST_BYTES = 2 * 1024 * 1024

/** The lines of an .xlsx's first sheet or of a csv (UTF-8, else GB18030), read in the browser. Refuses other kinds by name and by bytes. */
export async function linesOfFile(file: File): Promise<Outcome<CsvLine[]>> {
  if (file.size > MOST_BYTES) return TOO_LARGE
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (/\.xlsx$/i.test(file.name)) {
    // Fetched only when a workbook is chosen.
    const { readXlsxLines } = await import('@/lib/web/xlsx-read')
    return readXlsxLines(bytes)
  }
  const text = /\.(csv|txt)$/i.test(file.name) ? textOf(bytes) : null
  if (text === null) return WRONG_KIND
  const reading = csvReading()
  const lines = reading.write(text)
  if (!lines.ok) return lines
  const rest = reading.end()
  return rest.ok ? done([...lines.value, ...rest.value]) : rest
}

function textOf(bytes: Uint8Array): string | null {
  for (const encoding of ['UTF-8', 'GB18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not this encoding.
    }
  }
  return null
}
