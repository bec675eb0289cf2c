import { done, type Outcome, refused } from '../kernel/outcome'

export type TableKind = 'xlsx' | 'text'

type Signature = { says: string; bytes: readonly number[] }

/** What is often renamed to look like a table, by its first bytes (F-01). */
const SIGNATURES: readonly Signature[] = [
  { says: '一个程序文件', bytes: [0x4d, 0x5a] },
  { says: '一个程序文件', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { says: '一个程序文件', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { says: '一份 PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { says: '一张图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { says: '一张图片', bytes: [0xff, 0xd8, 0xff] },
  { says: '一张图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { says: '一个压缩包', bytes: [0x52, 0x61, 0x72, 0x21] },
  { says: '一个压缩包', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { says: '一个压缩包', bytes: [0x1f, 0x8b] },
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
/** The stream in which Excel keeps a workbook with a password, as OLE spells it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * What a file is by its bytes, whatever it is called: a zip that may be a workbook, or text. Refuses everything else with what it is
 * and what to do about it. Nothing is unpacked.
 */
export function kindOfFile(bytes: Uint8Array, name: string): Outcome<TableKind> {
  if (bytes.length === 0) return refused('fileEmpty', '文件是空的。请确认已经保存，再重新选择。')
  if (!/\.(xlsx|csv|txt)$/i.test(name)) return refused('wrongKind', '请上传 .xlsx 或 .csv 文件；别的格式请先在表格软件里另存为 .xlsx。')
  const begins = (signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)
  if (begins(ZIP)) return done('xlsx')
  if (begins(OLE))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
      ? refused('fileLocked', '工作簿加了打开密码，读不了。请去掉密码，另存为 .xlsx 后重新上传。')
      : refused('oldXls', '文件内容是旧式 .xls，改扩展名不起作用。请用表格软件打开，另存为 .xlsx 后重新上传。')
  const known = SIGNATURES.find((one) => begins(one.bytes))
  if (known) return refused('disguised', `文件内容是${known.says}，不是表格，没有读入。`)
  if (UTF_16.some(begins)) return refused('utf16', '文件是 Unicode(UTF-16)文本。请另存为 .xlsx 或“CSV UTF-8”后重新上传。')
  const head = Buffer.from(bytes.subarray(0, 512)).toString('utf8').replace('\uFEFF', '').trimStart().toLowerCase()
  if (/^<(!doctype|html|table|\?xml)/.test(head))
    return refused('webPage', '文件内容是网页表格，不是真正的工作簿。请用表格软件打开，另存为 .xlsx 后重新上传。')
  if (bytes.includes(0)) return refused('disguised', '文件内容不是表格，没有读入。')
  if (/\.xlsx$/i.test(name))
    return refused('notXlsx', '文件不是 .xlsx 工作簿，或者已经损坏。请在表格软件里另存为 .xlsx 或 CSV 后重新上传。')
  return done('text')
}
