import type { UploadProgress } from '@/lib/institutions/schema/upload'

/** What the page is told while a file is on its way: bytes sent, then what the server reads. */
export type SendProgress = { step: 'sending'; part: number } | UploadProgress

const CUT_OFF: UploadProgress = { step: 'refused', message: '上传中断了，网络可能不稳。所选文件仍在本页，请再按一次“上传并核对”。' }

/** Sends a file as the bare body of a request and tells how far it has come; answers with the last thing told. Never throws. */
export function sendFile(file: File, told: (progress: SendProgress) => void): Promise<UploadProgress> {
  return new Promise((resolve) => {
    // fetch does not tell how much of a body has been sent.
    const request = new XMLHttpRequest()
    let read = 0
    let last: UploadProgress = CUT_OFF
    const listen = () => {
      const lines = request.responseText.slice(read).split('\n')
      const rest = lines.pop() ?? ''
      read = request.responseText.length - rest.length
      for (const line of lines) hear(line)
    }
    const hear = (line: string) => {
      const progress = progressIn(line)
      if (!progress) return
      last = progress
      told(progress)
    }
    request.open('POST', '/register/upload')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.upload.onprogress = ({ loaded, total }) => told({ step: 'sending', part: total > 0 ? loaded / total : 0 })
    request.onprogress = listen
    request.onload = () => {
      listen()
      hear(request.responseText.slice(read))
      resolve(last.step === 'kept' || last.step === 'refused' ? last : CUT_OFF)
    }
    request.onerror = () => resolve(CUT_OFF)
    request.onabort = () => resolve(CUT_OFF)
    request.send(file)
  })
}

function progressIn(line: string): UploadProgress | null {
  if (!line.startsWith('{')) return null
  try {
    const said = JSON.parse(line) as UploadProgress | { problem: { message: string } }
    return 'problem' in said ? { step: 'refused', message: said.problem.message } : said
  } catch {
    return null
  }
}
