import type { ReactNode } from 'react'

type Props = { id: string; hint?: ReactNode; error?: ReactNode }

/** What stands between a question and its control: its hint as `${id}-hint`, what is wrong as `${id}-error`. */
export function FieldNotes({ id, hint, error }: Props) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}
