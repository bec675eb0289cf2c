import { decodeQR } from 'qr/decode.js'

/** Longest side a picture is read at: a code fills enough of it, and an old phone is not kept waiting. */
const SIDES = [1200, 2400, 600] as const

/** The text of the code in a picture; null where none is found. Nothing leaves this device. */
export async function codeInImage(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height))
    const text = codeIn(picture, Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
    if (text) return text
  }
  return null
}

/** The text of the code in what is drawn; null where none is found. */
export function codeIn(source: CanvasImageSource, width: number, height: number): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.drawImage(source, 0, 0, width, height)
  const { data } = pen.getImageData(0, 0, width, height)
  try {
    return decodeQR({ width, height, data })
  } catch {
    // No code in this picture is what it says by throwing.
    return null
  }
}
