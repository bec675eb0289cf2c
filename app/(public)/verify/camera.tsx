'use client'

import { useEffect, useRef } from 'react'
import { codeIn } from './code-in-image'

type Props = { onCode: (text: string) => void; onFault: (says: string) => void }

const LOOKS_EVERY = 200
const SIDE = 720

/** The rear camera, looked at five times a second until a code is read. Closing it lets the camera go. */
export function Camera({ onCode, onFault }: Props) {
  const view = useRef<HTMLVideoElement>(null)
  const told = useRef({ onCode, onFault })

  useEffect(() => {
    told.current = { onCode, onFault }
  })

  useEffect(() => {
    let stream: MediaStream | null = null
    let isOver = false
    let timer = 0

    function look() {
      const video = view.current
      if (isOver || !video) return
      if (video.videoWidth > 0) {
        const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight))
        const text = codeIn(video, Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale))
        if (text) return told.current.onCode(text)
      }
      timer = window.setTimeout(look, LOOKS_EVERY)
    }

    async function open() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      } catch {
        return told.current.onFault('没有打开摄像头。请允许本页使用摄像头，或者改用选图片、输编号。')
      }
      if (isOver) return close()
      if (view.current) {
        view.current.srcObject = stream
        await view.current.play().catch(() => undefined)
      }
      look()
    }

    function close() {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }

    void open()
    return () => {
      isOver = true
      window.clearTimeout(timer)
      close()
    }
  }, [])

  return (
    <figure className="camera">
      <video ref={view} muted playsInline aria-label="摄像头画面" />
      <figcaption className="small muted">把证书上的二维码放进画面，读到后自动核对。画面不上传。</figcaption>
    </figure>
  )
}
