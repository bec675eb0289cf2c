import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldNotes } from './field-notes'

type Props = {
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  children: ReactNode
}

/** Several controls under one question. */
export function FieldGroup({ id, legend, hint, error, optional, children }: Props) {
  return (
    <fieldset id={id} tabIndex={-1} className={classNames('field', Boolean(error) && 'wrong')}>
      <legend>
        {legend}
        {optional && <span className="optional">（可不填）</span>}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
