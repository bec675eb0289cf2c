import { isUtf8 } from 'node:buffer'
import { type CsvLine, csvReading } from '../institutions/rules/csv'
import { done, type Outcome, refused } from '../kernel/outcome'

export type FileEncoding = 'UTF-8' | 'GB18030'

const PIECE = 64 * 1024

/** How a text is encoded: UTF-8 with or without BOM, else GB18030, what Chinese spreadsheets save. Refuses what is neither. */
export function encodingOf(bytes: Uint8Array): Outcome<FileEncoding> {
  if (isUtf8(bytes)) return done('UTF-8')
  const decoder = new TextDecoder('gb18030', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    decoder.decode()
    return done('GB18030')
  } catch {
    return refused('notCsv', '文件不是csv文本，请用“另存为 CSV(UTF-8)”后重新上传')
  }
}

/** The records of a csv, some thousand at a time, as they are decoded. The last one may be the refusal that ends it. */
export async function* csvLines(bytes: Uint8Array, encoding: FileEncoding): AsyncGenerator<Outcome<CsvLine[]>> {
  const decoder = new TextDecoder(encoding)
  const reading = csvReading()
  for (let at = 0; at < bytes.length; at += PIECE) {
    const lines = reading.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
    yield lines
    if (!lines.ok) return
    await new Promise(setImmediate)
  }
  const rest = reading.write(decoder.decode())
  yield rest
  if (rest.ok) yield reading.end()
}
