import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldNotes } from './field-notes'

type Props = {
  /** The control's id; hint and error take `${id}-hint` and `${id}-error`. */
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  children: ReactNode
}

export function Field({ id, label, hint, error, optional, children }: Props) {
  return (
    <div className={classNames('field', Boolean(error) && 'wrong')}>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <span className="optional">（可不填）</span>}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}
