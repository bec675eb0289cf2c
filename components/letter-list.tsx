import { LETTER_LABEL, type Letter, RECIPIENT_LABEL } from '@/lib/cases/schema/letter'
import { chineseDay } from '@/lib/kernel/dates'

type Props = {
  letters: readonly Letter[]
  /** To whom each went: for the bureaus, who read them all. */
  recipients?: boolean
}

/** 文书, oldest first: each opens in a new tab, ready to print, or is kept as a file. Plain links: nothing is fetched before it is asked for. */
export function LetterList({ letters, recipients = false }: Props) {
  return (
    <ul className="letters">
      {letters.map((letter) => {
        const label = LETTER_LABEL[letter.kind]
        return (
          <li key={letter.id}>
            <span>
              <b>{label}</b>
              <span className="small muted block">
                {letter.number} · {chineseDay(letter.issuedOn)}
                {recipients && ` · 致${RECIPIENT_LABEL[letter.recipient]}`}
              </span>
            </span>
            <span className="actions">
              <a className="btn" href={`/api/letters/${letter.id}`} target="_blank" rel="noreferrer">
                打开<span className="sr-only">{`${label}（${letter.number}，在新窗口打开）`}</span>
              </a>
              <a className="btn quiet" href={`/api/letters/${letter.id}?download=1`} download>
                下载<span className="sr-only">{`${label}（${letter.number}）`}</span>
              </a>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
