'use client'

import { type SubmitEvent, useState } from 'react'
import { ELDER_SIZES, type ElderSize, elderSizeOf } from './elder-sizes'

type Props = { initial: ElderSize | null }

/** Shows the choice at once and has the server keep it; without a script the form itself does both. */
export function ElderSwitch({ initial }: Props) {
  const [size, setSize] = useState(initial)
  const at = size ? ELDER_SIZES.indexOf(size) : -1

  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.nativeEvent.submitter
    const next = elderSizeOf(button?.getAttribute('value') ?? undefined)
    if (next) document.documentElement.dataset.elder = next
    else delete document.documentElement.dataset.elder
    setSize(next)
    // The page is already as wished; a failed request only means it is asked again next time.
    void fetch('/elder', { method: 'POST', body: new URLSearchParams({ size: next ?? '' }), redirect: 'manual' }).catch(() => undefined)
  }

  return (
    <form className="elder" action="/elder" method="post" onSubmit={choose}>
      {size ? (
        <>
          <button className="btn" name="size" value={ELDER_SIZES[at - 1]} disabled={at === 0} type="submit">
            字小些
          </button>
          <button className="btn" name="size" value={ELDER_SIZES[at + 1]} disabled={at === ELDER_SIZES.length - 1} type="submit">
            字大些
          </button>
          <button className="btn" name="size" value="" type="submit">
            标准版
          </button>
        </>
      ) : (
        <button className="btn" name="size" value="22" type="submit">
          长辈版
        </button>
      )}
    </form>
  )
}
