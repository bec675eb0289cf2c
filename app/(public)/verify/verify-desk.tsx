'use client'

import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { TextInput } from '@/components/ui/text-input'
import type { Verdict } from '@/lib/exchange/schema/certificate'
import type { EditionWords } from '@/lib/web/certificate'
import type { VerifierState } from '@/lib/web/verifier'
import { Camera } from './camera'
import { codeInImage } from './code-in-image'
import { freshState, judge, tokenOf } from './judge'
import { VerdictCard } from './verdict-card'

export type RegionNames = Record<string, { name: string; bureauName: string }>
type Props = { initial: VerifierState; names: RegionNames; editions: EditionWords }

/**
 * Judges what is shown to it in this browser: by camera, from a picture, by its number, or from the address it was opened with. Only a
 * number asks the portal; everything else goes on when the network is gone, with the age of the list told.
 */
export function VerifyDesk({ initial, names, editions }: Props) {
  const state = useRef(initial)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [isLooking, setLooking] = useState(false)
  const answer = useRef<HTMLDivElement>(null)

  const check = useCallback(async (text: string) => {
    setFault(null)
    setBusy('正在核对…')
    state.current = await freshState(state.current)
    setVerdict(await judge(text, state.current))
    setBusy(null)
    answer.current?.focus()
  }, [])

  useEffect(() => {
    const fromAddress = () => {
      const { hash } = window.location
      if (hash.length < 2) return
      // What stood behind the hash is not left in the browser's history.
      window.history.replaceState(window.history.state, '', window.location.pathname)
      void check(hash)
    }
    fromAddress()
    window.addEventListener('hashchange', fromAddress)
    return () => window.removeEventListener('hashchange', fromAddress)
  }, [check])

  async function byNumber(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('serial') ?? '')
    setBusy('正在查找…')
    const found = await tokenOf(typed)
    if (found.ok) return check(found.value)
    setBusy(null)
    setVerdict(null)
    setFault(found.problem.message)
  }

  async function byPicture(file: File | undefined) {
    if (!file) return
    setBusy('正在读图片…')
    const text = await codeInImage(file)
    if (text) return check(text)
    setBusy(null)
    setVerdict(null)
    setFault('这张图片里没有读到二维码。请把码拍正、拍满、不反光，再试一次。')
  }

  return (
    <div className="stack">
      <section className="verify-ways" aria-label="查验方式">
        <div className="stack">
          <Button tone="main" size="big" onClick={() => setLooking((on) => !on)} aria-pressed={isLooking}>
            {isLooking ? '关闭摄像头' : '用摄像头扫码'}
          </Button>
          {isLooking && (
            <Camera
              onCode={(text) => {
                setLooking(false)
                void check(text)
              }}
              onFault={(says) => {
                setLooking(false)
                setFault(says)
              }}
            />
          )}
        </div>
        <FileInput
          name="picture"
          label="选一张有二维码的图片"
          hint="照片或截屏，只在这台设备上读，不上传。"
          accept="image/*"
          onChange={(event) => void byPicture(event.currentTarget.files?.[0])}
        />
        <form method="post" onSubmit={byNumber} className="stack">
          <TextInput
            name="serial"
            label="证书编号"
            hint="16 位字母和数字，空格和大小写不论；这一项要联网。"
            width="medium"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            required
          />
          <div>
            <Button type="submit">按编号查</Button>
          </div>
        </form>
      </section>
      <div ref={answer} tabIndex={-1} role="status" aria-live="polite" className="verify-answer">
        {busy && <p>{busy}</p>}
        {!busy && fault && (
          <NoticeBanner tone="late" title="没有查成">
            {fault}
          </NoticeBanner>
        )}
        {!busy && !fault && verdict && <VerdictCard verdict={verdict} names={names} editions={editions} />}
      </div>
    </div>
  )
}
