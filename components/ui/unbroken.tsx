import { Fragment } from 'react'

/** A telephone number with its area, a day: what loses its sense when the line ends inside it. */
const WHOLE = /(\d{3,4}-\d{7,8}|(?:\d{4}年)?\d{1,2}月\d{1,2}日)/

/** A text whose telephone numbers and days stay on one line. */
export function Unbroken({ text }: { text: string }) {
  return text.split(WHOLE).map((part, at) => {
    const key = `${at}-${part}`
    return at % 2 === 1 ? (
      <span key={key} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    )
  })
}
