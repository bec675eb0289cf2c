import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy } from './described-by'

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export function Checkbox({ name, id = name, label, hint, error, className, ...rest }: Props) {
  return (
    <div className={classNames('field', Boolean(error) && 'wrong', className)}>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label className="choice check">
        <input
          id={id}
          name={name}
          type="checkbox"
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
          {...rest}
        />
        <span>
          {label}
          {hint && (
            <span className="hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}
