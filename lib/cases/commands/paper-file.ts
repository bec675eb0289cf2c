import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDocument, PDFName, PDFObjectStreamParser, type PDFRawStream, PDFXRefStreamParser } from 'pdf-lib'
import sharp from 'sharp'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { fileIsWhatItSays, PAPER_LIMITS } from '../rules/paper'
import { MIME, type PaperType } from '../schema/paper'

const MB = 1024 * 1024
/** A pdf's object and reference streams are unpacked in memory to be parsed; no honest one comes near this. */
const UNPACKED = 32 * MB

export type CleanFile = { content: Uint8Array; type: PaperType; mime: string }

let turn: Promise<unknown> = Promise.resolve()

/**
 * Checks a file by extension, first bytes and parse, and answers with what is kept: an image drawn anew, turned upright, without
 * EXIF, place or any other metadata (F-04); a pdf as it is. Refuses what is disguised, damaged, encrypted, or beyond the pixel and
 * page limits. One file at a time: each may need a few hundred megabytes while it is parsed.
 */
export function cleanFile(fileName: string, content: Uint8Array): Promise<Outcome<CleanFile>> {
  const mine = turn.then(() => cleaned(fileName, content))
  turn = mine.catch(() => undefined)
  return mine
}

async function cleaned(fileName: string, content: Uint8Array): Promise<Outcome<CleanFile>> {
  const type = fileIsWhatItSays(fileName, content)
  if (!type.ok) return type
  const kept = type.value === 'pdf' ? await parsedPdf(content) : await redrawn(content, type.value)
  return kept.ok ? done({ content: kept.value, type: type.value, mime: MIME[type.value] }) : kept
}

function wrong(code: string, message: string): { ok: false; problem: { code: string; message: string } } {
  return refused(code, message, { fields: { file: message } })
}

const DAMAGED = '照片打不开，可能已损坏；请重新拍照或另存后再上传'

async function redrawn(content: Uint8Array, type: 'jpg' | 'png'): Promise<Outcome<Uint8Array>> {
  try {
    const picture = sharp(content, { limitInputPixels: PAPER_LIMITS.pixels, failOn: 'error', animated: false })
    const { width, height, format } = await picture.metadata()
    if (format !== (type === 'jpg' ? 'jpeg' : 'png')) return wrong('paper.damaged', DAMAGED)
    if (width * height > PAPER_LIMITS.pixels) return wrong('paper.pixels', '照片太大（超过 4000 万像素），请缩小后再上传')
    const upright = picture.autoOrient().timeout({ seconds: 30 })
    const drawn = type === 'jpg' ? upright.jpeg({ quality: 85 }) : upright.png({ compressionLevel: 9 })
    return done(new Uint8Array(await drawn.toBuffer()))
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message))
      return wrong('paper.pixels', '照片太大（超过 4000 万像素），请缩小后再上传')
    return wrong('paper.damaged', DAMAGED)
  }
}

async function parsedPdf(content: Uint8Array): Promise<Outcome<Uint8Array>> {
  bomb = false
  try {
    const document = await PDFDocument.load(content, { updateMetadata: false, ignoreEncryption: true })
    if (bomb) return wrong('paper.unpacks', 'pdf 结构异常，请用“打印为 pdf”另存一份后再上传')
    if (document.isEncrypted) return wrong('paper.encrypted', 'pdf 设了密码或加密，请去掉密码后再上传')
    const pages = document.getPageCount()
    if (pages === 0) return wrong('paper.damaged', 'pdf 里没有页面，请重新另存后再上传')
    if (pages > PAPER_LIMITS.pages) return wrong('paper.pages', `pdf 超过 ${PAPER_LIMITS.pages} 页，请分开上传`)
    return done(content)
  } catch {
    if (bomb) return wrong('paper.unpacks', 'pdf 结构异常，请用“打印为 pdf”另存一份后再上传')
    return wrong('paper.damaged', 'pdf 打不开，可能已损坏；请重新另存后再上传')
  }
}

// pdf-lib unpacks object and reference streams without a limit and swallows what is thrown meanwhile; so the limit stands in front of
// the two places that unpack, and leaves word here. Files are parsed one at a time.
let bomb = false

function unpacksTooFar(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  if (filter === undefined) return false
  const only = filter instanceof PDFArray ? (filter.size() === 1 ? filter.lookup(0) : null) : filter
  if (only !== PDFName.of('FlateDecode')) return true
  try {
    inflateSync(stream.contents, { maxOutputLength: UNPACKED })
    return false
  } catch (error) {
    return error instanceof RangeError
  }
}

function guarded<Rest extends unknown[], Parser>(
  open: (stream: PDFRawStream, ...rest: Rest) => Parser,
): (stream: PDFRawStream, ...rest: Rest) => Parser {
  return (stream, ...rest) => {
    if (bomb || unpacksTooFar(stream)) {
      bomb = true
      throw new Error('a stream unpacks too far')
    }
    return open(stream, ...rest)
  }
}

PDFObjectStreamParser.forStream = guarded(PDFObjectStreamParser.forStream)
PDFXRefStreamParser.forStream = guarded(PDFXRefStreamParser.forStream)
