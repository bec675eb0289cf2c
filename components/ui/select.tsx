import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy } from './described-by'
import { Field } from './field'

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  name: string
  label: ReactNode
  options: readonly { value: string; label: string; disabled?: boolean }[]
  /** The empty first choice, such as 请选择; left out when nothing may be empty. */
  placeholder?: string
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
}

export function Select({ name, id = name, label, options, placeholder, hint, error, optional, className, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <select
        id={id}
        name={name}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={classNames('input', className)}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
