import sharp from 'sharp'
import { sha256Hex } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'

const MOST_BYTES = 10 * 1024 * 1024
const MOST_PIXELS = 40_000_000
/** Wide enough for a screen, small enough for an old phone. */
const EDGE = 1280

export type DrawnPhoto = { content: Uint8Array<ArrayBuffer>; digest: string; width: number; height: number }

/** A picture as it will be shown: turned upright, made smaller, drawn anew without EXIF, place or any other metadata (F-04). Refuses all else. */
export async function drawPhoto(fileName: string, content: Uint8Array): Promise<Outcome<DrawnPhoto>> {
  const wrong = (code: string, message: string) => refused(code, message, { fields: { file: message } })
  if (!/\.(jpe?g|png)$/i.test(fileName)) return wrong('photo.type', '请上传 jpg 或 png 照片')
  if (content.length > MOST_BYTES) return wrong('photo.tooLarge', '照片超过 10 MB，请缩小后再上传')
  try {
    const picture = sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
    const { format } = await picture.metadata()
    if (format !== 'jpeg' && format !== 'png') return wrong('photo.disguised', '文件内容不是 jpg 或 png 照片')
    const { data, info } = await picture
      .autoOrient()
      .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: 30 })
      .jpeg({ quality: 78, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    const kept = new Uint8Array(data)
    return done({ content: kept, digest: sha256Hex(kept), width: info.width, height: info.height })
  } catch (error) {
    const isHuge = error instanceof Error && /pixel limit/i.test(error.message)
    return wrong(
      isHuge ? 'photo.pixels' : 'photo.damaged',
      isHuge ? '照片太大（超过 4000 万像素），请缩小后再上传' : '照片打不开，可能已损坏；请重新拍照后再上传',
    )
  }
}
