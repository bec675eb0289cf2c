import type { ReactNode } from 'react'

type Props = {
  /** Id of each section and its name. */
  contents: ReadonlyArray<readonly [id: string, label: string]>
  children: ReactNode
}

/** Long text to read, with its contents beside it (above it on a phone, nowhere on paper). */
export function WithContents({ contents, children }: Props) {
  return (
    <div className="guide">
      <nav className="toc no-print" aria-label="本页目录">
        <ol>
          {contents.map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="prose">{children}</div>
    </div>
  )
}
