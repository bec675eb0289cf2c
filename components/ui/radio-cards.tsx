import type { ChangeEventHandler, ReactNode, Ref } from 'react'
import { classNames } from './class-names'
import { describedBy } from './described-by'
import { FieldGroup } from './field-group'

type Option = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** A large sign before the words, such as a weight. */
  mark?: ReactNode
  disabled?: boolean
}

type Props = {
  name: string
  id?: string
  legend: ReactNode
  options: readonly Option[]
  value?: string
  defaultValue?: string
  onChange?: ChangeEventHandler<HTMLInputElement>
  onBlur?: ChangeEventHandler<HTMLInputElement>
  ref?: Ref<HTMLInputElement>
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  required?: boolean
  columns?: 1 | 2 | 3
}

export function RadioCards({
  name,
  id = name,
  legend,
  options,
  value,
  defaultValue,
  onChange,
  onBlur,
  ref,
  hint,
  error,
  optional,
  required,
  columns = 1,
}: Props) {
  return (
    <FieldGroup id={id} legend={legend} hint={hint} error={error} optional={optional}>
      <div className={classNames('choices', columns === 2 && 'two', columns === 3 && 'three-up')}>
        {options.map((option) => (
          <label key={option.value} className={classNames('choice', option.mark !== undefined && 'marked')}>
            {option.mark !== undefined && <span className="mark">{option.mark}</span>}
            <span>
              {option.label}
              {option.hint && <span className="hint">{option.hint}</span>}
            </span>
            <input
              ref={ref}
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              aria-describedby={describedBy(id, hint, error)}
              onChange={onChange}
              onBlur={onBlur}
              {...(value !== undefined ? { checked: value === option.value } : { defaultChecked: defaultValue === option.value })}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
