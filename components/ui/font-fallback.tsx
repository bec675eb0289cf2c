'use client'

import { useEffect } from 'react'

/** The pixels a character makes in the device's own faces. */
function pixelsOf(character: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 24
  canvas.height = 24
  const pen = canvas.getContext('2d')
  if (!pen) return character
  pen.font = '20px system-ui, sans-serif'
  pen.fillText(character, 0, 20)
  return canvas.toDataURL()
}

/** Loads the web font's list of pieces only on a device that has no Chinese face at all: 汉 looks there like a character that does not exist. */
export function FontFallback() {
  useEffect(() => {
    if (pixelsOf('汉') === pixelsOf('\u{10fffd}')) void import('./font-pieces')
  }, [])
  return null
}
