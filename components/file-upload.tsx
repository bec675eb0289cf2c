'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { fileMayBeSent, inMegabytes, PAPER_LIMITS } from '@/lib/cases/rules/paper'
import { SCAN_LABEL, type Scan } from '@/lib/cases/schema/paper'
import { Meter } from './ui/meter'
import { Select } from './ui/select'
import { Tag } from './ui/tag'

type Kind = { value: string; label: string }

type Props = {
  /** The route that takes a file: multipart with these fields, the chosen kind and the file; 201 with its scan state, or the refusal. */
  address: string
  fields: Readonly<Record<string, string>>
  /** What it may be, in order; with one, nothing is asked. */
  kinds: readonly [Kind, ...Kind[]]
  kindName: string
  kindLabel: string
}

type Sending = { key: string; fileName: string; bytes: number; kind: Kind; part: number; problem?: string; scan?: Scan }
type To = Pick<Props, 'address' | 'fields' | 'kindName'>

const LOST = '网络中断，这份没有传成，请重新选择'

/** Sends one file; answers its scan state or the sentence of the refusal. */
function send(
  { address, fields, kindName }: To,
  kind: Kind,
  file: File,
  onPart: (part: number) => void,
): Promise<{ scan: Scan } | { problem: string }> {
  return new Promise((resolve) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set(kindName, kind.value)
    form.set('file', file)
    // fetch tells no progress of what is sent.
    const request = new XMLHttpRequest()
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onPart(event.loaded / event.total)
    request.onerror = () => resolve({ problem: LOST })
    request.onload = () => {
      const answer = request.response as { scan?: Scan; problem?: { message: string } } | null
      if (request.status === 201 && answer?.scan) resolve({ scan: answer.scan })
      else resolve({ problem: answer?.problem?.message ?? LOST })
    }
    request.open('POST', address)
    request.send(form)
  })
}

/** Takes files by dragging or picking, several at once, one after the other, each with its progress or its refusal. */
export function FileUpload({ address, fields, kinds, kindName, kindLabel }: Props) {
  const id = useId()
  const router = useRouter()
  const [kind, setKind] = useState<Kind>(kinds[0])
  const [list, setList] = useState<readonly Sending[]>([])
  const [over, setOver] = useState(false)

  function change(key: string, part: Partial<Sending>): void {
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  }

  async function take(files: readonly File[]): Promise<void> {
    const queue = files.map((file) => {
      const allowed = fileMayBeSent(file.name, file.size)
      const sending: Sending = { key: crypto.randomUUID(), fileName: file.name, bytes: file.size, kind, part: 0 }
      return { file, sending: allowed.ok ? sending : { ...sending, problem: allowed.problem.message } }
    })
    // What was refused has been read by whoever picks again.
    setList((before) => [...before.filter((one) => !one.problem), ...queue.map((one) => one.sending)])
    for (const { file, sending } of queue) {
      if (sending.problem) continue
      const answer = await send({ address, fields, kindName }, sending.kind, file, (part) => change(sending.key, { part }))
      change(sending.key, { part: 1, ...answer })
      if ('scan' in answer) router.refresh()
    }
  }

  function picked(event: ChangeEvent<HTMLInputElement>): void {
    void take([...(event.target.files ?? [])])
    // The same file may be picked again after a refusal.
    event.target.value = ''
  }

  function dropped(event: DragEvent<HTMLElement>): void {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }

  return (
    <div className="grid gap-4">
      {kinds.length > 1 && (
        <Select
          name="kind"
          id={`${id}-kind`}
          label={kindLabel}
          options={kinds}
          value={kind.value}
          onChange={(event) => setKind(kinds.find((one) => one.value === event.target.value) ?? kinds[0])}
        />
      )}
      <label
        htmlFor={`${id}-file`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
        className={`grid cursor-pointer justify-items-center gap-1 rounded-[var(--r)] border-2 border-dashed p-6 text-center focus-within:outline-3 focus-within:outline-[var(--lake)] ${
          over ? 'border-[var(--lake)] bg-[var(--lake-wash)]' : 'border-[var(--line-3)] bg-[var(--card)]'
        }`}
      >
        <b>拍照或选择{kind.label}</b>
        <span className="hint">
          照片（jpg、png）或 pdf，每份不超过 {inMegabytes(PAPER_LIMITS.bytes)}，合计不超过 {inMegabytes(PAPER_LIMITS.caseBytes)}
          ；也可以把文件拖到这里
        </span>
        <input
          id={`${id}-file`}
          type="file"
          multiple
          accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
          className="sr-only"
          onChange={picked}
        />
      </label>
      <ul className="grid gap-2" aria-live="polite" aria-label="正在上传的材料">
        {list.map((one) => (
          <li key={one.key} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 break-all">
              {one.kind.label}：{one.fileName}（{inMegabytes(one.bytes)}）
            </span>
            {one.problem && (
              <>
                <Tag tone="late">没有传成</Tag>
                <p className="small basis-full font-semibold text-red">{one.problem}</p>
              </>
            )}
            {one.scan && <Tag tone="done">已上传 · {SCAN_LABEL[one.scan]}</Tag>}
            {!one.problem && !one.scan && (
              <Meter part={one.part}>{one.part < 1 ? `已传 ${Math.round(one.part * 100)}%` : '正在检查'}</Meter>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
