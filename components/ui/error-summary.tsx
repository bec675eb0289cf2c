'use client'

import { useEffect, useId, useRef } from 'react'

type Props = {
  title?: string
  /** `field` is the id of the control; without it the sentence stands alone. */
  problems: readonly { field?: string; message: string }[]
}

/** Takes the focus whenever its problems change, so that keyboard and screen reader arrive at once. */
export function ErrorSummary({ title = '有几处需要改正', problems }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const told = problems.map((problem) => `${problem.field ?? ''}:${problem.message}`).join('\n')

  useEffect(() => {
    if (told) box.current?.focus()
  }, [told])

  if (problems.length === 0) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field ?? ''}:${problem.message}`}>
            {problem.field ? <a href={`#${problem.field}`}>{problem.message}</a> : problem.message}
          </li>
        ))}
      </ul>
    </div>
  )
}
