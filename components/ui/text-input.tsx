import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy } from './described-by'
import { Field } from './field'

type Props = Omit<ComponentProps<'input'>, 'width'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  width?: 'short' | 'medium' | 'full'
  /** Never kept in the browser, see KeepTyped. */
  unkept?: boolean
}

export function TextInput({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  width = 'full',
  unkept,
  type = 'text',
  className,
  ...rest
}: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <input
        id={id}
        name={name}
        type={type}
        data-unkept={unkept || undefined}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={classNames('input', width, className)}
        {...rest}
      />
    </Field>
  )
}
