import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { done, type Outcome, refused } from '../kernel/outcome'

/** Bounds of a zip by what its own directory says, looked at before anything is unpacked (F-01). */
export const ZIP_LIMITS = {
  entries: 2_000,
  unpackedBytes: 512 * 1024 * 1024,
  /** A sheet of one repeated line packs some hundred times; deflate can do a thousand. */
  ratio: 300,
  /** Below this no ratio is a danger. */
  ratioFrom: 4 * 1024 * 1024,
} as const

const NESTED = /(\.(zip|rar|7z|gz|bz2|xz|tar|jar|docx|xlsx|xlsm|xlsb|pptx|ods)$)|(\/embeddings\/)/i

/** The parts of a zip, by name. A part is held to the size its directory entry declares: one that goes on longer throws. */
export type Parts = {
  has(name: string): boolean
  stream(name: string): Promise<Readable>
  text(name: string, mostBytes: number): Promise<string>
}

const TOO_LARGE = refused('xlsxTooLarge', '工作簿展开后过大，没有展开。请删去图片和空白行，或拆成几个文件后分别上传。')
const NO_ZIP = refused('notXlsx', '文件不是 .xlsx 工作簿，或者已经损坏。请在表格软件里另存为 .xlsx 或 CSV 后重新上传。')

/** Opens a zip held in memory. Refuses a damaged one, one that unpacks beyond its bounds, and one with archives inside. */
export async function openParts(bytes: Uint8Array): Promise<Outcome<Parts>> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (zip.entryCount > ZIP_LIMITS.entries) return TOO_LARGE
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      if (NESTED.test(entry.fileName)) return refused('xlsxNested', '工作簿里嵌着别的文件或压缩包，没有展开。请删去嵌入的对象后重新上传。')
      unpacked += entry.uncompressedSize
      const isDense = entry.uncompressedSize > ZIP_LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * ZIP_LIMITS.ratio
      if (unpacked > ZIP_LIMITS.unpackedBytes || isDense) return TOO_LARGE
      if (entry.isEncrypted()) return refused('fileLocked', '工作簿加了打开密码，读不了。请去掉密码，另存为 .xlsx 后重新上传。')
      entries.set(entry.fileName, entry)
    }
  } catch {
    return NO_ZIP
  }

  async function stream(name: string): Promise<Readable> {
    const entry = entries.get(name)
    if (!entry) throw new Error(`zip: no part ${name}`)
    return zip.openReadStreamPromise(entry)
  }

  async function text(name: string, mostBytes: number): Promise<string> {
    const parts: Buffer[] = []
    let length = 0
    for await (const part of await stream(name)) {
      length += (part as Buffer).length
      if (length > mostBytes) throw new Error(`zip: part ${name} beyond its bound`)
      parts.push(part as Buffer)
    }
    return Buffer.concat(parts).toString('utf8')
  }

  return done({ has: (name) => entries.has(name), stream, text })
}
