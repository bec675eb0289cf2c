import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy } from './described-by'
import { Field } from './field'

type Props = ComponentProps<'textarea'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  unkept?: boolean
}

export function TextArea({ name, id = name, label, hint, error, optional, unkept, className, rows = 3, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        data-unkept={unkept || undefined}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={classNames('input', className)}
        {...rest}
      />
    </Field>
  )
}
